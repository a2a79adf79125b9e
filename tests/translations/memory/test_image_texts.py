"""The texts of pictures in the memory: what was written for one is offered for others, and for texts of pages."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupCollectionPermission
from wagtail.users.models import UserProfile

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from cms.translations.gate import open_segments
from cms.translations.image_texts.rows import image_rows
from cms.translations.memory.models import MemoryImageUse, MemoryText
from cms.translations.memory.suggesting import suggest, suggest_for_images
from cms.translations.state.changes import settle
from home.roles import TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, write
from tests.translations.rights.people import someone

LOOM = "Žena tka na starom drvenom razboju u Pirotu"
LOOM_EN = "A woman weaves on an old wooden loom in Pirot"


@pytest.fixture
def admin(db):
    return User.objects.create_superuser("glavni")


def kept() -> None:
    """Everything that was noted is written, and the memory is up to date."""
    settle()
    call_command("translation_memory", verbosity=0)


@pytest.fixture
def woven(site_tree) -> CmsImage:
    """A picture whose text the memory has."""
    image = CmsImageFactory(title="Razboj", alt_sr=LOOM, alt_en=LOOM_EN)
    kept()
    return image


def offered(image, locales, user, into="en"):
    target, source = (locales.en, locales.sr) if into == "en" else (locales.sr, locales.en)
    return suggest_for_images(image_rows([image], source, target), source, user).get(image.pk, [])


class TestWhatIsOffered:
    def test_for_another_picture_with_percentage_and_place(self, woven, locales, admin):
        (same,) = offered(CmsImageFactory(alt_sr=LOOM, alt_en=""), locales, admin)
        assert (same.percent, same.text, same.place.title) == (100, LOOM_EN, "Razboj")
        assert same.place.label == "Alternativni tekst (engleski)"
        assert same.place.url == reverse("wagtailimages:edit", args=[woven.pk])
        similar = CmsImageFactory(alt_sr=LOOM.replace("Pirotu", "Vranju"), alt_en="")
        (like,) = offered(similar, locales, admin)
        assert 70 <= like.percent < 100
        assert like.plain_source == LOOM
        assert offered(CmsImageFactory(alt_sr="Sala za sastanke", alt_en=""), locales, admin) == []

    def test_not_for_itself(self, woven, locales, admin):
        woven.alt_sr = LOOM.upper()
        woven.save()
        kept()
        assert offered(woven, locales, admin) == []

    def test_in_the_other_direction_too(self, woven, locales, admin):
        (offer,) = offered(CmsImageFactory(alt_sr="", alt_en=LOOM_EN), locales, admin, into="sr")
        assert (offer.percent, offer.text) == (100, LOOM)

    def test_for_the_text_of_a_page(self, site_tree, woven, admin):
        record = submit(NewsPageFactory(parent=site_tree.sr.news, title=LOOM, lead="Drugo."))
        (found,) = suggest(record, open_segments(record), admin).values()
        assert [(offer.percent, offer.text, offer.place.title) for offer in found] == [
            (100, LOOM_EN, "Razboj")
        ]

    def test_the_text_of_a_page_for_a_picture(self, site_tree, locales, admin):
        write(submit(NewsPageFactory(parent=site_tree.sr.news, title=LOOM)), title=LOOM_EN)
        kept()
        (offer,) = offered(CmsImageFactory(alt_sr=LOOM, alt_en=""), locales, admin)
        assert (offer.percent, offer.text, offer.place.label) == (100, LOOM_EN, "Naslov")

    def test_signs_of_markup_mean_themselves(self, site_tree, locales, admin):
        CmsImageFactory(alt_sr="Odeljenje R&D <b>", alt_en="The R&D <b> department")
        kept()
        (offer,) = offered(CmsImageFactory(alt_sr="Odeljenje R&D <b>", alt_en=""), locales, admin)
        assert (offer.percent, offer.plain_text) == (100, "The R&D <b> department")


class TestWhoSeesWhat:
    def test_pictures_that_one_may_not_choose_are_not_told_of(self, woven, locales):
        person = someone(TRANSLATORS_ENGLISH)
        image = CmsImageFactory(alt_sr=LOOM, alt_en="")
        (offer,) = offered(image, locales, person.user)
        assert offer.place.url == "", "a translator does not edit the pictures of others"
        GroupCollectionPermission.objects.all().delete()
        closed = User.objects.get(pk=person.user.pk)
        assert offered(image, locales, closed) == []


class TestKeeping:
    def test_follows_what_is_saved(self, woven, locales, admin, django_capture_on_commit_callbacks):
        image = CmsImageFactory(alt_sr=LOOM, alt_en="")
        with django_capture_on_commit_callbacks(execute=True):
            woven.alt_en = "Weaving in Pirot"
            woven.save()
        assert [offer.text for offer in offered(image, locales, admin)] == ["Weaving in Pirot"]
        with django_capture_on_commit_callbacks(execute=True):
            woven.alt_en = ""
            woven.save()
        assert offered(image, locales, admin) == []

    def test_a_changed_original_does_not_change_what_was_translated(
        self, woven, locales, admin, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            woven.alt_sr = "Izlog prodavnice"
            woven.save()
        assert offered(CmsImageFactory(alt_sr="Izlog prodavnice", alt_en=""), locales, admin) == []
        (offer,) = offered(CmsImageFactory(alt_sr=LOOM, alt_en=""), locales, admin)
        assert offer.text == LOOM_EN

    def test_the_command_keeps_nothing_twice_and_forgets_what_is_gone(self, woven, capsys):
        call_command("translation_memory")
        assert "Kept 0 translations" in capsys.readouterr().out
        call_command("translation_memory", "--rebuild")
        assert "Kept 1 translations" in capsys.readouterr().out
        assert MemoryImageUse.objects.count() == 1
        woven.delete()
        call_command("translation_memory")
        assert not MemoryText.objects.exists()


class TestScreen:
    @pytest.fixture
    def address(self, woven) -> str:
        return reverse("translations_image_texts")

    @pytest.fixture
    def client(self, woven):
        person = someone(TRANSLATORS_ENGLISH)
        UserProfile.objects.create(user=person.user, preferred_language="en")
        return person.client

    def test_shows_what_fits_where_a_text_is_missing_or_out_of_date(self, address, client, woven):
        image = CmsImageFactory(title="Nova", alt_sr=LOOM, alt_en="")
        html = " ".join(client.get(address).text.split())
        assert html.count('name="use"') == 1
        assert "<strong>100 %</strong>" in html
        assert "Razboj, Alternative text (English)" in html
        assert f'data-offers-for="id_image-{image.pk}-alt_en"' in html
        image.alt_en = "Something else"
        image.save()
        settle()
        assert 'name="use"' not in client.get(address).text
        image.alt_sr = LOOM.replace("starom", "novom")
        image.save()
        settle()
        assert 'name="use"' in client.get(address).text

    def test_use_fills_the_field_and_saves_nothing(self, address, client, woven):
        image = CmsImageFactory(alt_sr=LOOM, alt_en="")
        other = CmsImageFactory(alt_sr="Sajam", alt_en="")
        use = client.get(address).text.partition('name="use" value="')[2].partition('"')[0]
        data = {"image": [image.pk, other.pk], "use": use, f"image-{other.pk}-alt_en": "A fair"}
        html = client.post(address, data).text
        assert f">\n{LOOM_EN}</textarea>" in html
        assert ">\nA fair</textarea>" in html, "what else was typed is not lost"
        assert not CmsImage.objects.filter(pk__in=[image.pk, other.pk]).exclude(alt_en="").exists()

    @pytest.mark.parametrize("use", ["", "nonsense", "image-1-alt_en:image-0"])
    def test_one_that_is_gone_is_said(self, address, client, use):
        image = CmsImageFactory(alt_sr=LOOM, alt_en="")
        response = client.post(address, {"image": [image.pk], "use": use})
        assert "This suggestion is no longer there." in response.text

    def test_each_language_by_those_who_write_it(self, address, woven):
        CmsImageFactory(alt_sr=LOOM, alt_en="")
        html = someone(TRANSLATORS_SERBIAN).client.get(address).text
        assert 'name="use"' not in html

    def test_many_pictures_cost_what_one_costs(self, address, client):
        """Texts equal and similar (3), uses of texts and of pictures each way (4), pictures (2) with their permissions."""

        def cost() -> int:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert 'name="use"' in client.get(address).text
            return len(queries)

        CmsImageFactory(alt_sr=LOOM, alt_en="")
        one = cost()
        for number in range(8):
            CmsImageFactory(alt_sr=f"{LOOM} {number}", alt_en="")
        # Similar texts are looked for besides equal ones: three more, whatever their number.
        assert cost() <= one + 3
        nine = cost()
        for number in range(8):
            CmsImageFactory(alt_sr=f"{LOOM} {number} jutros", alt_en="")
        assert cost() == nine
