"""``/api/v2/site/``: what frames every page of the site."""

from typing import Any, TypedDict

from django.conf import settings
from django.urls import path
from django.utils import translation
from django.utils.functional import cached_property
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.api.utils import get_full_url
from wagtail.models import Page

from cms.api import parameters
from cms.api.endpoints.base import PublicViewSet
from cms.api.languages import content_languages
from cms.api.reading import Reading
from cms.api.representation.pictures import Picture, absolute_addresses, picture
from cms.api.representation.stories import rich_text
from cms.api.representation.terms import TermJson, wordings
from cms.api.router import router
from cms.delivery.languages import SITE_VIEWS
from cms.serbian import sort_key
from events.models import EventListPage
from galleries.models import GalleryListPage
from home.menus import Chrome, MenuLink
from home.models import SiteSettings
from newsroom.feeds import FORMATS, media_type
from newsroom.models import NewsListPage


class View(TypedDict):
    """One way of reading the site: a language in a script. ``language`` is its BCP 47 tag, ``locale`` and ``script`` what the
    parameters of the API take for it."""

    language: str
    name: str
    locale: str
    script: str
    html_url: str


class Feed(TypedDict):
    """A feed or calendar to subscribe to."""

    type: str
    title: str
    url: str


class Section(TypedDict):
    """A page that lists others, and where the API lists them."""

    id: int
    type: str
    title: str
    html_url: str
    detail_url: str


class Link(TypedDict):
    """A link of a menu. ``lang`` is set when it leads to a text in another language."""

    label: str
    url: str
    lang: str
    children: list["Link"]


class FooterColumn(TypedDict):
    """Links of the footer under a heading."""

    heading: str
    links: list[Link]


class Footer(TypedDict):
    """What stands below every page; ``text`` is rich text."""

    columns: list[FooterColumn]
    text: str


class LanguageFrame(TypedDict):
    """The frame of the site in one language."""

    locale: str
    language: str
    label: str
    name: str
    address: str
    html_url: str
    search_url: str
    sections: list[Section]
    feeds: list[Feed]
    categories: list[TermJson]
    menu: list[Link]
    footer: Footer


class Account(TypedDict):
    """The site's owner elsewhere."""

    name: str
    url: str


class SiteSettingsJson(TypedDict):
    """What is the same in every language; alternative texts are in the one given."""

    email: str
    phone: str
    accounts: list[Account]
    logo: Picture | None
    share_image: Picture | None


class Site(TypedDict):
    """What frames every page of the site."""

    default_locale: str
    views: list[View]
    settings: SiteSettingsJson
    languages: list[LanguageFrame]


SECTIONS = (NewsListPage, EventListPage, GalleryListPage)


