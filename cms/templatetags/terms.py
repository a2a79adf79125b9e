"""Categories and tags of a page, in the reader's language."""

from django import template
from wagtail.models import Page

from cms.taxonomy.models import Category, Tag
from cms.taxonomy.reading import terms_by_key
from cms.templatetags.pages import breadcrumbs

register = template.Library()


@register.simple_tag(takes_context=True)
def terms_of(context, page: Page) -> list[dict]:
    """What ``page`` is filed under: dicts with ``name``, ``url`` (the section narrowed to it) and ``lang`` where foreign.

    Two queries for each of categories and tags that the page has any of.
    """
    above = breadcrumbs(context)
    section = above[-1].reader_url if above else ""
    return [
        {"name": term.name, "lang": term.lang, "url": f"{section}?{kind}={term.slug}"}
        for kind, model, rows in (("category", Category, page.categories), ("tag", Tag, page.tags))
        for term in terms_by_key(model, [row.translation_key for row in rows.all()])
    ]
