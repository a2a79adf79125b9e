"""Language marks, the switcher and the links between languages."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Locale

from cms.delivery.alternates import Alternate, page_alternates, view_alternates, written_alternate
from cms.delivery.languages import SiteView, active_view, view_of_locale
from cms.translations.locales import locale_code

register = template.Library()


@register.simple_tag
def html_lang() -> str:
    """The BCP 47 tag of the frame: ``sr-Latn``, ``en``."""
    return active_view().tag


@register.simple_tag
def reader_view() -> SiteView:
    """The view of the site in which the page is shown (see ``cms.delivery.languages``)."""
    return active_view()


@register.simple_tag(takes_context=True)
def lang_attr(context, written) -> SafeString | str:
    """`` lang="…"`` when ``written`` (a page or a term) is in another language than the frame, else nothing."""
    view = language_of_text(written, context.get("request"))
    return "" if view == active_view() else format_html(' lang="{}"', view.tag)


@register.simple_tag(takes_context=True)
def written_in(context, page) -> SiteView:
    """The view in whose language ``page`` is written."""
    return language_of_text(page, context.get("request"))


@register.simple_tag(takes_context=True)
def alternates(context) -> list[Alternate]:
    """Every view of the site with the address at which it shows the present page, or what stands below it."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return []
    if page is None or not page.pk:
        return view_alternates(request)
    others, below = page_alternates(page, request), context.get("below_page", "")
    return [other.at(below) for other in others] if below else others


@register.simple_tag(takes_context=True)
def full_text_elsewhere(context, page) -> Alternate | None:
    """Where the full text stands of a page that has only a summary; see ``written_alternate``."""
    return written_alternate(page, context["request"])


@register.simple_tag
def choose_language_url(alternate: Alternate) -> str:
    """The address that remembers a view and leads to where it shows the present page."""
    query = urlencode({"next": alternate.url})
    return f"{reverse('set_language', args=[alternate.view.code])}?{query}"


@register.simple_tag
def language_of_locale(locale: Locale) -> SiteView:
    """The view in whose language a content locale is written."""
    return view_of_locale(locale.language_code)


@register.simple_tag
def x_default(others: list[Alternate]) -> str:
    """The address for readers of any other language: the default language's page, else the one that is written."""
    written = [other for other in others if other.is_written]
    return written[0].full_url if written else ""


def language_of_text(written, request=None) -> SiteView:
    """The view in whose language a page or a term is written, without a query for each (``cms.translations.locales``)."""
    if not getattr(written, "locale_id", None):
        return active_view()
    return view_of_locale(locale_code(written, request))
