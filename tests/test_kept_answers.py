"""What is kept behind Django's stack is given to whoever may have it, as it is now, and to nobody else."""

import pytest
from django.test import Client
from wagtail.models import APIToken, PageViewRestriction

from cms.delivery.page_cache.memory import MEBIBYTE
from cms.delivery.page_cache.views import answers
from cms.taxonomy.models import Category
from home.factories import ContactPageFactory
from newsroom.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

PASSWORD = "lozinka"


@pytest.fixture(autouse=True)
def _kept(settings, monkeypatch):
    settings.KEPT_ANSWERS_MEGABYTES = 32
    monkeypatch.setattr(answers, "limit", 32 * MEBIBYTE)


@pytest.fixture
def news(site_tree):
    return NewsPageFactory(parent=site_tree.sr.news, title="Sajam u Nišu")


@pytest.fixture
def item(news):
    return f"/api/v2/pages/{news.pk}/"


@pytest.fixture
def member(django_user_model):
    """Somebody with an account who may not enter the admin."""
    return django_user_model.objects.create_user("član", password=PASSWORD)


@pytest.fixture
def made(monkeypatch):
    """Notes each page that is made into an answer, of HTML or of JSON."""
    from cms.api.endpoints.pages import PagesAPIViewSet
    from newsroom.models import NewsPage

    count = []

    def note(owner, name):
        method = getattr(owner, name)

        def noted(self, *args, **options):
            count.append(name)
            return method(self, *args, **options)

        monkeypatch.setattr(owner, name, noted)

    note(NewsPage, "serve")
    note(PagesAPIViewSet, "detail_view")
    return count


def without_id(response):
    return {name: value for name, value in response.items() if name != "X-Request-ID"}


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_page_is_made_once_and_then_costs_no_query(client, news, made, django_assert_num_queries):
    first = client.get(news.url)
    with django_assert_num_queries(0):
        second = client.get(news.url)
    assert made == ["serve"]
    assert second.content == first.content
    assert without_id(second) == without_id(first)


def test_a_member_gets_what_everybody_gets(client, news, made, member):
    first = client.get(news.url)
    assert signed_in(member).get(news.url).content == first.content
    assert made == ["serve"]


def test_nothing_is_kept_of_what_was_made_for_a_member(client, news, made, member):
    signed_in(member).get(news.url)
    client.get(news.url)
    assert len(made) == 2


def test_an_editor_has_the_bar_and_nobody_else(client, news, admin_client):
    assert b"wagtail-userbar" in admin_client.get(news.url).content
    assert b"wagtail-userbar" not in client.get(news.url).content
    assert b"wagtail-userbar" in admin_client.get(news.url).content


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_a_private_page_is_never_kept(client, news, member, kind):
    assert client.get(news.url).status_code == 200
    restriction = PageViewRestriction.objects.create(page=news, restriction_type=kind, password=PASSWORD)
    if kind == PageViewRestriction.LOGIN:
        may_read = signed_in(member)
    else:
        may_read = Client()
        unlock = f"/sr-latn/_util/authenticate_with_password/{restriction.pk}/{news.pk}/"
        may_read.post(unlock, {"password": PASSWORD, "return_url": news.url})
    assert b"Sajam u Ni" in may_read.get(news.url).content
    refused = client.get(news.url)
    assert b"Sajam u Ni" not in refused.content
    assert b"Sajam u Ni" in may_read.get(news.url).content


def test_a_publication_is_seen_at_once(client, news, item):
    client.get(news.url)
    client.get(item)
    news.title = "Sajam u Kragujevcu"
    news.save_revision().publish()
    assert b"Kragujevcu" in client.get(news.url).content
    assert client.get(item).json()["title"] == "Sajam u Kragujevcu"


def test_a_page_that_is_gone_is_not_given(client, news, item):
    client.get(news.url)
    client.get(item)
    news.unpublish()
    assert client.get(news.url).status_code == 410
    assert client.get(item).status_code == 404


