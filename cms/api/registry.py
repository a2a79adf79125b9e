"""Which representation belongs to which page type. Content apps fill it from their ``api.py`` at start-up."""

from typing import TYPE_CHECKING

from wagtail.models import Page

if TYPE_CHECKING:
    from cms.api.representation.page import PageRepresentation

_representations: dict[type[Page], type["PageRepresentation"]] = {}


def represents(representation: type["PageRepresentation"]) -> type["PageRepresentation"]:
    """Register a representation for its ``model``; used as a class decorator."""
    _representations[representation.model] = representation
    return representation


def representation_of(model: type[Page]) -> type["PageRepresentation"] | None:
    """The representation of a page type, or ``None`` when the API does not give pages of that type."""
    return _representations.get(model)


def page_types() -> dict[str, type[Page]]:
    """The page types that the API gives, by the name that ``type`` and ``meta.type`` use."""
    return {
        model._meta.label: model for model in sorted(_representations, key=lambda model: model._meta.label)
    }
