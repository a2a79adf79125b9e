"""A translator's work from submission to publication, for every page and snippet, on the admin's own addresses."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.blocks.tests.stories import full_story, make_targets
from cms.translations.editor.screen import SegmentField
from home.roles import EDITORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, form_of, target
from tests.translations.filled import FILLED, fill


def log_in(group) -> Client:
    user = User.objects.create_user(group.name, password="lozinka")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(site_tree) -> Client:
    return log_in(ensure_roles()[EDITORS])


@pytest.fixture
def translator(site_tree) -> Client:
    return log_in(ensure_roles()[TRANSLATORS_ENGLISH])


def submit_in_admin(client: Client, instance) -> Translation:
    meta = instance._meta
    url = (
        reverse("wagtail_localize:submit_page_translation", args=[instance.pk])
        if isinstance(instance, Page)
        else reverse(
            "wagtail_localize:submit_snippet_translation", args=[meta.app_label, meta.model_name, instance.pk]
        )
    )
    english = (
        instance.get_translations()
        .model._meta.get_field("locale")
        .related_model.objects.get(language_code="en")
    )
    assert client.post(url, {"locales": [english.pk]}).status_code == 302
    return Translation.objects.get(source__object_id=instance.translation_key, target_locale=english)


def offered_in_editor(client: Client, instance) -> list[SegmentField]:
    """The texts that the translation editor shows."""
    response = client.get(edit_url(instance))
    assert response.status_code == 200
    return response.context["screen"].fields


def texts_of(instance) -> list[str]:
    return [
        segment.string.data
        for segment in extract_segments(instance)
        if isinstance(segment, StringSegmentValue)
    ]


def translate_in_editor(client: Client, instance, fields: list[SegmentField], action: str = "save") -> None:
    """Write "EN" before every text, in one form."""
    form = form_of(client, instance) | {field.name: f"EN {field.plain_source}" for field in fields}
    response = client.post(edit_url(instance), {**form, "action": action})
    assert response.status_code == 302, response.text


# The English front page is there from the start, and is written in the ordinary editor.
SUBMITTED = [label for label in FILLED if label != "home.HomePage"]


@pytest.mark.parametrize("label", SUBMITTED)
def test_from_submission_to_publication(
    label, site_tree, editor, translator, client, django_capture_on_commit_callbacks
):
    source = fill(label, site_tree)
    # The test site has its sections in both languages; here they are translated once more.
    for made_before in source.get_translations():
        made_before.delete()
    if isinstance(source, Page):
        source.save_revision().publish()
    record = submit_in_admin(editor, source)
    fields = offered_in_editor(translator, target(record))
    assert len(fields) == StringSegment.objects.filter(source=record.source).count()
    with django_capture_on_commit_callbacks(execute=True):
        translate_in_editor(translator, target(record), fields, "publish")
    published = target(record)
    if isinstance(published, Page):
        assert published.live
        assert "EN " in client.get(published.get_url()).text
    assert sorted(texts_of(published)) == sorted(f"EN {field.row.source}" for field in fields)


def test_a_story_with_every_block_comes_out_whole(
    site_tree, editor, translator, client, django_capture_on_commit_callbacks
):
    targets = make_targets(site_tree)
    news = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", body=json.dumps(full_story(targets)))
    news.save_revision().publish()
    record = submit_in_admin(editor, news)
    fields = offered_in_editor(translator, target(record))
    with django_capture_on_commit_callbacks(execute=True):
        translate_in_editor(translator, target(record), fields, "publish")
    html = client.get("/en/news/en-radionica/").text
    for text in (
        "Prijava učesnika",  # heading
        "Našli smo tri kupca.",  # quote
        "Rok je petak.",  # notice
        "Sajam u Nišu",  # caption
        "Tezga sa rukotvorinama",  # alternative text
        "Dan na sajmu",  # video
        "iz 12 opština",  # key figures
        "Petak",  # table
        "Program radionice",  # file
        "koordinatorka",  # contact card
        "Prijavite se",  # button
    ):
        assert f"EN {text}" in html, text
    assert "<a" in html.split("EN Pišite na ")[1][:80]


def test_a_translator_previews_what_is_translated_so_far(site_tree, editor, translator):
    news = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead="Za zanatlije.")
    record = submit_in_admin(editor, news)
    title = next(f for f in offered_in_editor(translator, target(record)) if f.row.path == "title")
    translate_in_editor(translator, target(record), [title])
    html = translator.get(reverse("translation_preview", args=[record.pk])).text
    assert "EN Radionica" in html
    assert "Za zanatlije." in html
    assert '<html lang="en"' in html
