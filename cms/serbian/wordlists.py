"""Reading of the word lists that ship with the package."""

from functools import cache
from importlib.resources import files


def lines(name: str) -> list[str]:
    """Return the lines of ``data/<name>`` without comments (``#``) and blank ones."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    stripped = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in stripped if line]


@cache
def words(name: str) -> frozenset[str]:
    """Return all words of ``data/<name>``."""
    return frozenset(word for line in lines(name) for word in line.split())
