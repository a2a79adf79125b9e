"""The style guide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cms.translations.locales import active_locale
from home.styleguide.examples import Component, components

SURFACES = (
    "paper",
    "paper-raised",
    "paper-sunk",
    "accent-wash",
    "second-wash",
    "good-wash",
    "warn-wash",
    "bad-wash",
)
INKS = ("ink", "ink-soft", "link", "accent", "second", "good", "warn", "bad")
SIZES = ("3xl", "2xl", "xl", "l", "m", "s")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state. Raises Http404 unless the setting ``STYLEGUIDE`` is on."""
    if not settings.STYLEGUIDE:
        raise Http404
    shown = [
        {
            "name": component.name,
            "anchor": slugify(component.name),
            "layout": component.layout,
            "examples": _rendered(component, request),
        }
        for component in components()
    ]
    context = {"components": shown, "surfaces": SURFACES, "inks": INKS, "sizes": SIZES, "page": None}
    response = render(request, "home/styleguide.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _rendered(component: Component, request: HttpRequest) -> list[tuple[str, str]]:
    """The states of a component, each with its HTML."""
    common = {"reader_locale": active_locale(request)}
    return [
        (example.state, render_to_string(example.template, common | example.context, request))
        for example in component.examples
    ]
