"""The script in which the present request is answered."""

from collections.abc import Iterator
from contextlib import contextmanager

from asgiref.local import Local

from cms.delivery.script.convert import Script

_state = Local()


def active_script() -> Script:
    """The script of the request being answered; Latin where none was asked for."""
    return getattr(_state, "script", Script.LATIN)


@contextmanager
def answering_in(script: Script) -> Iterator[None]:
    """Answer in a script while the block runs."""
    before = active_script()
    _state.script = script
    try:
        yield
    finally:
        _state.script = before
