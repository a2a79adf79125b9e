"""Categories and tags as a reader of one language sees them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Locale

from cms.delivery.languages import site_view, view_of_locale
from cms.delivery.script.active import active_script
from cms.delivery.version import kept_for_version
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
    """The terms a page keeps, in the order of their names. One query after a change of content when some are in another language, else none."""
    terms = list(terms)
    code = site_view(get_language()).locale_code
    is_foreign = any(locale_code(term, request) != code for term in terms)
    translated = _all_by_key(type(terms[0]), code) if is_foreign else {}
    return _in_order(
        translated.get(str(term.translation_key))
        or ReaderTerm(term.name, term.slug, str(term.translation_key))
        for term in terms
    )


def find_term(model, slug: str, locale: Locale):
    """The term with this slug, the reader's language's own first; ``None`` when no language has it."""
    terms = model.objects.filter(slug=slug)
    return min(terms, key=lambda term: (term.locale_id != locale.pk, term.pk), default=None)


def _all_by_key(model, code: str) -> dict[str, ReaderTerm]:
    """Every term as the reader has it, by key; there are some hundreds at most."""
    return kept_for_version(
        "terms",
        lambda: {term.key: term for term in _in_reader_language(model.objects.all())},
        model._meta.label_lower,
        code,
    )


def _in_reader_language(terms) -> list[ReaderTerm]:
    locale_code = site_view(get_language()).locale_code
    chosen: dict = {}
    for term in terms.select_related("locale").order_by("name"):
        if term.translation_key not in chosen or term.locale.language_code == locale_code:
            chosen[term.translation_key] = term
    return _in_order(
        ReaderTerm(
            term.name,
            term.slug,
            str(term.translation_key),
            "" if term.locale.language_code == locale_code else view_of_locale(term.locale.language_code).tag,
        )
        for term in chosen.values()
    )


def _in_order(terms: Iterable[ReaderTerm]) -> list[ReaderTerm]:
    """Terms by the alphabet of the reader's language and script."""
    is_serbian = site_view(get_language()).tag.startswith("sr")
    script = active_script().value
    return sorted(terms, key=lambda term: sort_key(term.name, script) if is_serbian else term.name.casefold())
