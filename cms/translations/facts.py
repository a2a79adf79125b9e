"""What is the same in every language follows the source at once: dates, a cancellation, places on a map, links.

wagtail-localize copies such fields only when a translation is published again. An English page must not announce the old
date of an event until a translator happens to come by, so a published change of facts is carried over to the live
translations, and nothing else of them is touched.
"""

import logging
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.dispatch import Signal
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

logger = logging.getLogger(__name__)

facts_carried = Signal()
"""A live page has changed beside its draft, without being published. Sent with ``instance``, which holds the live values."""


def push_facts(source: TranslationSource) -> None:
    """Carry the facts of a source page over to its live translations. Drafts take them when they are published."""
    page = source.get_source_instance()
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        target = (
            type(page).objects.filter(
                translation_key=page.translation_key, locale=translation.target_locale, live=True
            )
        ).first()
        if target is None:
            continue
        try:
            with transaction.atomic():
                if copy_facts(page, target, _overridden(translation)):
                    _publish(target)
        except ValidationError:
            logger.exception("The facts of page %s do not fit its translation %s", page.pk, target.pk)


def copy_facts(
    source: models.Model, target: models.Model, overridden: Iterable[str] = (), prefix: str = ""
) -> bool:
    """Copy every synchronised field from one language's object to another's; return whether anything differed.

    ``overridden`` are the paths (``field``, or ``relation.key.field`` in a child) for which a translator has set another
    value. Children are matched by ``translation_key``; those that the source no longer has are removed. New ones wait for
    their texts, unless their model says that its ``facts_stand_alone``.
    """
    changed = False
    for rule in get_translatable_fields(type(source)):
        field = rule.get_field(type(source))
        if isinstance(rule, SynchronizedField) and f"{prefix}{field.name}" not in overridden:
            changed |= _copy_field(field, source, target)
        elif isinstance(rule, TranslatableField) and field.one_to_many:
            changed |= _copy_children(field, source, target, overridden, f"{prefix}{field.name}.")
    return changed


def _copy_field(field, source, target) -> bool:
    if field.one_to_many:
        if _rows(field, source) == _rows(field, target):
            return False
        source.copy_child_relation(field.name, target)
        return True
    if isinstance(field, ParentalManyToManyField):
        chosen = list(getattr(source, field.name).all())
        if {term.pk for term in chosen} == {term.pk for term in getattr(target, field.name).all()}:
            return False
        setattr(target, field.name, chosen)
        return True
    value = getattr(source, field.attname)
    if getattr(target, field.attname) == value:
        return False
    setattr(target, field.attname, value)
    return True


def _rows(relation, owner) -> list[tuple]:
    """The children of a relation by their values alone, whatever their own keys are."""
    names = [
        field.attname
        for field in relation.related_model._meta.concrete_fields
        if not field.primary_key and field is not relation.field
    ]
    return [tuple(getattr(child, name) for name in names) for child in getattr(owner, relation.name).all()]


def _copy_children(relation, source, target, overridden, prefix) -> bool:
    if not issubclass(relation.related_model, TranslatableMixin):
        return False
    originals = {child.translation_key: child for child in getattr(source, relation.name).all()}
    manager = getattr(target, relation.name)
    children = list(manager.all())
    changed = False
    for child in children:
        original = originals.get(child.translation_key)
        if original is None:
            manager.remove(child)
            changed = True
            continue
        changed |= copy_facts(original, child, overridden, f"{prefix}{child.translation_key}.")
        if getattr(child, "sort_order", None) != getattr(original, "sort_order", None):
            child.sort_order = original.sort_order
            changed = True
    if getattr(relation.related_model, "facts_stand_alone", False):
        there = {child.translation_key for child in children}
        new = [original for key, original in originals.items() if key not in there]
        children += [_without_texts(original, target.locale) for original in new]
        changed |= bool(new)
    if changed:
        kept = [child for child in children if child.translation_key in originals]
        setattr(target, relation.name, sorted(kept, key=lambda child: child.sort_order or 0))
    return changed


def _without_texts(original: TranslatableMixin, locale: Locale) -> TranslatableMixin:
    """A child for another language with the facts of the original alone."""
    child = original.copy_for_translation(locale)
    for rule in get_translatable_fields(type(original)):
        if isinstance(rule, TranslatableField):
            setattr(child, rule.field_name, rule.get_field(type(original)).get_default())
    return child


def _overridden(translation: Translation) -> set[str]:
    return set(
        SegmentOverride.objects.filter(
            context__object_id=translation.source.object_id, locale=translation.target_locale
        ).values_list("context__path", flat=True)
    )


def _publish(target: Page) -> None:
    """Publish the page as it now is; a draft that somebody keeps beside it stays the draft."""
    if target.has_unpublished_changes:
        target.save()
        facts_carried.send(sender=type(target), instance=target)
    else:
        target.save_revision(log_action=False).publish()
