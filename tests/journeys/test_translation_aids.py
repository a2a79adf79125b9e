"""A translator uses what was translated before, in a browser."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation

from cms.images.factories import CmsImageFactory
from cms.translations.memory.keeping import rebuild
from cms.translations.state.changes import settle
from home.roles import TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.journeys.admin import add_person, log_in
from tests.translations.desk import edit_url, submit, target, write

pytestmark = pytest.mark.browser

CALL = "Klaster poziva firme iz Niša na poslovne susrete."
CALL_EN = "The cluster invites firms from Niš to business meetings."


def test_a_text_of_a_picture_is_used_for_another(browsing, site, roles):
    CmsImageFactory(title="Razboj", alt_sr=CALL, alt_en=CALL_EN)
    image = CmsImageFactory(title="Nova", alt_sr=CALL, alt_en="")
    settle()
    call_command("translation_memory", verbosity=0)
    add_person("ana", roles[TRANSLATORS_ENGLISH])
    page = log_in(browsing, "ana")
    page.goto(reverse("translations_image_texts"))
    picture = page.locator(f"#image-{image.pk}")
    expect(picture.get_by_text("100 %")).to_be_visible()
    picture.get_by_role("button", name=re.compile("^Use")).click()
    expect(picture.get_by_role("textbox")).to_have_value(CALL_EN)
    expect(picture.get_by_role("textbox")).to_be_focused()
    page.get_by_role("button", name="Save texts").click()
    expect(page.locator(".messages")).to_contain_text("1 image saved")
    image.refresh_from_db()
    assert image.alt_en == CALL_EN


def test_a_suggestion_is_used_with_one_press_and_saved_by_the_person(browsing, site, roles):
    earlier = submit(NewsPageFactory(parent=site.sr.news, title="Raniji poziv", lead=CALL))
    write(earlier, lead=CALL_EN)
    rebuild()
    record = submit(NewsPageFactory(parent=site.sr.news, title="Novi poziv", lead=CALL))
    add_person("ana", roles[TRANSLATORS_ENGLISH])
    page = log_in(browsing, "ana")
    page.goto(edit_url(target(record)))
    segment = page.locator("[data-segment]").filter(has_text=CALL)
    expect(segment.get_by_text("100 %")).to_be_visible()
    address = page.url
    segment.get_by_role("button", name=re.compile("^Use")).click()
    field = segment.locator("textarea")
    expect(field).to_have_value(CALL_EN)
    expect(field).to_be_focused()
    assert page.url == address
    own = StringTranslation.objects.filter(context__object_id=record.source.object_id)
    assert not own.exists()
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("Saved")
    assert own.get().data == CALL_EN
