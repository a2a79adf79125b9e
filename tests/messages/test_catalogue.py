"""The Serbian catalogue: whole, faithful to its placeholders, and grammatical with every number."""

import re

import polib
import pytest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from tests.messages.catalogue import SERBIAN

PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*[\d.]*[a-zA-Z]|%[sd]|\{\w*\}")
PLURAL_FORMS = 3


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(SERBIAN)) if not entry.obsolete]


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_message_is_translated_and_none_is_a_guess(entries):
    assert [e.msgid for e in entries if e.fuzzy or not all(text.strip() for text in texts(e))] == []


def test_a_translation_has_the_placeholders_of_its_message(entries):
    unequal = [
        (e.msgid, text)
        for e in entries
        for text in texts(e)
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(e.msgid))
    ]
    assert unequal == []


def test_every_plural_has_three_forms(entries):
    plurals = [e for e in entries if e.msgid_plural]
    assert plurals
    assert [e.msgid for e in plurals if len(e.msgstr_plural) != PLURAL_FORMS] == []


def test_serbian_is_written_in_latin_letters_with_serbian_quotation_marks(entries):
    cyrillic_example = "Мајкрософт"
    wrong = [
        (e.msgid, text)
        for e in entries
        for text in texts(e)
        if "“" in text or '"' in text or re.search(r"[Ѐ-ӿ]", text.replace(cyrillic_example, ""))
    ]
    assert wrong == []


def test_a_sentence_ends_as_its_message_ends(entries):
    """A lost full stop or colon is a lost half of the text more often than a choice."""
    marks = (".", ":", "…", "?")
    different = [
        (e.msgid, text)
        for e in entries
        for text in texts(e)
        if (e.msgid[-1] in marks or text[-1] in marks) and e.msgid[-1] != text[-1]
    ]
    assert different == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 fotografija"),
        (1, "1 fotografija"),
        (2, "2 fotografije"),
        (4, "4 fotografije"),
        (5, "5 fotografija"),
        (11, "11 fotografija"),
        (12, "12 fotografija"),
        (14, "14 fotografija"),
        (21, "21 fotografija"),
        (22, "22 fotografije"),
        (111, "111 fotografija"),
        (112, "112 fotografija"),
        (123, "123 fotografije"),
    ],
)
def test_numbers_take_the_right_form(catalogues, number, expected):
    with override("sr-latn"):
        text = ngettext("%(counter)s photo", "%(counter)s photos", number) % {"counter": number}
    assert text == expected


@pytest.mark.parametrize("number", [1, 2, 5, 21, 22, 112])
def test_the_participle_agrees_with_its_number(catalogues, number):
    one, many = (
        "%(count)d text is not translated yet (%(fields)s).",
        "%(count)d texts are not translated yet (%(fields)s).",
    )
    forms = {1: "preveden (", 21: "preveden (", 2: "prevedena (", 22: "prevedena ("}
    with override("sr-latn"):
        text = ngettext(one, many, number) % {"count": number, "fields": "Uvod"}
    assert forms.get(number, "prevedeno (") in text


def test_the_state_of_an_event_is_masculine_as_the_word_is(catalogues):
    with override("sr-latn"):
        assert [_("event"), pgettext("event", "Cancelled"), pgettext("event", "Postponed")] == [
            "događaj",
            "Otkazan",
            "Odložen",
        ]


def test_a_page_and_an_event_are_each_previous_and_past_in_their_own_gender(catalogues):
    with override("sr-latn"):
        assert pgettext("page", "Previous") == "Prethodna"
        assert pgettext("events", "Past") == "Prošli"
        assert pgettext("event", "Past") == "Završen"


def test_english_is_the_message_itself(catalogues):
    with override("en"):
        assert ngettext("%(counter)s photo", "%(counter)s photos", 1) == "%(counter)s photo"
        assert pgettext("event", "Cancelled") == "Cancelled"
