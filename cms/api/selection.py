"""The ``fields`` parameter: which fields an answer has, in the syntax of Wagtail's API v2."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from wagtail.api.v2.utils import parse_fields_parameter

from cms.api.errors import ParameterError


class Selection(NamedTuple):
    """The chosen fields, and for some of them the parts to keep of their value."""

    names: frozenset[str]
    parts: dict[str, frozenset[str]]

    def trim(self, name: str, value: Any) -> Any:
        """Keep only the parts of a value that were asked for; a list is trimmed item by item."""
        if name not in self.parts:
            return value
        if isinstance(value, list):
            return [self.trim(name, item) for item in value]
        if isinstance(value, dict):
            return {key: part for key, part in value.items() if key in self.parts[name]}
        return value


def any_parts(name: str) -> frozenset[str] | None:
    """Says of every field that its parts depend on its value."""
    return None


def select(
    asked: str | None,
    default: Collection[str],
    available: Collection[str],
    parts_of: Callable[[str], frozenset[str] | None] = any_parts,
) -> Selection:
    """Choose fields out of ``available``, starting from ``default``.

    ``parts_of`` gives the parts that a field's value has, or ``None`` when they depend on the value. Raises ParameterError
    when ``asked`` is malformed or names a field or part that there is not.
    """
    names, parts = set(default), {}
    try:
        config = parse_fields_parameter(asked) if asked else []
    except ValueError as error:
        raise ParameterError("fields", f"'fields' is malformed: {error}.", available) from error
    if config and config[0][0] in ("*", "_"):
        names = set(available) if config[0][0] == "*" else set()
        config = config[1:]
    unknown = sorted({name for name, _negated, _parts in config} - set(available))
    if unknown:
        raise ParameterError("fields", f"There is no field {', '.join(unknown)}.", available)
    for name, negated, nested in config:
        if negated:
            names.discard(name)
            continue
        names.add(name)
        if nested:
            parts[name] = _part_names(name, nested, parts_of(name))
    return Selection(frozenset(names), parts)


def _part_names(name: str, nested: list, allowed: frozenset[str] | None) -> frozenset[str]:
    """The parts named in brackets; only plain names one level deep are understood."""
    for part, negated, deeper in nested:
        if negated or deeper or part in ("*", "_"):
            raise ParameterError(
                "fields", f"In brackets after '{name}' only names of parts are understood.", f"{name}(a,b)"
            )
    asked = frozenset(part for part, _negated, _deeper in nested)
    if allowed is not None and not asked <= allowed:
        unknown = ", ".join(sorted(asked - allowed))
        raise ParameterError(
            "fields", f"'{name}' has no part {unknown}.", allowed or f"{name} without brackets"
        )
    return asked
