"""The search page of each language."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Locale

from search.query import MAX_LENGTH, Search

PER_PAGE = 20
ELSEWHERE = 5
PATHS = {"sr-latn": "pretraga", "en": "search"}


def search(request: HttpRequest, path: str) -> HttpResponse:
    """Answer ``?q=`` with the pages that match, page by page; without a question, show the empty form."""
    language = get_language()
    if path != PATHS[language]:
        query = f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else ""
        return HttpResponsePermanentRedirect(f"/{language}/{PATHS[language]}/{query}")
    question = request.GET.get("q", "").strip()[:MAX_LENGTH]
    context = {"question": question, "search_url": request.path}
    if question:
        asked = Search(question, Locale.get_active())
        context["page_of_hits"] = asked.hits(request.GET.get("page"), PER_PAGE, request)
        context["elsewhere"] = asked.hits_elsewhere(ELSEWHERE, request)
    return render(request, "search/search.html", context)
