"""Values that follow the original until a translator sets another: pictures, files, pages, addresses.

They are read and stored as wagtail-localize does (``SegmentOverride``), in a fixed number of queries for all of them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.blocks import Block, ChooserBlock, FieldBlock, RichTextBlock
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from cms.images.sizes import ADMIN_THUMBNAIL
from cms.translations.segments.places import Place, find_place

_LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:", "/", "#")


@dataclass(eq=False)
class Override:
    """One such value: ``original`` is the source's, ``chosen`` what replaces it (a text or an object), if anything does."""

    segment: OverridableSegment
    place: Place
    stored: SegmentOverride | None
    original: Any = None
    chosen: Any = None
    typed: str | None = None
    error: str = ""

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return f"value-{self.segment.context_id}"

    @property
    def label(self) -> str:
        """What editors call it."""
        return ", ".join(filter(None, (self.place.field_label, self.place.block_label)))

    @property
    def model(self) -> type[models.Model] | None:
        """What is chosen, when it is an object."""
        return chosen_model(self.place.part)

    @property
    def is_picture(self) -> bool:
        """Whether the original's is a picture that is there."""
        return isinstance(self.original, AbstractImage)

    @property
    def thumbnail(self) -> AbstractRendition:
        """That picture in small; a sign in its place when its file is missing."""
        return get_rendition_or_not_found(self.original, ADMIN_THUMBNAIL)

    @property
    def is_set(self) -> bool:
        """Whether it has a value of its own."""
        return self.stored is not None

    @property
    def raw(self) -> Any:
        """The stored value."""
        return self.stored.data if self.stored else None

    @cached_property
    def widget(self) -> forms.Widget:
        """Wagtail's own chooser, or a plain field."""
        part = self.place.part
        if self.model is None:
            return forms.TextInput(attrs={"class": "w-field__input"})
        if isinstance(part, Block):
            return part.widget
        return formfield_for_dbfield(part).widget

    def render(self) -> SafeString:
        """The field."""
        value = self.chosen if self.typed is None else self.typed
        return self.widget.render(self.name, value, attrs={"id": f"id_{self.name}", "aria-label": self.label})

    def clean(self, typed: str) -> Any:
        """The value to store of what was posted. Raises ValidationError when there is no such thing or it does not fit."""
        part = self.place.part
        if isinstance(part, RichTextBlock | RichTextField):
            if not typed.startswith(_LINK_SCHEMES):
                raise ValidationError(_("Write the whole address, beginning with https:// or mailto:."))
            return typed
        field = part.field if isinstance(part, FieldBlock) else formfield_for_dbfield(part)
        value = field.clean(typed)
        return value.pk if isinstance(value, models.Model) else value


def chosen_model(part: Any) -> type[models.Model] | None:
    """What a field or block chooses from; ``None`` when it holds a text."""
    if isinstance(part, ChooserBlock):
        return part.model_class
    return part.related_model if isinstance(part, models.ForeignKey) else None


def overrides_of(translation: Translation) -> list[Override]:
    """Every value of a page that can be replaced, with what it is now.

    Two queries, and for pictures, files and pages at most three more for each kind.
    """
    model = ContentType.objects.get_for_id(translation.source.specific_content_type_id).model_class()
    segments = OverridableSegment.objects.filter(source_id=translation.source_id).select_related("context")
    stored = {
        row.context_id: row
        for row in SegmentOverride.objects.filter(
            locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
        )
    }
    found = [
        Override(segment, find_place(model, segment.context.field_path), stored.get(segment.context_id))
        for segment in segments.order_by("order")
    ]
    found.sort(key=lambda override: (override.place.position, override.segment.order))
    _fetch(found)
    return found


def _fetch(overrides: list[Override]) -> None:
    """Give each its objects, those of one model together."""
    keys: dict[type[models.Model], set] = defaultdict(set)
    for override in overrides:
        if override.model:
            keys[override.model] |= {override.segment.data, override.raw} - {None, ""}
    objects = {model: _objects(model, wanted) for model, wanted in keys.items()}
    for override in overrides:
        if override.model is None:
            override.original, override.chosen = override.segment.data, override.raw
        else:
            of_model = objects[override.model]
            override.original = of_model.get(str(override.segment.data))
            override.chosen = of_model.get(str(override.raw))


def _objects(model: type[models.Model], keys: Iterable) -> dict[str, models.Model]:
    rows = model._default_manager.filter(pk__in=[key for key in keys if str(key).isdecimal()])
    if issubclass(model, AbstractImage):
        rows = rows.prefetch_renditions(ADMIN_THUMBNAIL)
    if issubclass(model, Page):
        return _pages(rows)
    return {str(row.pk): row for row in rows}


def _pages(rows: models.QuerySet) -> dict[str, models.Model]:
    """Pages with their parents, which Wagtail's page chooser asks for one by one."""
    pages = list(rows.select_related("locale").specific())
    paths = {page.path[: -page.steplen] for page in pages}
    parents = {parent.path: parent for parent in Page.objects.filter(path__in=paths)}
    for page in pages:
        page._cached_parent_obj = parents.get(page.path[: -page.steplen])
    return {str(page.pk): page for page in pages}


def take(
    overrides: Iterable[Override], data: Mapping[str, str]
) -> tuple[dict[Override, Any], list[Override]]:
    """What a posted form sets anew, and what it gives back to the original; errors stay with their ``Override``.

    A field left empty means the original's value.
    """
    to_set: dict[Override, Any] = {}
    to_reset: list[Override] = []
    for override in overrides:
        typed = data.get(override.name)
        if typed is None or typed.strip() == str(override.raw if override.is_set else ""):
            continue
        if not typed.strip():
            to_reset.append(override)
            continue
        try:
            to_set[override] = override.clean(typed.strip())
        except ValidationError as error:
            override.typed = typed
            override.error = " ".join(error.messages)
    return to_set, to_reset


@transaction.atomic
def store(
    translation: Translation,
    to_set: Mapping[Override, Any],
    to_reset: Iterable[Override],
    user: AbstractBaseUser,
) -> None:
    """Store what ``take`` has found."""
    for override, value in to_set.items():
        SegmentOverride.objects.update_or_create(
            locale_id=translation.target_locale_id,
            context_id=override.segment.context_id,
            defaults={
                "data_json": json.dumps(value),
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
    SegmentOverride.objects.filter(
        locale_id=translation.target_locale_id,
        context_id__in=[override.segment.context_id for override in to_reset],
    ).delete()
