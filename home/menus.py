"""Navigation, footer and settings as a reader of one language gets them.

Menus keep page ids. They are resolved together: one query for every page that any menu names, in the reader's language
where it exists, so the frame of a page costs the same however long the menus are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.delivery.languages import site_view, view_of_locale
from cms.delivery.page_links import linked_pages
from cms.delivery.version import kept_for_version
from cms.translations.locales import active_locale
from home.models.chrome import Footer, Navigation, SiteSettings
from search.views import PATHS as SEARCH_PATHS


@dataclass(frozen=True)
class MenuLink:
    """A link of a menu. ``current`` is a value of ``aria-current``: ``page``, ``true`` (a page below it is shown) or empty.
    ``lang`` is set when the page it leads to has no text in the reader's language."""

    label: str
    url: str
    current: str = ""
    lang: str = ""
    children: list["MenuLink"] = field(default_factory=list)


@dataclass(frozen=True)
class FooterColumn:
    """A heading and its links."""

    heading: str
    links: list[MenuLink]


@dataclass(frozen=True)
class StoredMenus:
    """What editors wrote for one language: values of menu items and of footer columns, and the footer's rich text."""

    items: list[dict]
    columns: list[dict]
    text: str


def read_menus(locale_code: str) -> StoredMenus:
    """The navigation and footer of a language, or another language's where it has none."""

    def first_choice(row: Navigation | Footer) -> tuple[bool, int]:
        return row.locale.language_code != locale_code, row.pk

    navigation = min(Navigation.objects.select_related("locale"), key=first_choice, default=None)
    footer = min(Footer.objects.select_related("locale"), key=first_choice, default=None)
    return StoredMenus(
        items=_values(navigation.items.raw_data) if navigation else [],
        columns=_values(footer.columns.raw_data) if footer else [],
        text=footer.text if footer else "",
    )


class Chrome:
    """What frames every page of one request. Nothing is fetched before a template asks, and nothing twice."""

    def __init__(self, request):
        """``request`` gives the site, the address for ``aria-current``, and the language through Django's activation."""
        self.request = request
        self.language = site_view(get_language()).locale_code

    @cached_property
    def settings(self) -> SiteSettings:
        """The site's settings; the model's defaults when nobody has saved any. One query after a change of content."""
        site = Site.find_for_request(self.request)
        rows = SiteSettings.objects.filter(site=site).select_related("logo", "share_image")
        kept = kept_for_version("site-settings", rows.first, site.pk if site else "")
        return kept or SiteSettings(site=site)

    @property
    def site_name(self) -> str:
        """The organisation's name in the reader's language."""
        return self.settings.name_in(self.language)

    @property
    def address(self) -> str:
        """The organisation's postal address in the reader's language."""
        return self.settings.address_in(self.language)

    @property
    def accounts(self) -> list[tuple[str, str]]:
        """The accounts elsewhere that are filled in, as (name, address)."""
        names = ("Facebook", "LinkedIn", "YouTube", "Instagram")
        urls = ((name, getattr(self.settings, f"{name.lower()}_url")) for name in names)
        return [(name, url) for name, url in urls if url]

    @property
    def search_url(self) -> str:
        """Where the search form of the reader's language asks."""
        code = site_view(get_language()).code
        return f"/{code}/{SEARCH_PATHS.get(code) or SEARCH_PATHS[self.language]}/"

    @cached_property
    def navigation(self) -> list[MenuLink]:
        """The main menu."""
        return self._links(self._menus.items)

    @cached_property
    def footer_columns(self) -> list[FooterColumn]:
        """The footer's columns; one without a link that a reader can follow is left out."""
        columns = [
            FooterColumn(value["heading"], self._links(_items(value["links"])))
            for value in self._menus.columns
        ]
        return [column for column in columns if column.links]

    @property
    def footer_text(self) -> str:
        """The footer's rich text, as stored."""
        return self._menus.text

    @cached_property
    def _menus(self) -> "StoredMenus":
        """The menus as stored. Two queries after a change of content."""
        return kept_for_version("menus", partial(read_menus, self.language), self.language)

    @cached_property
    def page_ids(self) -> set[int]:
        """The ids of the pages that any menu names."""
        return set(_page_ids([*self._menus.items, *self._menus.columns]))

    @cached_property
    def _pages(self) -> dict[int, Page]:
        """The pages that any menu names, by the id the menu keeps, as the reader is to find them."""
        return linked_pages(self.page_ids, active_locale(self.request), self.request)

    def _links(self, values: Iterable[dict]) -> list[MenuLink]:
        return [link for value in values if (link := self._link(value))]

    def _link(self, value: dict) -> MenuLink | None:
        """One link, or ``None`` when its page is not live or not public."""
        children = self._links(_items(value.get("children") or []))
        if value.get("url"):
            return MenuLink(value.get("label") or value["url"], value["url"], children=children)
        page = self._pages.get(value.get("page"))
        if page is None:
            return None
        lang = view_of_locale(page.locale.language_code).tag if page.is_fallback else ""
        return MenuLink(
            label=value.get("label") or page.title,
            url=page.reader_url,
            current=self._current(page.reader_url),
            lang=lang if not value.get("label") else "",
            children=children,
        )

    def _current(self, url: str) -> str:
        if self.request.path == url:
            return "page"
        is_front_page = url.count("/") <= 2
        return "true" if self.request.path.startswith(url) and not is_front_page else ""


def _values(raw_data) -> list[dict]:
    return [block["value"] for block in raw_data]


def _items(raw_list: Iterable[dict]) -> list[dict]:
    """The values of a stored ListBlock, in the form of today and in that of before Wagtail 2.16."""
    return [item["value"] if "value" in item and "type" in item else item for item in raw_list]


def _page_ids(raw) -> Iterator[int]:
    """Every page id under a ``page`` key, however deep."""
    if isinstance(raw, dict):
        if isinstance(raw.get("page"), int):
            yield raw["page"]
        for value in raw.values():
            yield from _page_ids(value)
    elif not isinstance(raw, str) and hasattr(raw, "__iter__"):
        for value in raw:
            yield from _page_ids(value)
