"""Of one form comes one new page, and never an error page, however close together the browser sends it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from newsroom.models import NewsPage

TITLE = "Sajam starih zanata"
SAVING_ITSELF = {"accept": "application/json"}


@pytest.fixture
def address(site_tree) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", site_tree.sr.news.pk])


def key_in(response) -> str:
    return re.search(r'name="form_key" value="([^"]+)"', response.text)[1]


def filled(client: Client, address: str, **fields) -> dict:
    """The form as somebody fills it in."""
    empty = client.get(address)
    values = {"title": TITLE, "slug": "sajam", "body": streamfield([]), **fields}
    formsets = {name: inline_formset([]) for name in empty.context["form"].formsets}
    initial = {
        bound.name: value
        for bound in empty.context["form"]
        if bound.name not in values and (value := bound.value()) is not None and not isinstance(value, list)
    }
    return {**nested_form_data({**initial, **values, **formsets}), "form_key": key_in(empty)}


def titles() -> list[str]:
    return list(NewsPage.objects.order_by("pk").values_list("draft_title", flat=True))


def test_what_saved_itself_gives_way_to_what_is_saved(admin_client, address):
    form = filled(admin_client, address)
    answer = admin_client.post(address, form, headers=SAVING_ITSELF)
    assert answer.json()["success"], answer.json()
    answer = admin_client.post(address, {**form, "title": f"{TITLE} u Nišu"})
    assert answer.status_code == 302
    assert titles() == [f"{TITLE} u Nišu"]
    assert admin_client.get(answer["Location"]).status_code == 200
    assert Page.find_problems() == ([],) * 5


def test_a_page_can_be_published_while_it_saves_itself(admin_client, address):
    form = filled(admin_client, address)
    admin_client.post(address, form, headers=SAVING_ITSELF)
    assert admin_client.post(address, {**form, "action-publish": "1"}).status_code == 302
    assert [page.live for page in NewsPage.objects.all()] == [True]


def test_what_saves_itself_too_late_changes_nothing(admin_client, address):
    form = filled(admin_client, address)
    admin_client.post(address, form)
    answer = admin_client.post(address, {**form, "title": "Saj"}, headers=SAVING_ITSELF)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "already_created")
    assert titles() == [TITLE]


def test_a_form_sent_again_later_is_another_page(admin_client, address):
    form = filled(admin_client, address)
    admin_client.post(address, form)
    NewsPage.objects.update(latest_revision_created_at=timezone.now() - timedelta(minutes=1))
    assert admin_client.post(address, {**form, "title": "Obuka", "slug": "obuka"}).status_code == 302
    assert titles() == [TITLE, "Obuka"]
    assert NewsPage.objects.values("translation_key").distinct().count() == 2


def test_a_published_page_does_not_give_way(admin_client, address):
    form = filled(admin_client, address)
    admin_client.post(address, {**form, "action-publish": "1"})
    admin_client.post(address, {**form, "title": "Obuka", "slug": "obuka"})
    assert titles() == [TITLE, "Obuka"]


def test_the_key_of_somebody_else_or_none_of_ours_makes_a_page_of_its_own(admin_client, address, client):
    form = filled(admin_client, address)
    admin_client.post(address, form)
    client.force_login(User.objects.create_superuser("drugi"))
    for number, key in enumerate([form["form_key"], "x", str(NewsPage.objects.first().translation_key)]):
        client.post(address, {**form, "slug": f"sajam-{number}", "form_key": key})
    assert titles() == [TITLE] * 4


def test_a_form_with_errors_keeps_its_key(admin_client, address):
    form = filled(admin_client, address)
    answer = admin_client.post(address, {**form, "title": "", "action-publish": "1"})
    assert answer.status_code == 200
    admin_client.post(address, {**form, "form_key": key_in(answer)}, headers=SAVING_ITSELF)
    admin_client.post(address, form)
    assert titles() == [TITLE]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a database that threads share")
def test_sent_at_one_moment_it_is_one_page(address):
    """Without a lock one of them ends in “the slug is already in use”, raised while saving, or takes the other's place."""
    User.objects.create_superuser("urednik")

    def log_in() -> Client:
        client = Client()
        client.force_login(User.objects.get(username="urednik"))
        return client

    clients = [log_in() for _ in range(2)]
    for number in range(5):
        form = filled(clients[0], address, slug=f"sajam-{number}")
        start = Barrier(2)

        def send(client, start=start, form=form, **kwargs) -> int:
            start.wait()
            try:
                return client.post(address, form, **kwargs).status_code
            finally:
                connections.close_all()

        with ThreadPoolExecutor() as threads:
            by_itself = threads.submit(send, clients[0], headers=SAVING_ITSELF)
            by_hand = threads.submit(send, clients[1])
        assert by_itself.result() in (200, 400)
        assert by_hand.result() == 302
        assert NewsPage.objects.filter(slug=f"sajam-{number}").count() == 1
    assert NewsPage.objects.count() == 5
    assert Page.find_problems() == ([],) * 5
