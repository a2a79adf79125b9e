"""What the translation desk of the demo has to do: an original that was corrected after its translation, and requests."""

from dataclasses import dataclass

from .schema import Text

CORRECTED = {
    "news-certificate": Text(
        "Deset pilana klastera „Drvo juga“ prvi put prodaje zajedno. Austrijski kupac traži šest kamiona mesečno, ali samo uz "
        "dokaz o poreklu svakog trupca.",
    )
}
"""The lead that the editor put right a day after publication, by the key of the page."""


@dataclass(frozen=True)
class Request:
    """A translation that the editor asks of the translator: of which page, due in how many days, and why."""

    key: str
    due_in: int
    note: str


REQUESTS = (
    Request("news-robot", 4, "Partneri iz Graca čitaju ovo pre posete. Citate, molim, što bliže originalu."),
    Request("gallery-fair", -3, "Opisi fotografija trebaju za prijavu na sajam."),
    Request("event-energy", 9, "Dovoljno je i kraće, ako nema vremena."),
)
