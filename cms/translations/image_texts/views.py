"""The screen “Image texts”."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from cms.images.models import CmsImage, alt_field
from cms.images.sizes import ADMIN_THUMBNAIL
from cms.translations.files.exchange import Format
from cms.translations.files.exporting import CONTENT_TYPES, as_download, image_document, write_document
from cms.translations.glossary.matching import Glossary
from cms.translations.holding import hold_images
from cms.translations.image_texts.aids import AidsByPicture, aids_for
from cms.translations.image_texts.forms import ImageTextsForm
from cms.translations.image_texts.rows import writable_images
from cms.translations.rights.languages import Person, languages_of
from cms.translations.state.confirming import confirm_alt_text
from cms.translations.state.images import image_key
from cms.translations.state.models import State, TranslationState

PER_PAGE = 20
MOST_EXPORTED = 2000
"""So many pictures go into one file; those that lack a text come first."""
MISSING = "missing"
USE = "use"
"""The button of an earlier translation."""


def stale_languages(images: Iterable[CmsImage]) -> dict[int, set[int]]:
    """For each picture the ids of the languages whose text is out of date. One query."""
    by_key = {image_key(image.pk): image.pk for image in images}
    found: dict[int, set[int]] = {pk: set() for pk in by_key.values()}
    rows = TranslationState.objects.filter(translation_key__in=by_key, state=State.STALE)
    for key, locale_id in rows.values_list("translation_key", "locale_id"):
        found[by_key[key]].add(locale_id)
    return found


def may_write_image_texts(user: Person) -> bool:
    """Whether the screen has anything for this person."""
    policy = policy_registry.get_by_type(CmsImage)
    return bool(languages_of(user)) and policy.user_has_any_permission(user, ["choose", "change"])


class ImageTextsView(WagtailAdminTemplateMixin, TemplateView):
    """Pictures with the texts that stand for them, those without one first; one button saves the whole page."""

    template_name = "translations/image_texts.html"
    page_title = gettext_lazy("Image texts")
    header_icon = "image"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for somebody who writes in no language."""
        if not may_write_image_texts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the admin's front page to here."""
        return [*self.breadcrumbs_items, {"url": "", "label": _("Image texts")}]

    @cached_property
    def languages(self) -> list[Locale]:
        """The languages that this person writes."""
        return languages_of(self.request.user)

    @cached_property
    def only_missing(self) -> bool:
        """Whether only pictures without a text are asked for."""
        return self.request.GET.get("show") == MISSING

    @cached_property
    def words(self) -> str:
        """What is searched for in titles and texts."""
        return self.request.GET.get("q", "").strip()

    def get_images(self) -> QuerySet:
        """The pictures asked for, those that lack one of the person's texts first, then the newest first."""
        lacking = Q()
        for locale in self.languages:
            lacking |= Q(**{alt_field(locale.language_code): ""})
        images = writable_images(self.request.user)
        if self.words:
            images = images.filter(
                Q(title__icontains=self.words)
                | Q(alt_sr__icontains=self.words)
                | Q(alt_en__icontains=self.words)
            )
        if self.only_missing:
            images = images.filter(lacking)
        rank = Case(When(lacking, then=Value(0)), default=Value(1), output_field=IntegerField())
        return (
            images.annotate(rank=rank)
            .order_by("rank", "-created_at", "-pk")
            .prefetch_renditions(ADMIN_THUMBNAIL)
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a page of pictures, or give the texts of all that are listed as a translation file (``file``, ``into``)."""
        if request.GET.get("file") in Format.values:
            return self._file(Format(request.GET["file"]), request.GET.get("into", ""))
        page = WagtailPaginator(self.get_images(), PER_PAGE).get_page(request.GET.get("p"))
        forms = self._forms(page)
        return self.render_to_response(self.get_context_data(page=page, forms=forms))

    def _file(self, file_format: Format, into: str) -> HttpResponse:
        """Raise Http404 for a language that is not the person's."""
        target = next((locale for locale in self.languages if locale.language_code == into), None)
        if target is None:
            raise Http404
        images = self.get_images()
        if into == settings.LANGUAGE_CODE:
            # What is written in the site's first language is an original, not a translation.
            images = images.filter(**{alt_field(into): ""})
        document = image_document(images[:MOST_EXPORTED], target, Glossary.load())
        return as_download(
            f"image-texts-{into}.{file_format.value}",
            CONTENT_TYPES[file_format],
            write_document(document, file_format),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what was changed; show what was refused again, with the reason beside it and nothing lost.

        ``use`` saves nothing: it puts an earlier translation into its field, for the person to check.
        """
        sent = request.POST.getlist("image")[: 2 * PER_PAGE]
        ids = [key for key in sent if key.isdecimal() and len(key) < 19]
        if USE in request.POST:
            images = self._sent_images(ids)
            aids = aids_for(images, self.languages, request.user)
            forms = self._forms(images, self._with_offer(aids))
            return self.render_to_response(self.get_context_data(page=None, forms=forms, aids=aids))
        refused, changed = self._save(ids)
        if changed:
            messages.success(
                request,
                ngettext("%(count)d image saved.", "%(count)d images saved.", len(changed))
                % {"count": len(changed)},
            )
            self._tell_of_terms(changed)
        if not refused:
            return HttpResponseRedirect(request.get_full_path())
        for form in refused:
            form.offer_again()
        messages.error(
            request,
            ngettext(
                "%(count)d image was not saved: see the message beside it.",
                "%(count)d images were not saved: see the messages beside them.",
                len(refused),
            )
            % {"count": len(refused)},
        )
        return self.render_to_response(self.get_context_data(page=None, forms=refused))

    def _sent_images(self, ids: list[str]) -> list[CmsImage]:
        """The pictures of a form that was sent, in its order."""
        images = writable_images(self.request.user).filter(pk__in=ids).prefetch_renditions(ADMIN_THUMBNAIL)
        return sorted(images, key=lambda image: ids.index(str(image.pk)))

    @transaction.atomic
    def _save(self, ids: list[str]) -> tuple[list[ImageTextsForm], list[ImageTextsForm]]:
        """Save what can be saved; return the forms that cannot, and those that changed something."""
        hold_images(map(int, ids))
        forms = self._forms(self._sent_images(ids), self.request.POST)
        refused = [form for form in forms if not form.is_valid()]
        changed = [form for form in forms if form not in refused and form.has_changed()]
        for form in changed:
            self._write(form)
        return refused, changed

    def _tell_of_terms(self, saved: list[ImageTextsForm]) -> None:
        """Say where the glossary's words are not used: what is saved leaves the top of the list."""
        aids = aids_for([form.instance for form in saved], self.languages)
        for form in saved:
            fields = aids[form.instance.pk]
            for name in form.changed_texts:
                warnings = fields[name].warnings(getattr(form.instance, name)) if name in fields else []
                if warnings:
                    messages.warning(
                        self.request,
                        _("“%(title)s”: %(reason)s")
                        % {"title": form.instance.title, "reason": " ".join(warnings)},
                    )

    def _forms(self, images: Iterable[CmsImage], data: QueryDict | None = None) -> list[ImageTextsForm]:
        images = list(images)
        stale = stale_languages(images)
        return [
            ImageTextsForm(data, instance=image, languages=self.languages, stale=stale[image.pk])
            for image in images
        ]

    def _with_offer(self, aids: AidsByPicture) -> QueryDict:
        """What was sent, with the chosen earlier translation in its field."""
        name, _colon, key = self.request.POST[USE].partition(":")
        by_name = {
            f"image-{pk}-{field}": found for pk, fields in aids.items() for field, found in fields.items()
        }
        offer = by_name[name].find(key) if name in by_name else None
        data = self.request.POST.copy()
        if offer is None:
            messages.error(self.request, _("This suggestion is no longer there."))
        else:
            data[name] = offer.text
            messages.info(self.request, _("The suggestion stands in its field. Check it, then save."))
        return data

    def _write(self, form: ImageTextsForm) -> None:
        if form.changed_texts:
            form.instance.save(update_fields=form.changed_texts)
            log(form.instance, "wagtail.edit", user=self.request.user)
        for locale in form.confirmed:
            confirm_alt_text(form.instance, locale)

    def get_context_data(self, aids: AidsByPicture | None = None, **kwargs: Any) -> dict[str, Any]:
        """Add the forms with what helps to fill them, the page of pictures they are on, and what is asked for."""
        if aids is None:
            # Of a form that was sent the picture has what was typed: what fits is looked up by what is stored.
            stored = CmsImage.objects.filter(pk__in=[form.instance.pk for form in kwargs["forms"]])
            aids = aids_for(stored, self.languages, self.request.user)
        for form in kwargs["forms"]:
            form.aids = aids[form.instance.pk]
        context = super().get_context_data(**kwargs)
        if kwargs["page"] is not None:
            context["elided_page_range"] = kwargs["page"].paginator.get_elided_page_range(
                kwargs["page"].number
            )
        context["only_missing"], context["words"] = self.only_missing, self.words
        context["languages"], context["formats"] = self.languages, Format.choices
        context["here"] = reverse("translations_image_texts")
        context["action"] = self.request.get_full_path()
        return context