class SiteAPIViewSet(PublicViewSet):
    """``/api/v2/site/``: all that a front end needs before its first page, in one request."""

    model = SiteSettings
    list_parameters = (parameters.LOCALE, parameters.RICH_TEXT_FORMAT)
    answers = {"listing_view": Site}

    def listing_view(self, request: Request) -> Response:
        """Settings, and for each language (or the one in ``locale``) its names, menu and footer."""
        self.read_query(self.list_parameters)
        asked = self.query.get("locale")
        chrome = Chrome(request._request)
        return Response(
            {
                "default_locale": content_languages()[0],
                "views": self.views(),
                "settings": self.site_settings(chrome, asked or content_languages()[0]),
                "languages": [
                    self.language(code, chrome.settings)
                    for code in ([asked] if asked else content_languages())
                ],
            }
        )

    def site_settings(self, chrome: Chrome, code: str) -> SiteSettingsJson:
        """What is the same in every language."""
        reading = self.reading(code)
        return {
            "email": chrome.settings.email,
            "phone": chrome.settings.phone,
            "accounts": [{"name": name, "url": url} for name, url in chrome.accounts],
            "logo": self.image(chrome.settings.logo, "thumbnail", reading),
            "share_image": self.image(chrome.settings.share_image, "share", reading),
        }

    def language(self, code: str, settings_kept: SiteSettings) -> LanguageFrame:
        """The frame of the site in one language."""
        reading = self.reading(code)
        write = reading.writer.text
        sections = [page for page in self.list_pages if page.locale_id == reading.reader.pk]
        with translation.override(code):
            chrome = Chrome(self.request._request)
            chrome.settings = settings_kept
            return {
                "locale": code,
                "language": reading.writer.tag(code),
                "label": write(dict(settings.WAGTAIL_CONTENT_LANGUAGES)[code], code),
                "name": write(chrome.site_name, code),
                "address": write(chrome.address, code),
                "html_url": reading.absolute(f"/{code}/"),
                "search_url": reading.absolute(chrome.search_url),
                "sections": [self.section(page, reading) for page in sections],
                "feeds": [feed for page in sections for feed in self.feeds(page, reading)],
                "categories": self.terms("categories", reading),
                "menu": self.links(chrome.navigation, reading),
                "footer": {
                    "columns": [
                        {"heading": write(column.heading, code), "links": self.links(column.links, reading)}
                        for column in chrome.footer_columns
                    ],
                    "text": rich_text(chrome.footer_text, reading, code),
                },
            }

    def views(self) -> list[View]:
        """Every language in every script, the default one first."""
        return [
            View(
                language=view.tag,
                name=view.name,
                locale=view.locale_code,
                script=view.script.value.lower(),
                html_url=get_full_url(self.request._request, f"/{view.code}/"),
            )
            for view in SITE_VIEWS
        ]

    @cached_property
    def list_pages(self) -> list[Page]:
        """The public sections of every language, in the order of the tree. One query."""
        pages = self.visibility.pages().type(*SECTIONS).order_by("path")
        return self.reading().address(list(pages))

    @staticmethod
    def section(page: Page, reading: Reading) -> Section:
        """A section."""
        return {
            "id": page.pk,
            "type": page.cached_content_type.model_class()._meta.label,
            "title": reading.writer.text(page.title, page.locale.language_code) or "",
            "html_url": reading.absolute(page.reader_url) or "",
            "detail_url": reading.detail_url(page.pk),
        }

    @staticmethod
    def feeds(page: Page, reading: Reading) -> list[Feed]:
        """What one can subscribe to in a section."""
        title = reading.writer.text(page.title, page.locale.language_code) or ""
        model = page.cached_content_type.model_class()
        found: list[Feed] = []
        if model is NewsListPage:
            for extension, feed in FORMATS.items():
                url = reading.absolute(f"{page.reader_url}feed.{extension}") or ""
                found.append({"type": media_type(feed), "title": title, "url": url})
        elif model is EventListPage:
            url = reading.absolute(f"{page.reader_url}calendar.ics") or ""
            found.append({"type": "text/calendar", "title": title, "url": url})
        return found

    @staticmethod
    def terms(relation: str, reading: Reading) -> list[TermJson]:
        """The terms of a language, in alphabetical order."""
        code = reading.reader.language_code
        own = [
            term for term in wordings(relation, reading).by_id.values() if term.locale_id == reading.reader.pk
        ]
        return [
            TermJson(id=term.pk, name=reading.writer.text(term.name, code) or "", slug=term.slug)
            for term in sorted(own, key=lambda term: sort_key(term.name))
        ]

    @staticmethod
    def image(image: Any, size: str, reading: Reading) -> Picture | None:
        """One of the site's own pictures."""
        return picture(image, size, reading, language=reading.reader.language_code)

    def links(self, links: list[MenuLink], reading: Reading) -> list[Link]:
        """Menu links in the order of the menu."""
        return absolute_addresses(
            [
                {
                    "label": reading.writer.text(
                        link.label, link.lang.lower() or reading.reader.language_code
                    ),
                    "url": link.url,
                    "lang": reading.writer.tag(link.lang.lower()) if link.lang else "",
                    "children": self.links(link.children, reading),
                }
                for link in links
            ],
            reading,
        )

    @classmethod
    def get_urlpatterns(cls) -> list:
        """One address only."""
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]


router.register_endpoint("site", SiteAPIViewSet)
