"""The glossary among the snippets: who keeps it, and how it is searched."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from cms.translations.models import GlossaryTerm
from home.roles import ADMINISTRATORS, EDITORS, MODERATORS, TRANSLATORS_ENGLISH, ensure_roles


def url(name: str, *args) -> str:
    return reverse(GlossaryTerm.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture(params=[EDITORS, TRANSLATORS_ENGLISH, MODERATORS, ADMINISTRATORS])
def keeper(request, client, site_tree):
    """A logged-in browser of somebody who keeps the glossary."""
    user = User.objects.create_user("osoba", "osoba@example.org", "lozinka")
    user.groups.add(ensure_roles()[request.param])
    client.force_login(user)
    return client


def test_is_kept_by_whoever_writes_or_translates(keeper):
    keeper.post(url("add"), {"serbian": "klaster", "english": "cluster", "note": "Udruženje firmi."})
    term = GlossaryTerm.objects.get()
    assert term.note == "Udruženje firmi."
    keeper.post(url("edit", term.pk), {"serbian": "klaster", "english": "business cluster"})
    term.refresh_from_db()
    assert term.english_key == "busi cluster"
    keeper.post(url("delete", term.pk))
    assert not GlossaryTerm.objects.exists()


def test_names_the_field_that_is_wrong(admin_client, db):
    response = admin_client.post(url("add"), {"serbian": "klaster", "english": ""})
    assert response.context["form"].errors.keys() == {"english"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("kuce", ["kuća"]), ("КУЋА", ["kuća"]), ("houses", ["kuća"]), ("sedišt", ["sedište"]), ("novac", [])],
)
def test_is_searched_as_texts_are(admin_client, db, asked, expected):
    GlossaryTerm.objects.create(serbian="kuća", english="house")
    GlossaryTerm.objects.create(serbian="sedište", english="seat", note="Pravno")
    response = admin_client.get(url("list"), {"q": asked})
    assert [term.serbian for term in response.context["object_list"]] == expected


def test_is_taken_along_as_a_table(admin_client, db):
    GlossaryTerm.objects.create(serbian="kuća", english="house", note="Zgrada")
    response = admin_client.get(url("list"), {"export": "csv"})
    table = b"".join(response.streaming_content).decode()
    assert "kuća,house,False,Zgrada" in table
