"""Passing a page on."""

from urllib.parse import quote

from django import template
from wagtail.models import Page

from cms.delivery.languages import reader_view
from cms.templatetags.languages import language_of_text
from cms.templatetags.pages import canonical_url

register = template.Library()


@register.simple_tag(takes_context=True)
def share_by_mail(context, page: Page) -> str:
    """The address that opens an e-mail with the title and address of a page, both as the reader has them.

    Nothing converts what is written inside an address, so it is put into the reader's script here.
    """
    view = reader_view()
    is_serbian = language_of_text(page, context.get("request")).tag.startswith("sr")
    title = view.script.convert(page.title) if is_serbian and view.tag.startswith("sr") else page.title
    return f"mailto:?subject={quote(title)}&body={quote(view.script.address(canonical_url(context)))}"
