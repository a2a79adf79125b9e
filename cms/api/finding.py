"""The public page that a reader finds at an address of the site."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from cms.api.visibility import Visibility
from cms.delivery.languages import is_site_view, site_view
from cms.delivery.script.convert import Script
from cms.translations.reading import address, readable_in


@dataclass(frozen=True)
class SiteAddress:
    """A path of the site taken apart: in which language and script it is read, and what follows the prefix.

    ``script`` is only set when the path itself says it. Without a prefix the path is one of the default language.
    """

    locale_code: str
    script: str
    slugs: tuple[str, ...]
    path: str

    @classmethod
    def read(cls, html_path: str) -> "SiteAddress":
        """Take a path or a full address apart; its query and fragment do not matter. Raises ValueError for what is neither."""
        written = html_path if "://" in html_path else f"/{html_path.lstrip('/')}"
        parts = tuple(part for part in unquote(urlsplit(written).path).split("/") if part)
        has_prefix = bool(parts) and is_site_view(parts[0])
        view = site_view(parts[0] if has_prefix else None)
        script = "cyrl" if view.script is Script.CYRILLIC else ""
        return cls(view.locale_code, script, parts[1:] if has_prefix else parts, "/" + "/".join(parts))

    @property
    def reader_url(self) -> str:
        """The one form in which addresses are written, without the script."""
        return "/".join(["", self.locale_code, *self.slugs, ""])


class PageFinder:
    """Finds pages by address: those at exactly their own address in one query, the rest as the site itself routes."""

    def __init__(self, request: HttpRequest, visibility: Visibility, locales: dict[str, Locale]):
        self.request = request
        self.visibility = visibility
        self.locales = locales

    def find(self, place: SiteAddress, pages: QuerySet) -> Page | None:
        """The page out of ``pages`` (public ones) that readers find, or the one that an old address leads to."""
        return self._exact(place, pages) or self._routed(place, pages) or self._moved(place, pages)

    def _exact(self, place: SiteAddress, pages: QuerySet) -> Page | None:
        """A page at its own address, or one of another language at that which lists give it."""
        root = self._root_path(place.locale_code)
        if root is None:
            return None
        url_path = "/".join([root.rstrip("/"), *place.slugs, ""])
        # The slug is indexed, the address is not.
        slug, depth = url_path.rstrip("/").rsplit("/", 1)[-1], url_path.count("/")
        candidates = list(pages.filter(slug=slug, depth=depth))
        own = next((page for page in candidates if page.url_path == url_path), None)
        if own or not candidates or not place.slugs:
            return own
        locale = self.locales[place.locale_code]
        foreign = address([page for page in candidates if page.locale_id != locale.pk], locale, self.request)
        found = next((page for page in foreign if page.reader_url == place.reader_url), None)
        if found and readable_in(Page.objects.filter(pk=found.pk), locale).exists():
            return found
        return None

    def _root_path(self, code: str) -> str | None:
        """The tree address of the front page of a language."""
        roots = Site.get_site_root_paths()
        site = self.visibility.site.pk
        return next(
            (root.root_path for root in roots if root.site_id == site and root.language_code == code), None
        )

    def _routed(self, place: SiteAddress, pages: QuerySet) -> Page | None:
        """As the site routes: routes below a page, originals whose translation has gone live since."""
        try:
            with translation.override(place.locale_code):
                home = self.visibility.site.root_page.localized.specific
                page, _args, _kwargs = home.route(self.request, list(place.slugs))
        except Http404:
            return None
        return pages.filter(pk=page.pk).first()

    def _moved(self, place: SiteAddress, pages: QuerySet) -> Page | None:
        """The page to which a redirect leads from an address at which there is none."""
        redirects = Redirect.get_for_site(self.visibility.site)
        old_path = Redirect.normalise_path(place.path)
        target = redirects.filter(old_path=old_path).values_list("redirect_page", flat=True).first()
        return pages.filter(pk=target).first() if target else None
