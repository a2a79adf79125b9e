"""Pages with many children, such as a gallery of 200 photos, in few queries.

Reading a revision, Wagtail asks for every foreign key of every child whether it still exists; saving a page, it gathers the
references of the whole page again for every child. Both are done once here.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, cast

from django.db import models
from modelcluster.models import get_all_child_relations

BATCH = 500

Target = tuple[type[models.Model], str]
"""A model and the field by which it is referred to."""


class ManyChildrenMixin:
    """Reads and saves a page's children together."""

    @classmethod
    def from_serializable_data(cls, data: dict, check_fks: bool = True, strict_fks: bool = False):
        """Build a page from a revision, as modelcluster does; what foreign keys refer to is looked up for all at once.

        A key whose object is gone is emptied, or its child left out, as ``on_delete`` says. modelcluster raises for a
        protected key: an old revision of a gallery could not be opened once a photo it had is deleted. Here that photo is
        left out.
        """
        if check_fks:
            model = cast("type[models.Model]", cls)
            data = _without_dangling(model, data, _existing(model, data), strict=strict_fks)
            if data is None:
                return None
        return super().from_serializable_data(data, check_fks=False, strict_fks=strict_fks)

    def save(self, *args: Any, **kwargs: Any):
        """Save the page with its children, then index once what they all refer to.

        Wagtail would do that at each child, and for the page before its children are saved. Nothing may refer to a child
        of a page by a foreign key: what refers to a child that is removed here stays in the reference index.
        """
        from wagtail import signal_handlers  # needs all models

        if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
            return super().save(*args, **kwargs)
        with signal_handlers.disable_reference_index_auto_update():
            result = super().save(*args, **kwargs)
        signal_handlers.update_reference_index_on_save(self)
        return result


def _foreign_keys(model: type[models.Model], data: dict) -> Iterator[tuple[models.Field, Target, Any]]:
    """The foreign keys in an object's data that are not empty: the field, what it refers to, and the value."""
    for field in model._meta.concrete_fields:
        value = data.get(field.name)
        if value is not None and isinstance(field.remote_field, models.ManyToOneRel):
            target = cast("models.ForeignKey", field).target_field
            yield field, (field.remote_field.model, target.name), target.to_python(value)


def _objects(model: type[models.Model], data: dict) -> Iterator[tuple[type[models.Model], dict]]:
    """The data of an object and of all its children."""
    yield model, data
    for relation in get_all_child_relations(model):
        for child in data.get(relation.get_accessor_name(), ()):
            yield from _objects(relation.related_model, child)


def _existing(model: type[models.Model], data: dict) -> dict[Target, set]:
    """Which of the values that are referred to exist, by what they refer to."""
    wanted: dict[Target, set] = defaultdict(set)
    for owner, values in _objects(model, data):
        for _field, target, value in _foreign_keys(owner, values):
            wanted[target].add(value)
    existing: dict[Target, set] = defaultdict(set)
    for (related, name), keys in wanted.items():
        ordered = list(keys)
        for start in range(0, len(ordered), BATCH):
            rows = related._default_manager.filter(**{f"{name}__in": ordered[start : start + BATCH]})
            existing[related, name].update(rows.values_list(name, flat=True))
    return existing


def _without_dangling(
    model: type[models.Model], data: dict, existing: dict[Target, set], *, strict: bool
) -> dict | None:
    """The data without foreign keys and children whose object is gone; ``None`` when the object itself has to go."""
    kept = dict(data)
    for field, target, value in _foreign_keys(model, data):
        on_delete = field.remote_field.on_delete
        if value in existing[target] or on_delete is models.DO_NOTHING:
            continue
        if strict and on_delete is not models.SET_NULL:
            return None
        kept[field.name] = None
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in data:
            children = (
                _without_dangling(relation.related_model, child, existing, strict=True)
                for child in data[name]
            )
            kept[name] = [child for child in children if child is not None]
    return kept
