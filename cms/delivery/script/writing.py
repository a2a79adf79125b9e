"""Serbian as the present reader is to get it: a script, and the editors' exceptions to its conversion."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.delivery.script.convert import Script
from cms.serbian import to_cyrillic


@dataclass(frozen=True)
class Writing:
    """A script with exceptions; stands wherever a ``Script`` does."""

    script: Script
    exceptions: Mapping[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The BCP 47 tag of Serbian in this script."""
        return self.script.tag

    def convert(self, text: str) -> str:
        """The text in this script; the exceptions say how single words are written in Cyrillic."""
        if self.script is Script.CYRILLIC and self.exceptions:
            return to_cyrillic(text, self.exceptions)
        return self.script.convert(text)

    def address(self, url: str) -> str:
        """An address of the Serbian site, as it is in this script."""
        return self.script.address(url)
