"""What the two commands say and refuse."""

import io
import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from galleries.models import GalleryPage
from home.management.commands import demo as demo_command
from newsroom.models import NewsPage


def run_demo(monkeypatch, made):
    """Run ``manage.py demo`` with a build that reports ``made``; return what it printed and the password it gave."""
    given = {}

    def build(password, say, *, picture_scale, only_move):
        given["password"] = password
        say("a step")
        return Counter(made)

    monkeypatch.setattr(demo_command, "build_demo", build)
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue(), given["password"]


def test_demo_prints_a_random_password_once(monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    printed, password = run_demo(monkeypatch, {"users": 4})
    assert len(password) >= 12
    assert printed.count(password) == 1
    assert "urednik" in printed


def test_demo_does_not_repeat_a_password_that_was_given(monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "known-to-the-caller")
    printed, password = run_demo(monkeypatch, {"users": 4})
    assert password == "known-to-the-caller"
    assert password not in printed


def test_demo_says_that_nothing_changed(monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    printed, password = run_demo(monkeypatch, {})
    assert "nothing was changed" in printed
    assert password not in printed


def test_moving_the_dates_where_there_is_no_demo_does_nothing(db):
    pages = Page.objects.count()
    out = io.StringIO()
    call_command("demo", "--only-move-dates", stdout=out)
    assert "nothing was changed" in out.getvalue()
    assert Page.objects.count() == pages


def generate(**options):
    """Run ``manage.py generate_content`` and return what it printed."""
    out = io.StringIO()
    call_command("generate_content", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def generated(db, monkeypatch):
    """Sixty generated pages, with tiny pictures."""
    from home.demo.builders import media

    draw = media.render
    monkeypatch.setattr(media, "render", lambda picture, scale: draw(picture, 0.06))
    return generate(news=40, events=12, galleries=8, seed=7)


def test_generated_pages_are_live_and_sound(generated, client):
    assert Page.find_problems() == ([], [], [], [], [])
    news = NewsPage.objects.all()
    assert len({page.translation_key for page in news}) == 40
    assert 10 <= news.filter(locale__language_code="en").count() <= 35
    both = [page for page in news if page.get_translations().exists()]
    assert len(both) >= 20
    for model in (NewsPage, GalleryPage):
        page = model.objects.filter(locale__language_code="sr-latn").first()
        response = client.get(page.get_url())
        assert response.status_code == 200
        assert page.title in response.content.decode()


def test_generated_galleries_have_described_photos(generated):
    for gallery in GalleryPage.objects.all():
        assert gallery.number_of_photos == gallery.photos.count() >= 8
        assert all(photo.alt_text for photo in gallery.photos.select_related("image"))


def test_generated_pages_can_be_found(generated):
    from search.models import SearchEntry

    assert SearchEntry.objects.filter(kind="newsroom.newspage").count() == NewsPage.objects.live().count()


def test_progress_is_shown(generated):
    assert re.search(r"news\s+\[#{30}\] 40/40", generated)


def test_a_further_run_adds_and_the_same_seed_repeats(generated):
    first = list(
        NewsPage.objects.filter(locale__language_code="sr-latn")
        .order_by("path")
        .values_list("title", flat=True)
    )
    generate(news=40, seed=7, skip_index=True)
    titles = list(
        NewsPage.objects.filter(locale__language_code="sr-latn")
        .order_by("path")
        .values_list("title", flat=True)
    )
    assert len(titles) == 2 * len(first)
    assert titles[len(first) :] == first


@pytest.mark.parametrize("options", [{}, {"news": -1, "events": 2}])
def test_numbers_that_make_no_sense_are_refused(options):
    with pytest.raises(CommandError):
        generate(**options)
