"""What a translator may read of a text that is not theirs to change, and which translations a person may ask for."""

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail_localize.models import TranslationSource

from cms.translations.rights.languages import Person, languages_of, may_edit


def may_read(user: Person, instance: TranslatableMixin) -> bool:
    """Whether ``user`` may read a page or snippet in the admin: as its editor, or to translate it (``readable_text``)."""
    return may_edit(user, instance) or readable_text(user, instance) is not None


def readable_text(user: Person, instance: TranslatableMixin) -> TranslatableMixin | None:
    """The text of ``instance`` that a translator may read, or ``None``.

    A page that was submitted for translation into one of the user's languages is read as it was submitted, drafts included; any
    other only as the public reads it. A snippet is read with the model's permission to view it.
    """
    if not isinstance(instance, Page):
        policy = policy_registry.get_by_type(type(instance))
        return instance if policy.user_has_permission(user, "view") else None
    languages = [locale for locale in languages_of(user) if locale.pk != instance.locale_id]
    if not languages:
        return None
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key,
        locale_id=instance.locale_id,
        translations__target_locale__in=languages,
    ).first()
    if source is not None:
        return source.as_instance()
    return instance.specific if instance.live and not instance.get_view_restrictions().exists() else None


def requestable_languages(user: Person, instance: TranslatableMixin) -> list[Locale]:
    """The languages into which ``user`` may submit ``instance`` for translation.

    Whoever may edit a text may ask for it in any language; a translator takes what can be read into the languages granted.
    """
    if not user.has_perm("wagtail_localize.submit_translation"):
        return []
    if may_edit(user, instance):
        return list(Locale.objects.exclude(pk=instance.locale_id))
    if not may_read(user, instance):
        return []
    return [locale for locale in languages_of(user) if locale.pk != instance.locale_id]
