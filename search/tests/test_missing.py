"""What a reader gets where there is no page."""

import pytest
from bs4 import BeautifulSoup
from wagtail.contrib.redirects.models import Redirect

from cms.delivery.retired.models import RetiredAddress
from cms.pages.factories import translate
from newsroom.factories import NewsPageFactory

HTML = {"headers": {"accept": "text/html"}}


def read(client, path: str, status: int) -> BeautifulSoup:
    response = client.get(path, **HTML)
    assert response.status_code == status, path
    assert "no-store" in response["Cache-Control"]
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    return soup


def links(soup: BeautifulSoup) -> list[str]:
    return [link["href"] for link in soup.select("main .card__title a")]


@pytest.fixture
def robot(site_tree):
    """A live item in Serbian only."""
    page = NewsPageFactory(parent=site_tree.sr.news, title="Robot u fabrici čarapa", slug="robot-u-fabrici")
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/sr-latn/vesti/robot-fabrika/", "/sr-latn/vesti/robot-u-fabrici/"),
        ("/sr-cyrl/vesti/robot-fabrika/", "/sr-cyrl/vesti/robot-u-fabrici/"),
        ("/sr-latn/novosti/robot-u-fabrici/", "/sr-latn/vesti/robot-u-fabrici/"),
        ("/en/novosti/robot-u-fabrici/", "/en/news/robot-u-fabrici/"),
        ("/en/news/robot-fabrici/", "/en/news/robot-u-fabrici/"),
    ],
)
def test_the_words_of_the_address_are_searched_for(client, robot, path, offered):
    soup = read(client, path, 404)
    assert links(soup) == [offered]
    assert soup.select_one("main p[lang]")


def test_nothing_that_is_private_is_offered(client, robot):
    robot.view_restrictions.create(restriction_type="login")
    assert links(read(client, "/sr-latn/vesti/robot-u-fabrici-2/", 404)) == []


@pytest.mark.parametrize("path", ["/sr-latn/wp-login.php", "/sr-latn/2017/2018/", "/sr-latn/vesti/?page=7"])
def test_what_is_no_pages_address_costs_no_search(client, robot, path, monkeypatch):
    monkeypatch.setattr("search.missing.Search", None)
    assert client.get(path, **HTML).status_code == 404


def test_programs_get_the_plain_answer(client, robot):
    answer = client.get("/sr-latn/vesti/nema/", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert b"card__title" not in answer.content


@pytest.mark.parametrize("leave", ["unpublish", "delete", "delete above"])
def test_where_a_page_was_taken_off_the_site_it_is_gone(client, site_tree, robot, leave):
    below = robot
    if leave == "unpublish":
        robot.unpublish()
    elif leave == "delete":
        robot.delete()
    else:
        below.get_parent().specific.delete()
    for path in ("/sr-latn/vesti/robot-u-fabrici/", "/sr-cyrl/vesti/robot-u-fabrici/"):
        soup = read(client, path, 410)
        assert "Robot u fabrici čarapa" not in soup.get_text()
    if leave != "delete above":
        assert "removed" in read(client, "/en/news/robot-u-fabrici/", 410).h1.get_text()


def test_a_page_that_comes_back_is_there(client, robot):
    robot.unpublish()
    read(client, robot.url, 410)
    robot.save_revision().publish()
    assert client.get(robot.url, **HTML).status_code == 200


def test_a_redirect_comes_first(client, site_tree, robot):
    robot.delete()
    Redirect.add_redirect("/sr-latn/vesti/robot-u-fabrici/", site_tree.sr.news, is_permanent=True)
    answer = client.get("/sr-latn/vesti/robot-u-fabrici/", **HTML)
    assert (answer.status_code, answer["Location"]) == (301, site_tree.sr.news.url)


def test_where_the_other_language_still_has_the_text_it_is_offered(client, robot):
    translate(robot, title="A robot in a factory").delete()
    soup = read(client, "/en/news/a-robot-in-a-factory/", 410)
    assert soup.h1


def test_what_was_never_open_is_not_known_to_have_been_there(client, site_tree):
    draft = NewsPageFactory(parent=site_tree.sr.news, slug="nacrt", live=False)
    private = NewsPageFactory(parent=site_tree.sr.news, slug="tajna")
    private.view_restrictions.create(restriction_type="login")
    for page in (draft, private):
        page.delete()
    assert not RetiredAddress.objects.exists()
    read(client, "/sr-latn/vesti/nacrt/", 404)
    read(client, "/sr-latn/vesti/tajna/", 404)


def test_the_addresses_kept_cannot_be_read(robot):
    robot.unpublish()
    assert RetiredAddress.objects.count() == 2
    assert not any("robot" in str(row) for row in RetiredAddress.objects.all())


def test_the_cost_is_bounded(client, robot, django_assert_max_num_queries):
    """Site; candidates (2); translations of the way down; redirects; retired; locales; the slug (2); search: terms, tally, rows,
    texts, pages, the other language's, categories; the pages linked to (3); the switch of the search (4)."""
    client.get("/sr-latn/vesti/robot-fabrika/", **HTML)
    with django_assert_max_num_queries(28):
        client.get("/sr-latn/vesti/robot-fabrika/", **HTML)
