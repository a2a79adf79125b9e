"""The board: what it lists for whom, how it is narrowed, and that it stays quick."""

import csv
import datetime as dt
import io
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category
from cms.translations.requests.models import TranslationRequest
from cms.translations.state.changes import settle
from cms.translations.state.models import State, TranslationState
from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, write_all
from tests.translations.rights.people import someone
from tests.translations.state.states import row

BOARD = "translations_board"


@pytest.fixture
def editor(site_tree):
    return someone(EDITORS)


@pytest.fixture
def translator(site_tree):
    return someone(TRANSLATORS_ENGLISH)


def listed(client, **asked) -> list[str]:
    settle()
    response = client.get(reverse(BOARD), asked)
    assert response.status_code == 200
    return [state.title for state in response.context["object_list"]]


def news(site_tree, title: str, **fields):
    return NewsPageFactory(parent=site_tree.sr.news, title=title, **fields)


def test_what_is_missing_is_listed_too(editor, site_tree):
    news(site_tree, "Otvoren klaster")
    settle()
    response = editor.client.get(reverse(BOARD), {"q": "otvoren"})
    (state,) = response.context["object_list"]
    assert state.state == State.MISSING
    assert "Nedostaje" in response.content.decode()


@pytest.mark.parametrize("question", ["đačka izložba", "djacka izlozba", "ђачка ИЗЛОЖБА", "IZLOŽBA"])
def test_titles_are_found_however_they_are_typed(editor, site_tree, question):
    news(site_tree, "Đačka izložba")
    news(site_tree, "Sajam")
    assert listed(editor.client, q=question) == ["Đačka izložba"]


def test_narrowing(editor, translator, site_tree):
    written, begun = news(site_tree, "Napisano"), news(site_tree, "Započeto")
    record = submit(begun)
    picture = CmsImageFactory(title="peć.jpg", alt_sr="Peć", alt_en="")
    Category.objects.create(name="Zanati", slug="zanati", locale=site_tree.sr.home.locale)
    settle()
    TranslationRequest.objects.create(
        state=row(begun), assignee=translator.user, due=timezone.localdate() - dt.timedelta(days=1)
    )
    client = editor.client
    assert listed(client, state="draft") == ["Započeto"]
    assert set(listed(client, kind="pages", state="missing")) == {"Napisano"}
    assert listed(client, kind="images") == [row(picture).title]
    assert listed(client, kind="snippets") == ["Zanati"]
    assert listed(client, assignee=translator.user.pk) == ["Započeto"]
    assert listed(client, due="overdue") == ["Započeto"]
    assert "Započeto" not in listed(client, due="none")
    assert set(listed(client, section=str(site_tree.sr.news.translation_key))) >= {"Napisano", "Započeto"}
    assert listed(client, section=str(site_tree.sr.events.translation_key)) != listed(client)
    assert listed(client, type=row(written).specific_content_type_id, state="missing") == ["Napisano"]
    assert listed(client, locale=record.target_locale_id, state="draft") == ["Započeto"]


def test_sorting_follows_the_serbian_alphabet(editor, site_tree):
    for title in ("Cvet", "Čamac", "Džem", "Dan", "Ćup"):
        news(site_tree, title)
    titles = listed(editor.client, ordering="title", kind="pages", state="missing")
    assert titles == ["Cvet", "Čamac", "Ćup", "Dan", "Džem"]
    assert listed(editor.client, ordering="-title", kind="pages", state="missing") == titles[::-1]


def test_a_translator_does_not_learn_of_drafts_and_private_pages(translator, editor, site_tree):
    news(site_tree, "Nacrt", live=False)
    private = news(site_tree, "Tajno")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    news(site_tree, "Javno")
    assert listed(translator.client, kind="pages", state="missing") == ["Javno"]
    assert set(listed(editor.client, kind="pages", state="missing")) == {"Nacrt", "Tajno", "Javno"}
    submit(private)
    assert "Tajno" in listed(translator.client, kind="pages")


def test_who_writes_no_language_is_refused(client, site_tree, django_user_model):
    client.force_login(django_user_model.objects.create_user("x", is_staff=True))
    assert client.get(reverse(BOARD)).status_code in (302, 403)


def test_the_file_has_every_row_and_no_formula(editor, site_tree):
    news(site_tree, "=HYPERLINK(1)")
    for number in range(60):
        news(site_tree, f"Vest {number}")
    settle()
    response = editor.client.get(reverse(BOARD), {"export": "csv", "kind": "pages", "state": "missing"})
    lines = list(csv.reader(io.StringIO(response.getvalue().decode())))
    assert lines[0][:3] == ["Original", "Prevod", "Vrsta"]
    assert len(lines) == 62
    assert "'=HYPERLINK(1)" in {line[0] for line in lines}


def test_a_choice_leads_to_the_request(editor, site_tree):
    page = news(site_tree, "Sajam")
    response = editor.client.get(
        reverse("translations_request_new"), {"state": [row(page).pk], "next": reverse(BOARD)}
    )
    assert "Sajam" in response.content.decode()


def test_progress_is_shown(site_tree):
    moderator = someone(MODERATORS)
    page = news(site_tree, "Sajam", lead="Uvod.")
    record = submit(page)
    write_all(record)
    settle()
    assert "2 od 2 teksta" in moderator.client.get(reverse(BOARD), {"q": "sajam"}).content.decode()


def many(site_tree, number: int) -> None:
    """Rows as they are of ``number`` pages, without the pages."""
    example = row(news(site_tree, "Uzor"))
    settle()
    TranslationState.objects.bulk_create(
        TranslationState(
            **{
                field.attname: getattr(example, field.attname)
                for field in TranslationState._meta.concrete_fields
                if field.name not in ("id", "translation_key", "title")
            },
            translation_key=uuid.uuid4(),
            title=f"Vest {place}",
        )
        for place in range(number)
    )


def test_queries_do_not_grow(editor, site_tree, django_assert_max_num_queries):
    """Session, user, profile, groups' rights (3); private parts (1); types, sections, people (5); count and lines (2); the
    frame of the admin: menu counts, locale, sites, messages, log context."""
    many(site_tree, 200)
    editor.client.get(reverse(BOARD))
    with django_assert_max_num_queries(32):
        assert len(listed(editor.client)) == 50


@pytest.mark.slow
def test_twenty_thousand_pages(editor, site_tree):
    """The count and the lines of one page come in well under a second of work, sorted and narrowed; a slow machine gets five."""
    import time

    many(site_tree, 20_000)
    editor.client.get(reverse(BOARD))
    begin = time.process_time()
    editor.client.get(reverse(BOARD), {"ordering": "title", "state": "missing", "p": 200})
    assert time.process_time() - begin < 5
