"""The demo site, built once for all tests of this file, then built again to see that nothing changes."""

import datetime as dt
import json
import re
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import transaction
from wagtail.models import Page, Revision, Site
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation

from cms.api.tests.contract import check_answer
from cms.documents.models import CmsDocument
from cms.images.models import CmsImage
from cms.translations.models import TranslationRequest, TranslationState
from events.models import EventPage
from galleries.models import GalleryPage
from home.demo.build import build_demo
from home.demo.content.photos import PICTURES
from home.models import Footer, HomePage, Navigation, SiteSettings, StandardPage
from newsroom.models import NewsPage

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

TODAY = dt.date(2026, 3, 2)
TINY = 0.06
"""Pictures a hundred pixels wide: what is tested here is what is said of them."""
FILE_NAME = re.compile(r"\.(jpe?g|png)\b|\bIMG|_\d{3,}", re.I)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The built demo: ``made`` by the first run, ``again`` by the second, ``before`` and ``after`` it."""
    with django_db_blocker.unblock(), transaction.atomic():
        mail.outbox = []
        made = build_demo("a password", lambda line: None, picture_scale=TINY, today=TODAY)
        before = snapshot()
        again = build_demo("another", lambda line: None, picture_scale=TINY, today=TODAY)
        yield SimpleNamespace(made=made, again=again, before=before, after=snapshot(), mails=len(mail.outbox))
        transaction.set_rollback(True)


def snapshot():
    """What must not change from run to run."""
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "path", "title", "live", "latest_revision_id")),
        "images": list(CmsImage.objects.order_by("pk").values_list("pk", "title", "file")),
        "documents": list(CmsDocument.objects.order_by("pk").values_list("pk", "title", "file")),
        "users": list(get_user_model().objects.order_by("pk").values_list("username", "password")),
        "translations": (Translation.objects.count(), StringTranslation.objects.count(), SegmentOverride.objects.count()),
        "revisions": Revision.objects.count(),
    }  # fmt: skip


def test_a_second_run_changes_nothing(demo):
    assert not demo.again
    assert demo.after == demo.before


def test_the_first_run_makes_what_the_issue_asks_for(demo):
    def live(model, code):
        return model.objects.live().filter(locale__language_code=code).count()

    assert live(NewsPage, "sr-latn") >= 14
    assert live(EventPage, "sr-latn") >= 10
    assert live(GalleryPage, "sr-latn") >= 6
    assert live(NewsPage, "en") >= 10
    assert demo.made["pictures"] == CmsImage.objects.count() == len(PICTURES)
    assert demo.mails == 0


def test_there_are_upcoming_and_past_events_and_one_today(demo):
    starts = (
        EventPage.objects.live().filter(locale__language_code="sr-latn").values_list("start_date", flat=True)
    )
    assert TODAY in starts
    assert sum(start > TODAY for start in starts) >= 6
    assert sum(start < TODAY for start in starts) >= 4


def test_every_photo_is_described_in_the_language_of_its_gallery(demo):
    for gallery in GalleryPage.objects.live():
        for photo in gallery.photos.select_related("image", "locale"):
            if photo.is_decorative:
                continue
            language = gallery.locale.language_code
            assert photo.locale_id == gallery.locale_id
            assert photo.alt_text in (photo.alt, photo.image.alt_in(language))
            assert len(photo.alt_text) > 10
            assert not FILE_NAME.search(photo.alt_text)
    assert any(
        photo.is_decorative for gallery in GalleryPage.objects.live() for photo in gallery.photos.all()
    )


def test_translations_show_their_true_progress(demo):
    complete = partial = 0
    for translation in Translation.objects.filter(
        source__specific_content_type__app_label__in=["newsroom", "events", "galleries"]
    ):
        total, translated = translation.get_progress()
        page = translation.get_target_instance()
        if total == translated:
            complete += 1
        else:
            partial += 1
            assert page.summary_only or not page.live, page.title
    assert complete > 20
    assert partial >= 5
    drafts = Page.objects.filter(live=False, locale__language_code="en").count()
    assert drafts >= 3


def test_the_translation_desk_has_something_to_do(demo):
    states = set(TranslationState.objects.filter(locale__language_code="en").values_list("state", flat=True))
    assert states >= {"draft", "in_review", "summary", "stale", "current"}
    due = [request.due for request in TranslationRequest.objects.open().order_by("due")]
    assert due[0] < TODAY < due[1]
    stale = TranslationState.objects.get(state="stale", content_type__model="page")
    assert stale.source_live
    assert stale.live


def test_published_translations_are_of_one_language(demo):
    story = NewsPage.objects.get(
        locale__language_code="en", title__startswith="A hundred and seventy clusters"
    )
    html = story.body.render_as_block()
    assert "How to begin without money" in html
    assert "Joint purchasing" in html
    assert "Kako se počinje" not in html
    assert "Zajednička nabavka" not in html


def test_an_english_reader_gets_the_english_file(demo):
    gathering = EventPage.objects.live().get(locale__language_code="en", edition="VIII")
    assert gathering.agenda_document.language == "en"
    source = EventPage.objects.live().get(locale__language_code="sr-latn", edition="VIII")
    assert source.agenda_document.language == "sr"


def test_drafts_and_reviews_wait_for_people(demo):
    waiting = [page for page in Page.objects.filter(live=False) if page.current_workflow_state]
    languages = {page.locale.language_code for page in waiting}
    assert languages == {"sr-latn", "en"}
    assert NewsPage.objects.get(title="Plan obuka za narednu sezonu").live is False


def test_dates_of_publication_are_honest(demo):
    recent = NewsPage.objects.live().get(title__startswith="Četrdeset preduzetnica")
    assert recent.first_published_at.date() == recent.publication_date
    assert recent.latest_revision.created_at == recent.first_published_at
    for page in Page.objects.live().filter(depth__gt=2):
        assert page.first_published_at.date() <= TODAY, page.title
    old = NewsPage.objects.get(locale__language_code="sr-latn", publication_date_precision="year")
    assert old.first_published_at.year == old.publication_date.year == 2017


def test_the_tree_is_sound_and_addresses_are_those_of_the_contract(demo):
    assert Page.find_problems() == ([], [], [], [], [])
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific_class is HomePage
    paths = set(Page.objects.values_list("url_path", flat=True))
    for tail in ("vesti/", "news/", "dogadjaji/", "events/", "galerije/", "galleries/"):
        assert any(path.endswith(f"/{tail}") for path in paths), tail


def test_frame_is_in_both_languages(demo):
    for model in (Navigation, Footer):
        assert set(model.objects.values_list("locale__language_code", flat=True)) == {"sr-latn", "en"}
    english = Footer.objects.get(locale__language_code="en")
    assert english.columns[0].value["heading"] == "The network"
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    assert settings.email
    assert settings.logo


def test_people_have_their_roles(demo):
    users = get_user_model().objects
    assert users.get(username="admin").is_superuser
    groups = {
        name: list(users.get(username=name).groups.values_list("name", flat=True))
        for name in ("urednik", "prevodilac", "recenzent")
    }
    assert groups == {
        "urednik": ["Editors"],
        "prevodilac": ["Translators: English"],
        "recenzent": ["Moderators"],
    }
    assert users.get(username="urednik").check_password("a password")


def test_every_live_page_can_be_read(demo, client):
    for page in Page.objects.live().filter(depth__gt=1).specific():
        response = client.get(page.get_url())
        assert response.status_code == 200, page.get_url()


def test_links_in_texts_lead_to_live_pages(demo):
    live = set(Page.objects.live().values_list("pk", flat=True))
    found = set()
    for model in (HomePage, StandardPage, NewsPage, EventPage):
        for page in model.objects.live():
            stored = json.dumps(page.body.get_prep_value())
            found |= {int(key) for key in re.findall(r'linktype=\\"page\\" id=\\"(\d+)\\"', stored)}
    assert len(found) >= 5
    assert found <= live


def test_every_answer_of_the_api_is_as_described(demo, client):
    def answer(path, **query):
        response = client.get(f"/api/v2/{path}", query)
        assert response.status_code == 200, response.content
        check_answer(f"/api/v2/{path}", 200, response.json())
        return response.json()

    rows = answer("pages/", limit=100, fields="*")["items"]
    assert len(rows) > 20
    for row in rows:
        page = answer(f"pages/{row['id']}/", script="cyrl", rich_text_format="markdown")
        if "photos" in page:
            answer("photos/", gallery=page["id"])
    for path in ("images/", "documents/"):
        [first, *_rest] = answer(path, limit=100)["items"]
        answer(f"{path}{first['id']}/")
    assert answer("search/", q="radionica")["items"]
    answer("site/")
