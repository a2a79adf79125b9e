"""Converting a piece of plain Serbian text to one of the two scripts."""

import re
from enum import Enum

from cms.delivery.script.hosts import own_hosts
from cms.serbian import to_cyrillic, to_latin

CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")


class Script(Enum):
    """A script of Serbian, with its ISO 15924 code."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"

    @property
    def tag(self) -> str:
        """The BCP 47 tag of Serbian in this script."""
        return f"sr-{self.value}"

    @property
    def prefix(self) -> str:
        """The first part of the addresses at which the site is read in this script."""
        return f"/sr-{self.value.lower()}/"

    def convert(self, text: str) -> str:
        """The text in this script. Latin text asked for in Latin is returned as it is."""
        if self is Script.CYRILLIC:
            return to_cyrillic(text)
        return to_latin(text) if CYRILLIC_LETTER.search(text) else text

    def address(self, url: str) -> str:
        """An address of the Serbian site, as it is in this script; any other address, also on another host, unchanged."""
        found = SERBIAN_ADDRESS.match(url)
        if not found or (found["host"] and found["host"].lower() not in own_hosts()):
            return url
        return f"{found['origin']}{self.prefix}{url[found.end() :]}"


SERBIAN_ADDRESS = re.compile(r"(?P<origin>(?:https?://(?P<host>[^/?#]+))?)/sr-(?:latn|cyrl)/")
