"""What belongs in the head of a page: for search engines, share cards and other programs."""

from functools import cached_property
from typing import Any, TypedDict

from cms.api.reading import Reading
from cms.api.representation.lineage import Crumb as CrumbJson
from cms.api.representation.pictures import Picture
from cms.delivery.languages import view_of_locale
from cms.linked_data.building import Crumb, PageData, linked_data
from cms.pages.base import BasePage

HOME_DEPTH = 2


class OpenGraph(TypedDict):
    """The properties ``og:…`` of the page."""

    type: str
    site_name: str
    title: str
    locale: str
    image: Picture | None


class Seo(TypedDict):
    """What the HTML head tells search engines and share cards; ``title`` has the site's name."""

    title: str
    description: str
    canonical_url: str
    robots: str
    open_graph: OpenGraph


class HeadMixin:
    """Gives ``seo`` and ``json_ld``, in the same words as the site's own pages; for a representation."""

    page: BasePage
    reading: Reading
    text_language: str
    _crumbs: list[CrumbJson]
    text: Any
    picture: Any
    get_seo_title: Any
    get_search_description: Any
    get_share_image: Any

    @cached_property
    def _page_data(self) -> PageData:
        crumbs = [] if self.page.is_fallback else self._crumbs
        return PageData(
            self.page,
            self.reading.request,
            absolute=self.reading.absolute,
            text=self.text,
            tag=self.reading.writer.tag(self.text_language),
            crumbs=[Crumb(crumb["title"], crumb["html_url"]) for crumb in crumbs],
        )

    def get_seo(self) -> Seo:
        """What the HTML head needs, as this site's own pages have it."""
        data = self._page_data
        site_name = self.text(data.organisation.name)
        title = self.get_seo_title()
        is_home = self.page.depth == HOME_DEPTH
        return {
            "title": title if is_home or not site_name else f"{title} · {site_name}",
            "description": self.get_search_description(),
            "canonical_url": data.url,
            "robots": "noindex"
            if self.page.is_fallback or self.page is self.reading.draft
            else "index, follow",
            "open_graph": {
                "type": self.page.open_graph_type,
                "site_name": site_name,
                "title": title,
                "locale": view_of_locale(self.text_language).open_graph,
                "image": self.get_share_image() or self.picture(data.organisation.share_image, "share"),
            },
        }

    def get_json_ld(self) -> dict[str, Any]:
        """JSON-LD in the words of schema.org, for a ``script`` element of type ``application/ld+json``."""
        return linked_data(self.page, self._page_data)
