"""The front page's content in its template."""

from django import template

from cms.translations.locales import active_locale
from home import front_page
from home.models import HomePage

register = template.Library()


@register.simple_tag(takes_context=True)
def front(context, page: HomePage) -> dict:
    """What ``home.front_page.front_page`` gathers for the reader's language."""
    request = context["request"]
    return front_page.front_page(page, active_locale(request), request)
