"""Of what parts a field's value consists, read from the type that its method is declared to return."""

from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict


def part_names(hint: Any) -> frozenset[str] | None:
    """The names of the parts of an object or of each object of a list; ``None`` when they depend on the value."""
    if is_typeddict(hint):
        return frozenset(get_type_hints(hint))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = [part_names(argument) for argument in arguments if argument is not NoneType]
        return None if None in kinds else frozenset().union(*kinds)
    if origin is list:
        return part_names(arguments[0])
    return None if origin is dict or hint is Any else frozenset()
