"""Categories and tags of a page, in the reader's language."""

from django import template
from django.utils.translation import get_language
from wagtail.models import Page

from cms.delivery.languages import site_view, view_of_locale
from cms.templatetags.pages import breadcrumbs

register = template.Library()


@register.simple_tag(takes_context=True)
def terms_of(context, page: Page) -> list[dict]:
    """What ``page`` is filed under: dicts with ``name``, ``url`` (the section narrowed to it) and ``lang`` where foreign."""
    above = breadcrumbs(context)
    section = above[-1].reader_url if above else ""
    return [
        {**term, "url": f"{section}?{kind}={term['slug']}"}
        for kind, rows in (("category", page.categories), ("tag", page.tags))
        for term in terms_in_reader_language(rows.all())
    ]


def terms_in_reader_language(terms) -> list[dict]:
    """Terms, each once, as dicts with ``name``, ``slug`` and ``lang``: translated where a translation exists. Two queries.

    ``terms`` is what the page keeps, in whichever language the editor ticked.
    """
    keys = [term.translation_key for term in terms]
    if not keys:
        return []
    locale_code = site_view(get_language()).locale_code
    chosen: dict = {}
    for term in terms.model.objects.filter(translation_key__in=keys).select_related("locale"):
        if term.translation_key not in chosen or term.locale.language_code == locale_code:
            chosen[term.translation_key] = term
    ordered = [chosen[key] for key in dict.fromkeys(keys) if key in chosen]
    return [
        {
            "name": term.name,
            "slug": term.slug,
            "lang": ""
            if term.locale.language_code == locale_code
            else view_of_locale(term.locale.language_code).tag,
        }
        for term in ordered
    ]
