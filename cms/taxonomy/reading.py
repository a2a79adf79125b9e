"""Categories and tags as a reader of one language sees them."""

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Locale

from cms.delivery.languages import site_view, view_of_locale
from cms.serbian import sort_key
from cms.translations.locales import locale_code


@dataclass(frozen=True)
class ReaderTerm:
    """A term in the reader's language, or, marked by ``lang`` (a BCP 47 tag), in the only one it has."""

    name: str
    slug: str
    key: str
    lang: str = ""


def terms_for_reader(terms) -> list[ReaderTerm]:
    """Each term of a queryset once, translated where a translation exists, in the order of their names. One query."""
    keys = terms.order_by().values("translation_key")
    return _in_reader_language(terms.model.objects.filter(translation_key__in=keys))


def terms_on_page(terms, request=None) -> list[ReaderTerm]:
    """The terms a page keeps, in order. No query when they are in the reader's language, one when some are not."""
    terms = list(terms)
    code = site_view(get_language()).locale_code
    foreign = [term.translation_key for term in terms if locale_code(term, request) != code]
    model = type(terms[0]) if terms else None
    own = _in_reader_language(model.objects.filter(translation_key__in=foreign)) if foreign else []
    translated = {term.key: term for term in own}
    return [
        translated.get(str(term.translation_key))
        or ReaderTerm(term.name, term.slug, str(term.translation_key))
        for term in terms
    ]


def find_term(model, slug: str, locale: Locale):
    """The term with this slug, the reader's language's own first; ``None`` when no language has it."""
    terms = model.objects.filter(slug=slug)
    return min(terms, key=lambda term: (term.locale_id != locale.pk, term.pk), default=None)


def _in_reader_language(terms) -> list[ReaderTerm]:
    locale_code = site_view(get_language()).locale_code
    chosen: dict = {}
    for term in terms.select_related("locale").order_by("name"):
        if term.translation_key not in chosen or term.locale.language_code == locale_code:
            chosen[term.translation_key] = term
    rows = [
        ReaderTerm(
            term.name,
            term.slug,
            str(term.translation_key),
            "" if term.locale.language_code == locale_code else view_of_locale(term.locale.language_code).tag,
        )
        for term in chosen.values()
    ]
    order = sort_key if locale_code.startswith("sr") else str.casefold
    return sorted(rows, key=lambda row: order(row.name))
