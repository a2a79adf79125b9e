"""The organisation and its site as schema.org has them."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from cms.linked_data.building import PageData, Thing, common, told
from cms.linked_data.organisation import Organisation, describes_organisation
from home.menus import Chrome
from search.views import PATHS as SEARCH_PATHS

if TYPE_CHECKING:
    from home.models import HomePage


@describes_organisation
def describe(request: HttpRequest, language: str) -> Organisation:
    """The organisation by the site's settings; the frame of an HTML page has them already."""
    chrome = getattr(request, "_chrome", None) or Chrome(request)
    settings = chrome.settings
    return Organisation(
        name=settings.name_in(language),
        phone=settings.phone,
        address=settings.address_in(language),
        accounts=tuple(url for _name, url in chrome.accounts),
        logo=settings.logo,
        share_image=settings.share_image,
    )


def web_site(page: "HomePage", data: PageData) -> Thing:
    """The front page stands for the site, which can be searched."""
    search = data.absolute(f"/{data.language}/{SEARCH_PATHS[data.language]}/")
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
        "query-input": "required name=words",
    }
    return told(
        {
            **common(page, data, "WebSite", "site"),
            "name": data.text(data.organisation.name),
            "alternateName": data.text(page.title) if page.title != data.organisation.name else None,
            "publisher": data.publisher,
            "potentialAction": action,
        }
    )
