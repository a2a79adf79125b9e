"""Passing a page on."""

from collections.abc import Callable
from urllib.parse import quote

from django import template
from django.http import HttpRequest
from wagtail.models import Page

from cms.api.writing import Writer
from cms.delivery.languages import reader_view
from cms.templatetags.languages import language_of_text
from cms.templatetags.pages import canonical_url

register = template.Library()


def in_readers_script(page: Page, request: HttpRequest | None) -> Callable[[str], str]:
    """Writes texts of a page in the reader's script, for the inside of an address, which nothing converts.

    Under another language a text stands as it was written.
    """
    view, language = reader_view(), language_of_text(page, request).locale_code
    if language != view.locale_code:
        return str
    writer = Writer(view.script)
    return lambda text: writer.text(text, language)


@register.simple_tag(takes_context=True)
def share_by_mail(context, page: Page) -> str:
    """The address that opens an e-mail with the title and address of a page, both as the reader has them."""
    title = in_readers_script(page, context.get("request"))(page.title)
    address = reader_view().script.address(canonical_url(context))
    return f"mailto:?subject={quote(title)}&body={quote(address)}"
