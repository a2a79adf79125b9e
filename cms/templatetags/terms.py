"""Categories and tags of a page, in the reader's language."""

from django import template
from wagtail.models import Page

from cms.taxonomy.reading import terms_on_page
from cms.templatetags.pages import breadcrumbs

register = template.Library()


@register.simple_tag(takes_context=True)
def terms_of(context, page: Page) -> list[dict]:
    """What ``page`` is filed under: dicts with ``name``, ``url`` (the section narrowed to it) and ``lang`` where foreign."""
    above = breadcrumbs(context)
    section = above[-1].reader_url if above else ""
    return [
        {"name": term.name, "lang": term.lang, "url": f"{section}?{kind}={term.slug}"}
        for kind, rows in (("category", page.categories), ("tag", page.tags))
        for term in terms_on_page(rows.all(), context.get("request"))
    ]
