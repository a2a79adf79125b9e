"""The rows of the page explorer and of the search for pages: what their buttons ask of each page is asked of all of them at once.

wagtail-localize asks up to four queries for the menu of each row, where Wagtail has read half of it for the whole list. Its
hook takes no list, so ours stands in its place there, with the same offers; the menu beside a page's own title is left to it.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import base_page_viewset
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

ROW_MENU = "register_page_listing_more_buttons"


def install() -> None:
    """Answer for the rows in wagtail-localize's place.

    Raises ValueError when wagtail-localize does not register its hook, or registers it otherwise than it did.
    """
    # What Wagtail has for taking a hook back is the end of a temporary one.
    hooks.register_temporarily(ROW_MENU, page_listing_more_buttons).__exit__(None, None, None)
    hooks.register(ROW_MENU, translation_buttons)
    hooks.register("construct_explorer_page_queryset", read_for_menus)
    base_page_viewset.search_view_class = SearchWithMenus


class SearchWithMenus(SearchView):
    """The admin's search for pages. Wagtail has no hook for what it reads."""

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        """Read with the pages found what their menus say of them."""
        return read_for_menus(None, super().annotate_queryset(pages), self.request)


def read_for_menus(parent_page: Page | None, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Read with the rows of a list what ``translation_buttons`` says of them."""
    sources = TranslationSource.objects.filter(
        Exists(Translation.objects.filter(source=OuterRef("pk"), enabled=True)),
        object_id=OuterRef("translation_key"),
        locale=OuterRef("locale"),
    )
    return pages.annotate(_source_id=Subquery(sources.values("pk")[:1]))


def translation_buttons(
    page: Page, user: AbstractUser, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """What wagtail-localize offers in the menu of a page, under its words and at its addresses."""
    if not hasattr(page, "_source_id") or not hasattr(page, "_has_untranslated_locale"):
        yield from page_listing_more_buttons(page, user, view_name=view_name, next_url=next_url)
        return
    if page.is_root() or not user.has_perm("wagtail_localize.submit_translation"):
        return
    if page._has_untranslated_locale:
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        yield ListingButton(
            gettext("Translate this page"), url, priority=60, icon_name="wagtail-localize-language"
        )
    if page._source_id is not None:
        url = reverse("wagtail_localize:update_translations", args=[page._source_id])
        if next_url is not None:
            url += "?" + urlencode({"next": next_url})
        yield ListingButton(gettext("Sync translated pages"), url, priority=60, icon_name="resubmit")
