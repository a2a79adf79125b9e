"""What images and documents have in common: lists of files that stand on public pages."""

from typing import Any, TypedDict

from django.db.models import Model
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from cms.api import parameters
from cms.api.endpoints.base import PublicViewSet
from cms.api.errors import ParameterError
from cms.api.reading import Reading
from cms.api.selection import Selection, select


class FileMeta(TypedDict):
    """What the file is, and where the API gives it."""

    type: str
    detail_url: str


class FilesAPIViewSet(PublicViewSet):
    """Base of both; a resource sets ``model``, ``fields`` and, where they have any, their ``parts``, and gives ``describe``."""

    model: type[Model]
    fields: tuple[str, ...]
    meta_fields: tuple[str, ...] = ("type", "detail_url")
    parts: dict[str, frozenset[str]] = {}
    order_fields: tuple[str, ...] = ("id", "title", "created_at")
    list_parameters = (
        parameters.LOCALE,
        parameters.FIELDS,
        parameters.ORDER,
        parameters.LIMIT,
        parameters.OFFSET,
        parameters.CURSOR,
    )
    detail_parameters = (parameters.LOCALE, parameters.FIELDS)

    def listing_view(self, request: Request) -> Response:
        """Files as rows; these have the same fields as a file on its own."""
        self.read_query(self.list_parameters)
        selection = self.choose()
        files, ordering = self.visibility.files(self.model), self.ordering(self.model, self.order())
        window = self.window(ordering.apply(files) if ordering else files.order_by("?"), ordering)
        reading = self.reading()
        return self.list_of(window, [self.to_json(file, selection, reading) for file in window.rows])

    def detail_view(self, request: Request, pk: int) -> Response:
        """One file."""
        self.read_query(self.detail_parameters)
        selection = self.choose()
        found = self.visibility.files(self.model).filter(pk=pk).first()
        if found is None:
            raise Http404
        return Response(self.to_json(found, selection, self.reading()))

    def order(self) -> list[str]:
        """The order asked for; raises ParameterError for a field by which files cannot be ordered."""
        asked = self.query.get("order", ["id"])
        unknown = [name for name in asked if name.removeprefix("-") not in self.order_fields]
        if unknown:
            raise ParameterError(
                "order", f"Files cannot be ordered by {', '.join(unknown)}.", self.order_fields
            )
        return asked

    def choose(self) -> Selection:
        """The fields asked for; raises ParameterError for one that there is not."""
        names = (*self.meta_fields, *self.fields)
        return select(self.query.get("fields"), names, names, lambda name: self.parts.get(name, frozenset()))

    def to_json(self, file: Any, selection: Selection, reading: Reading) -> dict[str, Any]:
        """The chosen fields of one file."""
        meta = {
            "type": self.model._meta.label,
            "detail_url": reading.absolute(
                self.request.wagtailapi_router.get_object_detail_urlpath(self.model, file.pk)
            ),
        }
        chosen = {
            name: value for name, value in self.describe(file, reading).items() if name in selection.names
        }
        shown_meta = {name: value for name, value in meta.items() if name in selection.names}
        identity = {"id": chosen.pop("id")} if "id" in chosen else {}
        trimmed = {name: selection.trim(name, value) for name, value in chosen.items()}
        return {**identity, **({"meta": shown_meta} if shown_meta else {}), **trimmed}

    def describe(self, file: Any, reading: Reading) -> dict[str, Any]:
        """Every field of one file."""
        raise NotImplementedError
