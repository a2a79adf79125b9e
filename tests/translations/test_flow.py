"""A translator's work from submission to publication, for every page and snippet, on the admin's own addresses."""

import json
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.blocks.tests.stories import full_story, make_targets
from home.roles import EDITORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import target
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


def edit_url(instance) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def offered_in_editor(client: Client, instance) -> list[dict]:
    """The texts that the translation editor shows, as its script gets them."""
    response = client.get(edit_url(instance))
    assert response.status_code == 200
    return [
        segment
        for segment in json.loads(response.context["props"])["segments"]
        if segment["type"] == "string"
    ]


def texts_of(instance) -> list[str]:
    return [
        segment.string.data
        for segment in extract_segments(instance)
        if isinstance(segment, StringSegmentValue)
    ]


def translate_in_editor(client: Client, segment: dict) -> None:
    value = urlencode({"value": "EN " + segment["source"]})
    response = client.put(segment["editUrl"], value, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 201, response.text
    assert response.json()["error"] is None, segment


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
    segments = offered_in_editor(translator, target(record))
    assert len(segments) == StringSegment.objects.filter(source=record.source).count()
    for segment in segments:
        translate_in_editor(translator, segment)
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(edit_url(target(record)), {"action": "publish"})
    published = target(record)
    if isinstance(published, Page):
        assert published.live
        assert "EN " in client.get(published.get_url()).text
    assert sorted(texts_of(published)) == sorted(f"EN {segment['source']}" for segment in segments)


def test_a_story_with_every_block_comes_out_whole(
    site_tree, editor, translator, client, django_capture_on_commit_callbacks
):
    targets = make_targets(site_tree)
    news = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", body=json.dumps(full_story(targets)))
    news.save_revision().publish()
    record = submit_in_admin(editor, news)
    for segment in offered_in_editor(translator, target(record)):
        translate_in_editor(translator, segment)
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(edit_url(target(record)), {"action": "publish"})
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
    title = next(s for s in offered_in_editor(translator, target(record)) if s["contentPath"] == "title")
    translate_in_editor(translator, title)
    html = translator.get(reverse("wagtail_localize:preview_translation", args=[record.pk])).text
    assert "EN Radionica" in html
    assert "Za zanatlije." in html
    assert '<html lang="en"' in html
