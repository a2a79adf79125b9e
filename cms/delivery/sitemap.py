"""``/sitemap.xml`` and ``/robots.txt``: what search engines may and should read."""

from collections import defaultdict

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site

from cms.delivery.visibility import openly_readable
from cms.translations.languages import language_tag


class PageSitemap(Sitemap):
    """Every live, public page of every language at its own address, with its translations as alternates.

    Wagtail's own sitemap lists the default language's tree only (traps.md, 16).
    """

    limit = 50_000  # sitemaps.org: the most that one file may hold

    def __init__(self, request: HttpRequest):
        self.request = request

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

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        families = defaultdict(list)
        keys = {url["item"].translation_key for url in urls}
        for sibling in self.items().filter(translation_key__in=keys):
            families[sibling.translation_key].append(
                {
                    "location": f"{protocol}://{domain}{sibling.get_url(self.request)}",
                    "lang_code": language_tag(sibling.locale.language_code),
                }
            )
        for url in urls:
            family = families[url["item"].translation_key]
            url["alternates"] = family if len(family) > 1 else []
        return urls


def sitemap(request: HttpRequest) -> HttpResponse:
    """``/sitemap.xml``."""
    return sitemap_view(request, {"pages": PageSitemap(request)})


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
