"""The states of texts on Wagtail's own screens."""

from django import template

from cms.translations.signals import is_snippet
from cms.translations.state.listing import edit_url, states_of

register = template.Library()


@register.simple_tag
def listed_states(table, page) -> list:
    """The states of one page of a listing; those of all its pages are read by the first that asks, in one query."""
    if not hasattr(table, "translation_states"):
        table.translation_states = states_of(table.data)
    return table.translation_states.get(page.pk, [])


@register.simple_tag
def language_states(text) -> list:
    """The states of a page or snippet in every language; none for what is not translated, or not saved yet."""
    from wagtail.models import Page

    translated = isinstance(text, Page) or is_snippet(type(text))
    if not translated or not text.pk:
        return []
    return states_of([text]).get(text.pk, [])


register.simple_tag(edit_url, name="state_edit_url")
