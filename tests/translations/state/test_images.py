"""Alternative texts: which of two is the original, and when the other is out of date."""

import pytest

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from cms.translations.state.confirming import confirm_alt_text
from cms.translations.state.models import AltTextBasis, State, TranslationState
from tests.translations.state.states import drifts, row, state

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _locales(locales):
    """Both languages."""


def image(sr: str = "", en: str = "") -> CmsImage:
    return CmsImageFactory(alt_sr=sr, alt_en=en)


def write(image: CmsImage, **texts: str) -> None:
    for name, text in texts.items():
        setattr(image, name, text)
    image.save()


def states(image: CmsImage) -> tuple[str, str]:
    return state(image, "sr-latn"), state(image, "en")


def test_empty_texts_are_missing():
    picture = image()
    assert states(picture) == (State.MISSING, State.MISSING)
    assert row(picture, "sr-latn").is_original


def test_the_only_text_is_the_original():
    picture = image(en="Women at a loom")
    assert states(picture) == (State.MISSING, State.CURRENT)
    assert (row(picture).is_original, row(picture, "sr-latn").is_original) == (True, False)
    assert row(picture, "sr-latn").title == "Women at a loom"


def test_both_written_at_once_are_current():
    assert states(image("Žene za razbojem", "Women at a loom")) == (State.CURRENT, State.CURRENT)


def test_a_translation_is_out_of_date_when_the_original_changes():
    picture = image("Žene za razbojem", "Women at a loom")
    states(picture)
    write(picture, alt_sr="Četiri žene za razbojem")
    assert states(picture) == (State.CURRENT, State.STALE)
    write(picture, alt_en="Four women at a loom")
    assert states(picture) == (State.CURRENT, State.CURRENT)


def test_a_change_of_the_translation_makes_nothing_out_of_date():
    picture = image("Žene za razbojem", "Women at a loom")
    states(picture)
    write(picture, alt_en="Women weaving")
    assert states(picture) == (State.CURRENT, State.CURRENT)


def test_both_changed_at_once_are_current():
    picture = image("Žene za razbojem", "Women at a loom")
    states(picture)
    write(picture, alt_sr="Četiri žene", alt_en="Four women")
    assert states(picture) == (State.CURRENT, State.CURRENT)


def test_a_translation_that_comes_later_than_an_english_original():
    picture = image(en="Women at a loom")
    states(picture)
    write(picture, alt_sr="Žene za razbojem")
    assert states(picture) == (State.CURRENT, State.CURRENT)


def test_an_original_that_is_taken_back_to_what_was_translated():
    picture = image("Žene", "Women")
    states(picture)
    write(picture, alt_sr="Devojke")
    states(picture)
    write(picture, alt_sr="Žene")
    assert states(picture) == (State.CURRENT, State.CURRENT)


def test_a_text_confirmed_as_it_is(locales):
    picture = image("Žene", "Women")
    states(picture)
    write(picture, alt_sr="Žene.")
    assert state(picture) == State.STALE
    confirm_alt_text(picture, locales.en)
    assert state(picture) == State.CURRENT
    write(picture, alt_sr="Devojke")
    assert state(picture) == State.STALE


def test_an_emptied_text_is_forgotten():
    picture = image("Žene", "Women")
    states(picture)
    write(picture, alt_en="")
    assert state(picture) == State.MISSING
    assert not AltTextBasis.objects.exists()


def test_nothing_is_left_of_a_deleted_picture():
    picture = image("Žene", "Women")
    states(picture)
    picture.delete()
    assert drifts() == []
    assert not TranslationState.objects.filter(title="Žene").exists()
