"""The search page of each language, and what its box suggests while somebody types."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Locale, Page

from cms.translations.locales import active_locale, remember_locale
from cms.translations.reading import present
from search.facets import FACETS, Narrowing
from search.fulltext import full_text
from search.query import Search
from search.suggest import better_spelling
from search.terms import MAX_LENGTH

PER_PAGE = 20
ELSEWHERE = 5
SUGGESTIONS = 8
PATHS = {"sr-latn": "pretraga", "en": "search"}


@require_safe
def search(request: HttpRequest, path: str) -> HttpResponse:
    """Answer ``?q=`` with the pages that match, page by page; without a question, show the empty form."""
    language = get_language()
    if path != PATHS[language]:
        query = f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else ""
        return HttpResponsePermanentRedirect(f"/{language}/{PATHS[language]}/{query}")
    question = typed(request, "q")
    context = {"question": question, "search_url": request.path}
    if question:
        with full_text().by_index():
            context |= results(request, question)
    return render(request, "search/search.html", context)


def typed(request: HttpRequest, name: str) -> str:
    """What a reader has typed or chosen, as far as it counts and without what no database takes."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:MAX_LENGTH]


def results(request: HttpRequest, question: str) -> dict:
    """What the template shows for a question: hits, facets, the other languages' hits, promoted pages, a better spelling."""
    locales = list(Locale.objects.all())
    for one in locales:
        remember_locale(request, one)
    locale = active_locale(request)
    narrowing = Narrowing(**{facet: typed(request, facet) for facet in FACETS})
    asked = Search(question, locale, narrowing, locales)
    hits = asked.hits(request.GET.get("page"), PER_PAGE, request)
    return {
        "page_of_hits": hits,
        "total_is_exact": asked.is_exact,
        "is_partial": asked.is_partial,
        "narrowing": narrowing,
        "facets": asked.facets(),
        "elsewhere": asked.hits_elsewhere(ELSEWHERE, request),
        "promoted": promoted_pages(question, locale, request),
        "did_you_mean": better_spelling(asked),
    }


def promoted_pages(question: str, locale: Locale, request: HttpRequest) -> list[Page]:
    """The pages that editors want first for this question (Wagtail's promoted search results), in the reader's language.

    Visitors' questions are not recorded.
    """
    picks = SearchPromotion.objects.filter(query__query_string=question.lower()[:255], page__isnull=False)
    return present([pick.page for pick in picks.select_related("page")], locale, request)


@require_safe
def suggest(request: HttpRequest, path: str) -> JsonResponse:
    """Titles that a question still being typed may mean, as ``{"suggestions": [{"title", "url"}], "text"}``."""
    question = typed(request, "q")
    with full_text().by_index():
        pages = Search(question, Locale.get_active()).suggestions(SUGGESTIONS) if question else []
    count = len(pages)
    # Said by screen readers; ScriptMiddleware converts titles, texts and addresses.
    text = ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
    found = [{"title": page.title, "url": page.reader_url} for page in pages]
    return JsonResponse({"suggestions": found, "text": text})
