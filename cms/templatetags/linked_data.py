"""Linked data in the head of a page."""

import json
from functools import partial

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.api.utils import get_full_url

from cms.linked_data.building import Crumb, PageData, linked_data
from cms.pages.base import BasePage
from cms.templatetags.pages import breadcrumbs

register = template.Library()

# As Django's json_script does: nothing in the data may end the element.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def page_linked_data(context) -> SafeString | str:
    """The JSON-LD of the page shown, at its own address; nothing on a page that search engines are kept from.

    Serbian is written as it was typed: ``cms.delivery.script`` converts it with the rest of the page.
    """
    page, request = context.get("page"), context.get("request")
    is_hidden = context.get("is_fallback") or context.get("noindex")
    if not isinstance(page, BasePage) or not page.pk or request is None or is_hidden:
        return ""
    absolute = partial(get_full_url, request)
    crumbs = [Crumb(above.title, absolute(above.reader_url)) for above in breadcrumbs(context)]
    data = PageData(page, request, absolute=absolute, crumbs=crumbs)
    written = json.dumps(linked_data(page, data), ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>\n')
