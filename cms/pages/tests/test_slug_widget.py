"""The admin proposes the slug that the server would make."""

import json
import re

import pytest

from cms.pages.slug_widget import SerbianSlugInput, slug_formatters
from cms.serbian import slugify

TITLES = [
    "Đačke radionice u Žitorađi",
    "Ђачке радионице у Житорађи",
    "Šećerana, čvarci i ćevapi: 25–27. septembar",
    "Џез на Љубићу и Његошу",
    "DŽUNGLA, LJUBAV I NJEGA",
    "ǅep i ǉiljan",
    "„Kuća klastera“ – otvoreni dani",
    "Cluster House & partners: 50% off!",
    "B2B/C2C_susreti",
    "Café Zürich, Škoda, Győr, Brașov",
    "Κύπρος 2026",
    "  Razmaci   na krajevima  ",
    "№ 5 – cena 20 €",
    "Izložba 'Stari zanati'",
    "c\u030casopis i s\u030ctampa",
    "Фестивал Ћирилице",
    "2026",
]


def in_browser(title: str) -> str:
    """What Wagtail's field does: our replacements, then its own rule for what is left (CleanController.urlify)."""
    value = title.strip()
    for pattern, replacement in slug_formatters():
        value = re.sub(pattern, replacement, value)
    value = re.sub(r"[^-\w\s]", "", value.lower(), flags=re.ASCII)
    return re.sub(r"-+$", "", re.sub(r"[-\s]+", "-", value))


@pytest.mark.parametrize("title", TITLES)
def test_the_replacements_spell_as_the_server_does(title):
    assert in_browser(title) == slugify(title)


def test_a_clean_slug_stays_as_it_is():
    assert in_browser("radionica-za-zanatlije-2") == "radionica-za-zanatlije-2"


def test_the_field_hands_the_replacements_to_the_browser():
    formatters = json.loads(SerbianSlugInput().attrs["data-w-slug-formatters-value"])
    assert len(formatters) == len(slug_formatters())
    assert len(json.dumps(formatters)) < 6_000
