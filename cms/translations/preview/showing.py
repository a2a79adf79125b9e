"""The shared draft as its reader sees it."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.delivery.languages import SITE_VIEWS, SiteView, reader_view
from cms.translations.gate import find_translation
from cms.translations.preview.models import DraftLink, find_link

GONE = 410


@require_safe
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft of a signed link, as a reader of the site would see it, under a banner.

    Raises Http404 for whatever is no link; answers 410 when the link is expired, revoked, or its maker may not share the page
    any more.
    """
    link = find_link(token)
    if link is None:
        raise Http404
    if not link.still_holds():
        return kept_private(render(request, "translations/preview/over.html", status=GONE))
    if link.page.locale.language_code != get_language():
        return kept_private(HttpResponseRedirect(link.get_absolute_url()))
    response = _show(request, link)
    link.note_use()
    return kept_private(response)


def shown_page(link: DraftLink) -> Page:
    """The page with the texts that a link shows: of a preview, of its revision, or of the latest draft.

    A translation's latest draft is what its translator has written by now, the rest in the language of the original.
    """
    page = _draft(link)
    page.derive()
    return page


def _draft(link: DraftLink) -> Page:
    if link.content is not None:
        return link.page.specific.with_content_json(link.content)
    if link.revision is not None:
        return link.revision.as_object()
    translation = find_translation(link.page)
    if translation is not None:
        return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    return link.page.get_latest_revision_as_object()


def _show(request: HttpRequest, link: DraftLink) -> HttpResponse:
    page = shown_page(link)
    # Whoever looks, the page is that of a visitor: without userbar, without what an account would add.
    request.user = AnonymousUser()
    request.draft_link = link
    request.other_scripts = _other_scripts(link)
    return page.serve_preview(request, page.default_preview_mode)


def _other_scripts(link: DraftLink) -> list[tuple[SiteView, str]]:
    """The views in which the same text can be read in other letters, each with the draft's address there."""
    here, code = reader_view(), link.page.locale.language_code
    rest = link.get_absolute_url().removeprefix(f"/{code}/")
    others = [view for view in SITE_VIEWS if view.locale_code == code and view != here]
    return [(view, f"/{view.code}/{rest}") for view in others]


def kept_private(response: HttpResponse) -> HttpResponse:
    """Keep the answer out of caches and search engines, and the address out of what browsers tell other sites."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