def test_each_form_has_its_own_token(site_tree):
    contact = ContactPageFactory(parent=site_tree.sr.home, title="Kontakt")
    tokens = {Client().get(contact.url).context["csrf_token"] for _reader in range(2)}
    assert len(tokens) == 2


@pytest.mark.parametrize("query", ["?sent=1", "?q=sajam", "?page=1&page=2"])
def test_what_is_no_question_of_ours_is_made_anew(client, news, made, query):
    for _time in range(2):
        client.get(f"{news.url}{query}")
    assert len(made) == 2


def test_views_and_choices_do_not_mix(client, site_tree, news):
    cyrillic, latin = (
        client.get(f"{prefix}{news.url.removeprefix('/sr-latn')}") for prefix in ("/sr-cyrl", "/sr-latn")
    )
    assert "Сајам у Нишу" in cyrillic.content.decode()
    assert "Сајам" not in latin.content.decode()
    empty = Category.objects.create(name="Prazno", slug="prazno", locale=site_tree.sr.news.locale)
    other = NewsPageFactory(parent=site_tree.sr.news, title="Nešto drugo")
    other.categories.add(empty)
    other.save_revision().publish()
    whole, narrowed = (
        client.get(f"{site_tree.sr.news.url}{query}").content for query in ("", "?category=prazno")
    )
    for _time in range(2):
        assert client.get(site_tree.sr.news.url).content == whole
        assert client.get(f"{site_tree.sr.news.url}?category=prazno").content == narrowed
    assert (news.title.encode() in whole, news.title.encode() in narrowed) == (True, False)


def test_a_tracker_leaves_no_trace_in_what_is_kept(client, site_tree, news):
    """Pages with a query in their address name no other languages."""
    tracked = client.get(f"{site_tree.sr.news.url}?utm_source=letter").content
    plain = client.get(site_tree.sr.news.url).content
    assert plain.count(b"hreflang") > tracked.count(b"hreflang")
    assert client.get(f"{site_tree.sr.news.url}?utm_source=other").content == plain


def test_errors_are_asked_for_again(client, news, made):
    path = f"{news.url}gone/"
    assert [client.get(path).status_code for _time in range(2)] == [404, 404]
    assert client.get("/api/v2/pages/?unknown=1").status_code == 400


def test_a_token_is_counted_and_finds_what_is_kept(client, item, made, admin_user, settings):
    settings.API_TOKEN_RATE_LIMIT = "2/minute"
    first = client.get(item)
    _token, key = APIToken.create_token(user=admin_user, name="front end")
    answered = [client.get(item, headers={"Authorization": f"Bearer {key}"}) for _time in range(3)]
    assert [answer.status_code for answer in answered] == [200, 200, 429]
    assert answered[1].content == first.content
    assert answered[1]["Cache-Control"] == "no-store"
    assert answered[1]["RateLimit-Remaining"] == "0"
    assert made == ["detail_view"]


def test_validators_and_codings_are_of_each_request(client, item, made):
    plain, coded = client.get(item), client.get(item, headers={"Accept-Encoding": "gzip"})
    assert coded["Content-Encoding"] == "gzip"
    assert plain["ETag"] != coded["ETag"]
    assert client.get(item, headers={"If-None-Match": plain["ETag"]}).status_code == 304
    assert client.head(item)["Content-Type"] == plain["Content-Type"]
    assert made == ["detail_view"]


@pytest.mark.parametrize("name", ["vesti/feed.rss", "dogadjaji/calendar.ics"])
def test_feeds_and_calendars_are_kept(client, site_tree, news, name, django_assert_num_queries):
    section, file = name.split("/")
    page = site_tree.sr.news if section == "vesti" else site_tree.sr.events
    first = client.get(f"{page.url}{file}")
    with django_assert_num_queries(0):
        assert client.get(f"{page.url}{file}").content == first.content
    assert first.status_code == 200


def test_nothing_is_kept_where_the_operator_says_so(client, news, made, settings):
    settings.KEPT_ANSWERS_MEGABYTES = 0
    for _time in range(2):
        client.get(news.url)
    assert len(made) == 2
