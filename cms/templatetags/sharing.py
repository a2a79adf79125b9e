"""Passing a page on."""

from urllib.parse import quote

from django import template
from wagtail.models import Page

from cms.api.writing import Writer
from cms.delivery.languages import reader_view
from cms.templatetags.languages import language_of_text
from cms.templatetags.pages import canonical_url

register = template.Library()


@register.simple_tag(takes_context=True)
def share_by_mail(context, page: Page) -> str:
    """The address that opens an e-mail with the title and address of a page, both as the reader has them.

    Nothing converts what is written inside an address, so it is put into the reader's script here.
    """
    view, language = reader_view(), language_of_text(page, context.get("request")).locale_code
    # Under another language a text stands as it was written.
    title = Writer(view.script).text(page.title, language) if language == view.locale_code else page.title
    return f"mailto:?subject={quote(title)}&body={quote(view.script.address(canonical_url(context)))}"
