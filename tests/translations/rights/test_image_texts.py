"""The alternative texts of pictures: many on a screen, each language by those who write in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from tests.translations.rights.people import LANGUAGES, ROLES, someone
from tests.translations.state.states import state

FIELDS = {"sr": "alt_sr", "en": "alt_en"}


@pytest.fixture
def address(site_tree) -> str:
    return reverse("translations_image_texts")


def sent(image: CmsImage, seen: CmsImage | None = None, **texts: str) -> dict:
    """What a browser sends for one picture: its texts, and what stood there when the page was opened."""
    seen = seen or image
    data = {"image": [image.pk]}
    for name, text in texts.items():
        data[f"image-{image.pk}-{name}"] = text
        data[f"initial-image-{image.pk}-{name}"] = getattr(seen, name)
    return data


@pytest.mark.parametrize("role", ROLES)
def test_each_role_writes_its_own_languages(address, role):
    client = someone(role).client
    image = CmsImageFactory(alt_sr="Stari", alt_en="Old")
    html = client.get(address).text
    for code, field in FIELDS.items():
        assert (f"image-{image.pk}-{field}" in html) is (code in LANGUAGES[role])
    client.post(address, sent(image, alt_sr="Novi", alt_en="New"))
    image.refresh_from_db()
    assert image.alt_sr == ("Novi" if "sr" in LANGUAGES[role] else "Stari")
    assert image.alt_en == ("New" if "en" in LANGUAGES[role] else "Old")


def test_the_text_of_the_other_language_is_there_to_read(address):
    CmsImageFactory(alt_sr="Žena za razbojem", alt_en="")
    html = someone(TRANSLATORS_ENGLISH).client.get(address).text
    assert "Žena za razbojem" in html
    assert 'lang="sr-Latn"' in html


def test_missing_ones_come_first_and_can_be_had_alone(address):
    done = CmsImageFactory(title="Gotova", alt_en="Done")
    missing = CmsImageFactory(title="Prazna", alt_en="")
    newest = CmsImageFactory(title="Nova", alt_en="New")
    client = someone(TRANSLATORS_ENGLISH).client
    assert [form.instance for form in client.get(address).context["forms"]] == [missing, newest, done]
    only = client.get(address, {"show": "missing"}).context["forms"]
    assert [form.instance for form in only] == [missing]
    found = client.get(address, {"q": "gotova"}).context["forms"]
    assert [form.instance for form in found] == [done]


def test_a_bad_text_is_named_and_the_others_are_saved(address):
    good, bad = CmsImageFactory(alt_en=""), CmsImageFactory(alt_en="")
    data = sent(good, alt_en="A loom") | sent(bad, alt_en="IMG_2041.jpg")
    data["image"] = [good.pk, bad.pk]
    response = someone(TRANSLATORS_ENGLISH).client.post(address, data)
    assert [form.instance for form in response.context["forms"]] == [bad]
    assert response.context["forms"][0].errors["alt_en"]
    assert "IMG_2041.jpg" in response.text
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.alt_en, bad.alt_en) == ("A loom", "")


def test_what_somebody_else_wrote_meanwhile_is_not_undone(address):
    client = someone(TRANSLATORS_ENGLISH).client
    opened = CmsImageFactory(alt_en="Loom")
    CmsImage.objects.filter(pk=opened.pk).update(alt_en="A loom at the fair")
    stored = CmsImage.objects.get(pk=opened.pk)
    # Not touched here: nothing is written.
    assert client.post(address, sent(opened, alt_en="Loom")).status_code == 302
    assert CmsImage.objects.get(pk=opened.pk).alt_en == stored.alt_en
    # Changed here too: the other's text is shown, and the second time it is meant.
    response = client.post(address, sent(opened, alt_en="Old loom"))
    assert "A loom at the fair" in response.text
    assert CmsImage.objects.get(pk=opened.pk).alt_en == stored.alt_en
    again = response.context["forms"][0]
    data = {"image": [opened.pk]} | {
        field.html_name: again.data[field.html_name] for field in again
    } | {field.html_initial_name: again.data[field.html_initial_name] for field in again}  # fmt: skip
    assert client.post(address, data).status_code == 302
    assert CmsImage.objects.get(pk=opened.pk).alt_en == "Old loom"


def test_a_change_is_logged_and_an_untouched_picture_is_not(address):
    image, other = CmsImageFactory(alt_en=""), CmsImageFactory(alt_en="")
    person = someone(TRANSLATORS_ENGLISH)
    data = sent(image, alt_en="A\r\nloom ") | sent(other, alt_en="")
    data["image"] = [image.pk, other.pk]
    person.client.post(address, data)
    assert CmsImage.objects.get(pk=image.pk).alt_en == "A loom"
    entries = ModelLogEntry.objects.filter(user=person.user, action="wagtail.edit")
    assert [entry.object_id for entry in entries] == [str(image.pk)]


def test_nobody_without_a_language_has_the_screen(address, client, admin_client):
    assert client.get(address).status_code == 302
    person = someone(EDITORS)
    person.user.groups.first().page_permissions.all().delete()
    assert person.client.get(address).status_code == 302
    assert admin_client.get(address).status_code == 200


def test_many_pictures_cost_no_more_queries_than_few(address):
    """Session, user, permissions and locales; the count and the page of pictures; their renditions."""
    client = someone(TRANSLATORS_ENGLISH).client

    def cost() -> int:
        client.get(address)  # makes the renditions
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        return len(queries)

    CmsImageFactory.create_batch(2)
    few = cost()
    CmsImageFactory.create_batch(8)
    assert cost() == few


class TestOrdinaryForm:
    """Wagtail's own form of a picture, and the API."""

    @pytest.mark.parametrize("role", ROLES)
    def test_offers_the_languages_granted(self, site_tree, role):
        person = someone(role)
        image = CmsImageFactory(uploaded_by_user=person.user)
        fields = person.client.get(reverse("wagtailimages:edit", args=[image.pk])).context["form"].fields
        assert {code for code, name in FIELDS.items() if name in fields} == LANGUAGES[role]

    @pytest.mark.parametrize(
        ("role", "mine", "other"),
        [(EDITORS, "alt_sr", "alt_en"), (TRANSLATORS_ENGLISH, "alt_en", "alt_sr")],
    )
    def test_another_language_is_refused_aloud(self, site_tree, client, role, mine, other):
        person = someone(role)
        image = CmsImageFactory(uploaded_by_user=person.user, alt_sr="Stari", alt_en="Old")
        posted = {"title": "Nova", mine: "Hala sa mašinama", other: "Tuđe"}
        response = person.client.post(reverse("wagtailimages:edit", args=[image.pk]), posted)
        assert response.context["form"].non_field_errors()
        api = f"/api/v3-preview/images/{image.pk}/"
        for body, status in (({other: "Tuđe"}, 422), ({mine: "Hala sa mašinama"}, 200)):
            answer = client.patch(api, body, content_type="application/json", headers=person.token)
            assert answer.status_code == status, answer.text
        image.refresh_from_db()
        assert getattr(image, mine) == "Hala sa mašinama"
        assert getattr(image, other) in ("Stari", "Old")

    def test_moderators_write_both(self, site_tree, client):
        person = someone(MODERATORS)
        image = CmsImageFactory()
        body = {"alt_sr": "Hala", "alt_en": "Hall"}
        address = f"/api/v3-preview/images/{image.pk}/"
        answer = client.patch(address, body, content_type="application/json", headers=person.token)
        assert answer.status_code == 200
        image.refresh_from_db()
        assert (image.alt_sr, image.alt_en) == ("Hala", "Hall")

    def test_translators_do_not_edit_the_pictures_of_others(self, site_tree):
        image = CmsImageFactory()
        for role in (TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN):
            client = someone(role).client
            assert client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 302


def test_a_text_can_be_said_to_be_still_right(address):
    image = CmsImageFactory(alt_sr="Peć", alt_en="Furnace")
    assert state(image) == "current"
    image.alt_sr = "Stara peć"
    image.save()
    assert state(image) == "stale"
    client = someone(TRANSLATORS_ENGLISH).client
    assert f"image-{image.pk}-confirm_alt_en" in client.get(address).text
    data = sent(image, alt_en="Furnace")
    client.post(address, data)
    assert state(image) == "stale"
    client.post(address, {**data, f"image-{image.pk}-confirm_alt_en": "on"})
    assert state(image) == "current"
    assert f"image-{image.pk}-confirm_alt_en" not in client.get(address).text


def test_the_original_has_nothing_to_confirm(address):
    image = CmsImageFactory(alt_sr="Peć", alt_en="Furnace")
    assert state(image) == "current"
    image.alt_sr = "Stara peć"
    image.save()
    assert state(image) == "stale"
    assert "confirm_alt" not in someone(TRANSLATORS_SERBIAN).client.get(address).text
