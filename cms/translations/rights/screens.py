"""wagtail-localize's screens and endpoints, held to the languages of their user.

It asks for the right to change a *model* where a snippet's language matters, and for "may submit translations" alone where a
text is sent out in every language at once.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import SubmitSnippetTranslationView
from wagtail_localize.wagtail_hooks import register_admin_urls as localize_urls

from cms.translations.rights.languages import Person, may_edit, may_publish
from cms.translations.rights.locks import answer_locked, lock_of
from cms.translations.rights.sources import requestable_languages

TRANSLATION_ROUTE = "translate/<int:translation_id>/"
READING = ("GET", "HEAD", "OPTIONS")
RESTART = "localize-restart-translation"


class LanguagesOfferedMixin:
    """Submitting for translation: offers the languages that the person may ask for, and takes no other."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raise PermissionDenied for somebody who may ask for no language."""
        self.languages = requestable_languages(request.user, self.get_object())
        if not self.languages:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        """wagtail-localize's form with those languages."""
        form = super().get_form()
        field = form.fields["locales"]
        field.queryset = field.queryset.filter(pk__in=[locale.pk for locale in self.languages])
        if len(field.queryset) < 2:
            form.fields["select_all"].widget = forms.HiddenInput()
        return form


class SubmitSnippetView(LanguagesOfferedMixin, SubmitSnippetTranslationView):
    """Translate a snippet."""


class UpdateHeldToLanguagesMixin:
    """Syncing translations: for those who may change the original or one of its translations, and publish them all."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raise PermissionDenied for somebody who has nothing to do with this text."""
        source = self.get_object()
        instances = [source.get_source_instance(), *_targets(source)]
        if not any(may_edit(request.user, instance) for instance in instances):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def refuse_foreign_publication(self, form: forms.Form) -> None:
        """Take back "publish immediately" when a translation is locked or not the user's to publish, and say which."""
        for instance in _targets(self.object):
            if not may_publish(self.request.user, instance):
                message = _("Not published in %(language)s: you may not publish in that language.")
            elif lock_of(self.request.user, instance):
                message = _("Not published in %(language)s: the page is locked.")
            else:
                continue
            form.cleaned_data["publish_translations"] = False
            messages.error(self.request, message % {"language": instance.locale.get_display_name()})


def held_to_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view of one translation (its ``translation_id``) answer only those who may change its target.

    What would write is refused while the target is locked. Raises Http404 when the translation or its page is gone,
    PermissionDenied for everybody else.
    """

    @wraps(view)
    def held(request: HttpRequest, translation_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        target = check_translator(request.user, translation)
        if request.method not in READING and lock_of(request.user, target):
            back = get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url()
            return answer_locked(request, back)
        return view(request, translation_id, *args, **kwargs)

    return held


def check_translator(user: Person, translation: Translation) -> TranslatableMixin:
    """The target of a translation. Raise PermissionDenied unless ``user`` may change it, Http404 when it is gone."""
    target = _target(translation)
    if target is None:
        raise Http404
    if not may_edit(user, target):
        raise PermissionDenied
    return target


def refuse_restart(request: HttpRequest, instance: TranslatableMixin) -> HttpResponse | None:
    """Answer wagtail-localize's “Start synced translation” for a locked page (a ``before_edit_page`` hook ahead of it)."""
    if request.method == "POST" and RESTART in request.POST and lock_of(request.user, instance):
        return answer_locked(request, request.path)
    return None


def held_urls() -> list[URLPattern]:
    """Every address of wagtail-localize that is about one translation, its view held to the language of it."""
    (mount,) = localize_urls()
    return [
        path(f"localize/{route}", held_to_language(pattern.callback))
        for pattern in mount.url_patterns
        if (route := str(pattern.pattern)).startswith(TRANSLATION_ROUTE)
    ]


def _targets(source) -> list[TranslatableMixin]:
    found = map(_target, source.translations.filter(enabled=True).select_related("source", "target_locale"))
    return [instance for instance in found if instance is not None]


def _target(translation: Translation) -> TranslatableMixin | None:
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None
