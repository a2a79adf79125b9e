"""The dates of the demo move on with the day, and never over what somebody has changed."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import transaction
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from cms.translations.models import TranslationRequest
from events.models import EventPage
from home.demo.build import build_demo
from home.models import HomePage
from newsroom.models import NewsPage
from search.query import Search

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

BUILT = dt.date(2026, 3, 2)
LATER = BUILT + dt.timedelta(days=37)
NOTICE = "kancelarija-u-petak-ne-radi"


def build(today: dt.date, said: list[str] | None = None, **options):
    """Build or move the demo as on a day; return what was done."""
    say = (said if said is not None else []).append
    return build_demo("a password", say, picture_scale=0.06, today=today, **options)


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """The demo as built five weeks ago. Each test undoes what it does to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(BUILT)
        yield SimpleNamespace(pages=set(Page.objects.values_list("pk", "url_path")))
        transaction.set_rollback(True)


@pytest.fixture
def demo(built, db):
    """The demo five weeks old."""
    return built


def starts(code: str) -> dict[str, dt.date]:
    """The first day of each live event of a language."""
    events = EventPage.objects.live().filter(locale__language_code=code)
    return dict(events.values_list("slug", "start_date"))


@pytest.fixture(scope="class")
def moved(built, django_db_blocker):
    """The demo after one more run, five weeks later: what was done, and some of what there was before."""
    with django_db_blocker.unblock(), transaction.atomic():
        # Cleared before each test, which is after this.
        mail.outbox = []
        before = {
            "starts": {code: starts(code) for code in ("sr-latn", "en")},
            "texts": StringTranslation.objects.count(),
        }
        yield SimpleNamespace(done=build(LATER), mails=len(mail.outbox), pages=built.pages, **before)
        transaction.set_rollback(True)


@pytest.mark.usefixtures("moved", "db")
class TestMoved:
    """What one more run makes of it, which takes a minute, looked at from several sides."""

    def test_what_was_to_come_is_to_come_again_in_both_languages(self, moved):
        assert list(moved.done) == ["pages moved to today"]
        for code, before in moved.starts.items():
            ahead = sum(day >= BUILT for day in before.values())
            assert sum(day >= LATER for day in starts(code).values()) == ahead > 0
        assert LATER in starts("sr-latn").values()
        assert set(Page.objects.values_list("pk", "url_path")) == moved.pages
        assert StringTranslation.objects.count() > moved.texts
        assert all(home.pinned_until.date() > LATER for home in HomePage.objects.live())
        assert moved.mails == 0
        due = [request.due for request in TranslationRequest.objects.open().order_by("due")]
        assert due[0] < LATER < due[1]

    def test_texts_name_the_new_dates_and_search_knows_them(self):
        notice = NewsPage.objects.get(slug=NOTICE)
        assert "10. aprila 2026" in notice.lead
        found = Search("10. aprila 2026 arhive", notice.locale).entries(0, 5)
        assert notice.pk in [entry.page_id for entry in found]
        english = notice.get_translations().get().specific
        assert "10 April 2026" in english.lead
        assert not english.has_unpublished_changes

    def test_old_texts_keep_their_dates_and_untouched_days_change_nothing(self, moved):
        old = "vi-rumunska-klaster-konferencija"
        assert starts("sr-latn")[old] == moved.starts["sr-latn"][old]
        revisions = Revision.objects.count()
        assert not build(LATER)
        assert not build(LATER - dt.timedelta(days=3))
        assert Revision.objects.count() == revisions


def test_one_date_that_somebody_changed_keeps_them_all(demo):
    page = EventPage.objects.get(slug="balkanski-susret-klastera")
    page.start_date += dt.timedelta(days=1)
    page.end_date += dt.timedelta(days=1)
    page.save_revision().publish()
    before, said = starts("sr-latn"), []
    assert not build(LATER, said)
    assert starts("sr-latn") == before
    assert any("changed dates" in line for line in said)


def test_a_text_that_somebody_changed_stays_and_its_event_still_moves(demo):
    page = EventPage.objects.get(slug="balkanski-susret-klastera")
    page.lead = "Moj uvod."
    page.save_revision().publish()
    draft = NewsPage.objects.get(slug=NOTICE)
    draft.lead = "Nedovršeno."
    draft.save_revision()
    build(LATER)
    page.refresh_from_db()
    assert page.lead == "Moj uvod."
    assert page.start_date > LATER
    assert {session.date for session in page.sessions.all()} >= {page.start_date}
    kept = NewsPage.objects.get(slug=NOTICE)
    assert kept.get_latest_revision_as_object().lead == "Nedovršeno."
    assert kept.publication_date < BUILT


def test_moving_alone_makes_nothing(demo):
    assert list(build(LATER, only_move=True)) == ["pages moved to today"]
    NewsPage.objects.get(slug=NOTICE).delete()
    said: list[str] = []
    assert not build(LATER + dt.timedelta(days=1), said, only_move=True)
    assert not NewsPage.objects.filter(slug=NOTICE).exists()
    assert any("deleted" in line for line in said)
