"""Snippets: each role × each action × each language, by typed address."""

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail_localize.models import Translation

from cms.taxonomy.models import Category
from cms.translations.rights.policies import check_snippet_screens
from cms.translations.rights.snippets import LanguagePermissionPolicy
from cms.translations.signals import is_snippet
from events.models import EventSeries
from home.models import Footer, Navigation
from home.roles import ADMINISTRATORS, EDITORS, MODERATORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from tests.translations.desk import submit, target
from tests.translations.rights.people import LANGUAGES, ROLES, someone

TRANSLATORS = (TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN)
# Who may do what with snippets at all (home.roles); the language comes on top.
ACTIONS = {
    "edit": ROLES,
    "usage": ROLES,
    "history": ROLES,
    "copy": [role for role in ROLES if role not in TRANSLATORS],
    "delete": (MODERATORS, ADMINISTRATORS),
}
LANGUAGE_CODES = ("sr", "en")


def url(model, action, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(action), args=args)


@pytest.fixture
def terms(site_tree, locales) -> dict[str, Category]:
    return {
        code: Category.objects.create(name=name, locale=getattr(locales, code))
        for code, name in (("sr", "Obuka"), ("en", "Training"))
    }


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_what_a_typed_address_opens(terms, role, action):
    """Wagtail sends whom it refuses to its front page, and we send readers to where the snippet is read."""
    client = someone(role).client
    for code in LANGUAGE_CODES:
        response = client.get(url(Category, action, terms[code].pk))
        allowed = role in ACTIONS[action] and code in LANGUAGES[role]
        assert (response.status_code == 200) is allowed, (code, response.status_code)
        if action == "edit" and not allowed:
            assert response["Location"] == url(Category, "inspect", terms[code].pk)
            assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_changed_by_what_is_posted(terms, role):
    client = someone(role).client
    for code in LANGUAGE_CODES:
        client.post(url(Category, "edit", terms[code].pk), {"name": f"Novo {code}", "slug": f"novo-{code}"})
        # Wagtail's copy writes to the original when its form is sent to its own address.
        client.post(url(Category, "copy", terms[code].pk), {"name": f"Kopija {code}", "slug": ""})
        stored = Category.objects.get(pk=terms[code].pk)
        assert (stored.name != {"sr": "Obuka", "en": "Training"}[code]) is (code in LANGUAGES[role])


@pytest.mark.parametrize("role", ROLES)
def test_deleting(terms, role):
    client = someone(role).client
    for code in LANGUAGE_CODES:
        client.post(url(Category, "delete", terms[code].pk))
        gone = not Category.objects.filter(pk=terms[code].pk).exists()
        assert gone is (role in ACTIONS["delete"] and code in LANGUAGES[role])


def test_deleting_many_leaves_those_of_another_language(terms, locales):
    person = someone(EDITORS)
    person.user.user_permissions.add(_permission("delete_category"))
    many = reverse("wagtail_bulk_action", args=["taxonomy", "category", "delete"])
    person.client.post(f"{many}?id={terms['sr'].pk}&id={terms['en'].pk}")
    assert list(Category.objects.values_list("name", flat=True)) == ["Training"]


def _permission(codename):
    return apps.get_model("auth", "Permission").objects.get(codename=codename)


@pytest.mark.parametrize("role", [EDITORS, MODERATORS, ADMINISTRATORS])
def test_adding_only_in_ones_own_languages(terms, role):
    client = someone(role).client
    for code, language in (("sr", "sr-latn"), ("en", "en")):
        address = f"{url(Category, 'add')}?locale={language}"
        assert (client.get(address).status_code == 200) is (code in LANGUAGES[role])
        client.post(address, {"name": f"Dodato {code}", "slug": ""})
        added = Category.objects.filter(name=f"Dodato {code}")
        assert added.exists() is (code in LANGUAGES[role])
        assert all(term.locale.language_code == language for term in added)


def test_adding_begins_in_a_language_that_is_the_persons_own(terms):
    person = someone(TRANSLATORS_ENGLISH)
    person.user.user_permissions.add(_permission("add_category"))
    response = person.client.get(url(Category, "add"))
    assert response.context["locale"].language_code == "en"
    assert response.context["translations"] == []
    listing = person.client.get(url(Category, "list")).text
    assert f"{url(Category, 'add')}?locale=en" in listing


def test_translators_add_nothing(terms):
    for role in TRANSLATORS:
        assert someone(role).client.get(url(Category, "add")).status_code == 302


def test_the_list_shows_all_and_leads_each_to_what_is_allowed(terms):
    html = someone(TRANSLATORS_ENGLISH).client.get(url(Category, "list")).text
    assert "Obuka" in html
    assert "Training" in html
    assert url(Category, "edit", terms["en"].pk) in html
    assert url(Category, "edit", terms["sr"].pk) not in html
    assert url(Category, "inspect", terms["sr"].pk) in html


