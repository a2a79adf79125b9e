"""The glossary on the screen “Image texts”: what the translation editor shows of a text, for the texts of pictures."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.images.factories import CmsImageFactory
from cms.translations.models import GlossaryTerm
from cms.translations.state.changes import settle
from home.roles import MODERATORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from tests.translations.desk import said
from tests.translations.rights.people import someone

MARKED = '<mark class="term" title="loom">razboju<span class="w-sr-only"> (loom)</span></mark>'
WARNING = "The glossary has “loom” for “razboju”."


def english(role: str):
    """A person in a role whose admin is in English."""
    person = someone(role)
    UserProfile.objects.create(user=person.user, preferred_language="en")
    return person.client


@pytest.fixture
def address(site_tree) -> str:
    GlossaryTerm.objects.create(serbian="razboj", english="loom", note="Alat tkalje")
    return reverse("translations_image_texts")


@pytest.fixture
def translator(address):
    return english(TRANSLATORS_ENGLISH)


def test_terms_are_highlighted_and_named(address, translator):
    CmsImageFactory(alt_sr="Žena za <starim> razboju", alt_en="")
    html = " ".join(translator.get(address).text.split())
    assert f"Žena za &lt;starim&gt; {MARKED}" in html
    assert '<dt lang="sr-Latn">razboj</dt>' in html
    assert "Alat tkalje" in html
    assert WARNING not in html


def test_a_translation_without_the_term_is_warned_of(address, translator):
    image = CmsImageFactory(title="Tkalja", alt_sr="Žena za razboju", alt_en="A woman at a machine")
    assert WARNING in translator.get(address).text
    image.alt_en = "A woman at her looms"
    image.save()
    assert WARNING not in translator.get(address).text


def test_it_is_said_when_it_is_saved_and_stops_nothing(address, translator):
    image = CmsImageFactory(title="Tkalja", alt_sr="Žena za razboju", alt_en="")
    data = {"image": [image.pk], f"image-{image.pk}-alt_en": "A woman at a machine"}
    response = translator.post(address, data, follow=True)
    image.refresh_from_db()
    assert image.alt_en == "A woman at a machine"
    assert f"“Tkalja”: {WARNING}" in said(response)
    data |= {
        f"image-{image.pk}-alt_en": "A woman at a loom",
        f"initial-image-{image.pk}-alt_en": image.alt_en,
    }
    assert WARNING not in said(translator.post(address, data, follow=True))


def test_what_was_refused_is_checked_as_it_was_typed(address, translator):
    image = CmsImageFactory(alt_sr="Žena za razboju", alt_en="At a loom")
    data = {"image": [image.pk], f"image-{image.pk}-alt_en": "machine.jpg"}
    data[f"initial-image-{image.pk}-alt_en"] = "At a loom"
    assert WARNING in translator.post(address, data).text


def test_an_original_is_not_checked_against_its_translation(address):
    CmsImageFactory(alt_sr="Žena za mašinom", alt_en="A woman at a loom")
    html = english(TRANSLATORS_SERBIAN).get(address).text
    assert "The glossary has" not in html
    assert 'class="term"' not in html
    CmsImageFactory(alt_sr="", alt_en="A loom in Pirot")
    assert '<mark class="term" title="razboj">loom' in english(TRANSLATORS_SERBIAN).get(address).text


def test_whoever_writes_both_sees_the_terms_of_the_translation_once(address):
    CmsImageFactory(alt_sr="Žena za razboju", alt_en="")
    html = english(MODERATORS).get(address).text
    assert html.count("Alat tkalje") == 1


def test_what_has_changed_in_the_original_is_shown(address, translator):
    image = CmsImageFactory(alt_sr="Žena za razboju", alt_en="A woman at a loom")
    settle()
    image.alt_sr = "Devojka za razboju"
    image.save()
    settle()
    html = " ".join(translator.get(address).text.split())
    assert '<del class="segment__del"><span class="w-sr-only">removed: </span>Žena</del>' in html
    assert "Devojka</ins>" in html


def test_many_pictures_cost_what_one_costs(address, translator):
    def cost() -> int:
        translator.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert 'class="term"' in translator.get(address).text
        return len(queries)

    CmsImageFactory(alt_sr="Žena za razboju", alt_en="Weaver")
    one = cost()
    for number in range(8):
        CmsImageFactory(alt_sr=f"Žena za razboju {number}", alt_en=f"Weaver {number}")
    assert cost() == one
