"""The organisation whose site this is. The app that keeps its settings registers itself here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Organisation:
    """Its name and address in one language, how it is reached, its accounts elsewhere (addresses), and two pictures: ``logo``
    and what stands for pages without a picture of their own (``share_image``)."""

    name: str
    phone: str = ""
    address: str = ""
    accounts: tuple[str, ...] = ()
    logo: Any = None
    share_image: Any = None


Describe = Callable[[HttpRequest, str], Organisation]
_describers: list[Describe] = []


def describes_organisation(describe: Describe) -> Describe:
    """Register the function that describes the organisation in a language (by code); used as a decorator."""
    _describers[:] = [describe]
    return describe


def organisation(request: HttpRequest, language: str) -> Organisation:
    """The organisation, in a language."""
    return _describers[0](request, language) if _describers else Organisation("")
