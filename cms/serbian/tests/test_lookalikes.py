"""Letters of the other script inside a word."""

import pytest

from cms.serbian import repair_lookalikes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Бeоград", "Београд"),
        ("Bеоgrad", "Beograd"),
        ("Nіš", "Niš"),
        ("Hиш", "Ниш"),
        ("Mарeа", "Мареа"),
        ("XХI", "XXI"),
        ("ХIХ век", "XIX век"),
    ],
)
def test_mixed_words_go_to_one_script(typed, meant):
    assert repair_lookalikes(typed) == meant


@pytest.mark.parametrize("text", ["Beograd", "Београд", "ПДФ-om", "Čaчak", "СОС i SOS", "Ниш Niš", ""])
def test_what_is_clear_or_cannot_be_told_stays(text):
    assert repair_lookalikes(text) == text