def test_who_is_led_to_read_is_told_why(terms):
    response = someone(TRANSLATORS_ENGLISH).client.get(url(Category, "edit", terms["sr"].pk))
    assert len(list(get_messages(response.wsgi_request))) == 1


@pytest.mark.parametrize("model", [Category, EventSeries, Navigation, Footer])
def test_every_kind_can_be_read_in_the_other_language(site_tree, locales, model):
    snippet = model.objects.create(name="Glavno", locale=locales.sr)
    response = someone(TRANSLATORS_ENGLISH).client.get(url(model, "inspect", snippet.pk))
    assert response.status_code == 200
    assert url(model, "edit", snippet.pk) not in response.text


class TestTranslationsOfSnippets:
    """wagtail-localize's own addresses."""

    @pytest.fixture
    def records(self, terms) -> dict[str, Translation]:
        """A translation into each language, of a term of the other."""
        return {"en": submit(terms["sr"], "en"), "sr": submit(terms["en"], "sr-latn")}

    @pytest.mark.parametrize("role", ROLES)
    def test_each_endpoint(self, records, role):
        client = someone(role).client
        for code, record in records.items():
            segment = record.source.stringsegment_set.get(context__path="name")
            answers = [
                client.put(
                    reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk]),
                    "value=X",
                    content_type="application/x-www-form-urlencoded",
                ).status_code
                == 201,
                client.get(reverse("wagtail_localize:download_pofile", args=[record.pk])).status_code == 200,
                _stopped(client, record),
            ]
            assert answers == [code in LANGUAGES[role]] * 3, code

    def test_an_upload_changes_nothing(self, records):
        from io import BytesIO

        file = BytesIO(str(records["sr"].export_po()).replace('msgstr ""', 'msgstr "Obuka"').encode())
        file.name = "t.po"
        address = reverse("wagtail_localize:upload_pofile", args=[records["sr"].pk])
        someone(TRANSLATORS_ENGLISH).client.post(address, {"file": file})
        assert not records["sr"].target_locale.string_translations.exists()

    def test_a_translation_whose_target_is_gone_is_a_404(self, records):
        Category.objects.filter(pk=target(records["en"]).pk).delete()
        address = reverse("wagtail_localize:download_pofile", args=[records["en"].pk])
        assert someone(TRANSLATORS_ENGLISH).client.get(address, follow=True).status_code == 404

    @pytest.mark.parametrize("role", TRANSLATORS)
    def test_submitting_offers_the_languages_granted(self, terms, locales, role):
        client = someone(role).client
        for code in LANGUAGE_CODES:
            address = reverse(
                "wagtail_localize:submit_snippet_translation", args=["taxonomy", "category", terms[code].pk]
            )
            assert client.get(address).status_code == 200
        other = "en" if role == TRANSLATORS_SERBIAN else "sr"
        # The other's own language: nothing is left to offer but what one may edit oneself.
        address = reverse(
            "wagtail_localize:submit_snippet_translation", args=["taxonomy", "category", terms[other].pk]
        )
        mine = locales.sr if role == TRANSLATORS_SERBIAN else locales.en
        offered = client.get(address).context["form"].fields["locales"].queryset
        assert list(offered) == [mine]


def _stopped(client, record) -> bool:
    client.post(reverse("wagtail_localize:stop_translation", args=[record.pk]))
    record.refresh_from_db()
    stopped = not record.enabled
    Translation.objects.filter(pk=record.pk).update(enabled=True)
    return stopped


def test_every_translatable_snippet_is_held_to_its_language():
    translatable = [model for model in get_snippet_models() if is_snippet(model)]
    assert {Category, EventSeries, Navigation, Footer} <= set(translatable)
    assert all(isinstance(policy_registry.get_by_type(m), LanguagePermissionPolicy) for m in translatable)
    assert check_snippet_screens() == []


def test_a_snippet_with_wagtails_own_screens_is_reported(monkeypatch):
    monkeypatch.setattr(Category, "snippet_viewset", SnippetViewSet(model=Category))
    assert [error.id for error in check_snippet_screens()] == ["translations.E003"]


def test_who_can_be_asked_about_a_term(terms):
    editor, translator = someone(EDITORS).user, someone(TRANSLATORS_ENGLISH).user
    policy = policy_registry.get_by_type(Category)
    assert editor in policy.users_with_permission_for_instance("change", terms["sr"])
    assert translator not in policy.users_with_permission_for_instance("change", terms["sr"])
    assert list(policy.instances_user_has_permission_for(translator, "change")) == [terms["en"]]
    assert policy.instances_user_has_permission_for(translator, "view").count() == 2
