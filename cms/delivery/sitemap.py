"""``/sitemap.xml`` and ``/robots.txt``: what search engines may and should read.

The sitemap is an index: of the pages, with their pictures and their other languages and scripts, and of what apps add (news).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from cms.delivery.languages import SITE_VIEWS
from cms.delivery.moments import kept_for_state
from cms.delivery.page_cache.views import kept_answer
from cms.delivery.sitemap_images import sitemap_images
from cms.delivery.visibility import openly_readable

if TYPE_CHECKING:
    from uuid import UUID

Entry = dict[str, Any]
"""What the template of Django's sitemap prints of one address."""


class PageSitemap(Sitemap):
    """Every live, public page at its own address in each view of its language, with all views as alternates.

    Wagtail's own sitemap lists the default language's tree only (traps.md, 16).
    """

    limit = 1_000
    """Pages in a file, each with an address in each view: made in less than a second, and far below the 50,000 addresses that sitemaps.org
    allows."""

    def __init__(self, request: HttpRequest):
        self.request = request

    @cached_property
    def paginator(self) -> Paginator:
        """The pages in files of ``limit``; counted once for all files of a state of the content."""
        paginator = super().paginator
        site = Site.find_for_request(self.request)
        paginator.count = kept_for_state("sitemap-count", lambda: paginator.count, site.pk)
        return paginator

    def items(self):
        """Pages below any language's root of the site asked for, in tree order."""
        site = Site.find_for_request(self.request)
        roots = site.root_page.get_translations(inclusive=True).values_list("path", flat=True)
        pages = Page.objects.none()
        for path in roots:
            pages |= Page.objects.filter(path__startswith=path)
        return pages.filter(openly_readable()).select_related("locale").order_by("path")

    def location(self, page: Page) -> str:
        """The path of a page."""
        return page.get_url(self.request)

    def lastmod(self, page: Page):
        """When the page last changed for readers."""
        return page.last_published_at

    def _urls(self, page, protocol, domain) -> list[Entry]:
        urls = super()._urls(page, protocol, domain)
        families: dict[UUID, list[Page]] = defaultdict(list)
        keys = {url["item"].translation_key for url in urls}
        for sibling in self.items().filter(translation_key__in=keys):
            families[sibling.translation_key].append(sibling)
        origin = f"{protocol}://{domain}"
        images = sitemap_images([url["item"] for url in urls], origin)
        return [
            url
            | {
                "location": addresses[view.tag],
                "alternates": _alternates(addresses),
                "images": images.get(url["item"].pk, []),
            }
            for url in urls
            for addresses in [self._addresses(families[url["item"].translation_key], origin)]
            for view in SITE_VIEWS
            if view.locale_code == url["item"].locale.language_code
        ]

    def _addresses(self, family: Iterable[Page], origin: str) -> dict[str, str]:
        """Where the translations of one page are read, by the tag of each view, in the order of the views."""
        written = {page.locale.language_code: page.get_url(self.request) for page in family}
        return {
            view.tag: origin + view.script.address(written[view.locale_code])
            for view in SITE_VIEWS
            if view.locale_code in written
        }


def _alternates(addresses: dict[str, str]) -> list[dict[str, str]]:
    """All views and ``x-default``, the first of them, as the page itself has them; nothing for a page with one view."""
    if len(addresses) < 2:
        return []
    default = next(iter(addresses.values()))
    return [
        {"location": location, "lang_code": tag}
        for tag, location in [*addresses.items(), ("x-default", default)]
    ]


Part = Callable[[HttpRequest], HttpResponse]
_parts: dict[str, Part] = {}


def adds_to_sitemap(name: str) -> Callable[[Part], Part]:
    """Register a view as ``/sitemap-<name>.xml``; used as a decorator by the app whose pages it lists."""

    def register(part: Part) -> Part:
        _parts[name] = part
        return part

    return register


def sitemap(request: HttpRequest) -> HttpResponse:
    """``/sitemap.xml``: the index of all parts. The pages of a large site take several (``?p=``, sitemaps.org)."""
    files = PageSitemap(request).paginator.num_pages
    paths = ["/sitemap-pages.xml", *(f"/sitemap-pages.xml?p={number}" for number in range(2, files + 1))]
    paths += [f"/sitemap-{name}.xml" for name in _parts if name != "pages"]
    parts = [SitemapIndexItem(request.build_absolute_uri(path)) for path in paths]
    return render(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")


@kept_answer
def sitemap_part(request: HttpRequest, name: str) -> HttpResponse:
    """``/sitemap-<name>.xml``. Raises Http404 for a part that nobody registered."""
    if name not in _parts:
        raise Http404
    return _parts[name](request)


@adds_to_sitemap("pages")
def pages_part(request: HttpRequest) -> HttpResponse:
    """The pages, at most ``PageSitemap.limit`` in a file."""
    return sitemap_view(request, {"pages": PageSitemap(request)}, template_name="sitemap_pages.xml")


def robots(request: HttpRequest) -> HttpResponse:
    """Let everything public be read, keep robots out of what is not content, and say where the sitemap is."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        "Disallow: /set-language/",
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
