"""What a type hint can say besides its type, as ``Annotated[…]``, for the sake of the API's description."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Schema:
    """The value is described by the schema of this name."""

    name: str


@dataclass(frozen=True)
class OneOf:
    """The text is one of these."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Keys:
    """The object has these keys."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class AlsoHas:
    """The object has besides what this type (a ``TypedDict``) says."""

    more: Any


@dataclass(frozen=True)
class MediaType:
    """The answer is no JSON, but a text of this type."""

    name: str
