"""Addresses at which results are narrowed, and the question as it was typed."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from search.facets import FACETS

register = template.Library()


@register.simple_tag(takes_context=True)
def narrowed_url(context, facet: str, value: str) -> str:
    """The present question with one facet set to ``value``, or opened when it is empty; the first page of it."""
    asked = context["request"].GET
    query = {name: asked.get(name, "") for name in ("q", *FACETS)} | {facet: value}
    return f"?{urlencode({name: text for name, text in query.items() if text})}"


@register.filter
def as_typed(question: str) -> SafeString:
    """A question as HTML that stays in the script in which it was typed."""
    return format_html('<span translate="no">{}</span>', question)
