"""Reading a page that is not the person's to change: its texts in one list, instead of a refusal."""

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translations.gate import field_name
from cms.translations.languages import language_tag
from cms.translations.rights.languages import may_edit
from cms.translations.rights.sources import readable_text, requestable_languages


class EditOrReadView(EditView):
    """Editing a page; who may only read it, to translate it, is led to where it is read."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponseBase:
        """As Wagtail's; raises PermissionDenied for those who may not even read."""
        try:
            return super().dispatch(request, page_id, **kwargs)
        except PermissionDenied:
            page = Page.objects.filter(pk=page_id).first()
            if request.method == "GET" and page is not None and readable_text(request.user, page) is not None:
                return redirect("read_original", page_id)
            raise


class ReadOriginalView(WagtailAdminTemplateMixin, TemplateView):
    """The texts of a page as a translator may read them, with the way to the translation."""

    template_name = "translations/rights/read.html"
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead editors to their form. Raises Http404, and PermissionDenied for those who may not read."""
        if may_edit(request.user, self.page):
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        if self.text is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> Page:
        """The page as it is stored."""
        return get_object_or_404(
            Page.objects.filter(depth__gt=1).select_related("locale"), pk=self.kwargs["page_id"]
        )

    @cached_property
    def text(self) -> Page | None:
        """What the person may read of it."""
        return readable_text(self.request.user, self.page)

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Read only")

    def get_page_subtitle(self) -> str:
        """The title of the text."""
        return self.text.title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the admin's front page to here; the tree of this language may not be open to the person."""
        return [
            *self.breadcrumbs_items,
            {"url": "", "label": self.get_page_title(), "sublabel": self.text.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the texts by field, and where the person can go from here."""
        context = super().get_context_data(**kwargs)
        model = type(self.text)
        texts = [(s.path, s.string) for s in extract_segments(self.text) if isinstance(s, StringSegmentValue)]
        context["fields"] = [
            (name, [string.render_text() for _path, string in group])
            for name, group in groupby(texts, key=lambda text: field_name(text[0], model))
        ]
        context["language"] = self.page.locale.get_display_name()
        context["tag"] = language_tag(self.page.locale.language_code)
        context["live_url"] = self.page.get_url(self.request) if self.page.live else None
        context["translations"] = self._translations()
        return context

    def _translations(self) -> list[tuple[str, str]]:
        """Where the person edits, or asks for, translations of it: what the link says, and its address."""
        user = self.request.user
        others = {other.locale_id: other for other in self.page.get_translations().select_related("locale")}
        found = [
            (
                _("Open the translation (%(language)s)") % {"language": other.locale.get_display_name()},
                reverse("wagtailadmin_pages:edit", args=[other.pk]),
            )
            for other in others.values()
            if may_edit(user, other)
        ]
        missing = [locale for locale in requestable_languages(user, self.page) if locale.pk not in others]
        return found + [
            (
                _("Translate it (%(language)s)") % {"language": locale.get_display_name()},
                reverse("wagtail_localize:submit_page_translation", args=[self.page.pk])
                + f"?select_locale={locale.language_code}",
            )
            for locale in missing
        ]
