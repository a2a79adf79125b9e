"""An editor is offered each term once."""

import pytest

from cms.taxonomy.forms import offered_terms
from cms.taxonomy.models import Tag
from newsroom.factories import NewsPageFactory


@pytest.fixture
def tags(locales):
    """A tag in both languages, one only Serbian, one only English."""
    both = Tag.objects.create(name="Obuke", locale=locales.sr)
    translated = both.copy_for_translation(locales.en)
    translated.name, translated.slug = "Training", "training"
    translated.save()
    Tag.objects.create(name="Pirot", locale=locales.sr)
    Tag.objects.create(name="Brokerage", locale=locales.en)
    return {tag.name: tag for tag in Tag.objects.all()}


def test_a_term_is_offered_in_the_pages_language_or_the_only_one_it_has(tags, locales):
    assert [tag.name for tag in offered_terms(Tag, locales.sr, [])] == ["Brokerage", "Obuke", "Pirot"]
    assert [tag.name for tag in offered_terms(Tag, locales.en, [])] == ["Brokerage", "Pirot", "Training"]


def test_a_term_of_the_source_stays_ticked_on_its_translation(tags, locales):
    offered = offered_terms(Tag, locales.en, [tags["Obuke"].pk])
    assert [tag.name for tag in offered] == ["Brokerage", "Obuke", "Pirot"]


def test_the_edit_form_offers_them(site_tree, tags, admin_client):
    page = NewsPageFactory(parent=site_tree.sr.news)
    form = admin_client.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    assert [str(tag) for tag in form.fields["tags"].queryset] == ["Brokerage", "Obuke", "Pirot"]
