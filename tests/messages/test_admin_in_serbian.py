"""Editors who use the admin in Serbian read Serbian in its menus and on the screens they use daily."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.users.models import UserProfile

from newsroom.factories import NewsPageFactory

pytestmark = pytest.mark.usefixtures("catalogues")

SAME_IN_BOTH = {"Sajam meda", "Srpski", "English", "Vesti", "Status", "URL", "Slug"}
"""Names, and words that are the same in both languages."""
NOT_TRANSLATABLE = {"Actions", "None"}
"""What Wagtail's templates say without asking for a translation."""


@pytest.fixture
def read_in(admin_client, admin_user):
    """Read an address of the admin in a language."""

    def read(language: str, url: str) -> BeautifulSoup:
        UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": language})
        response = admin_client.get(url)
        assert response.status_code == 200
        return BeautifulSoup(response.text, "html.parser")

    return read


def menu_labels(page: BeautifulSoup) -> list[str]:
    """What stands in the side menu at every level. Wagtail packs a menu item as its name and its arguments."""

    def labels(value) -> list[str]:
        if isinstance(value, list):
            return [label for item in value for label in labels(item)]
        if not isinstance(value, dict):
            return []
        own = [value["_args"][0]["label"]] if str(value.get("_type", "")).endswith("MenuItem") else []
        return own + [label for item in value.values() for label in labels(item)]

    return labels(json.loads(page.find(id="wagtail-sidebar-props").string))


def words_of_controls(page: BeautifulSoup) -> set[str]:
    """What buttons, headings of columns and panels, and names for screen readers say."""
    main = page.find("main")
    said = {" ".join(tag.get_text(" ").split()) for tag in main.select("button, th, h2, h3, label, .button")}
    said |= {tag["aria-label"] for tag in main.select("[aria-label]")}
    return {words for words in said if any(letter.isalpha() for letter in words)}


def test_the_menu_is_in_serbian(read_in):
    english = menu_labels(read_in("en", "/admin/"))
    serbian = menu_labels(read_in("sr-latn", "/admin/"))
    assert len(english) == len(serbian) > 30
    assert {"Pages", "Images", "Documents", "Reports", "Help", "Settings"} <= set(english)
    # This one Wagtail makes before it knows who reads it.
    assert {label for label in english if label in serbian} <= {"What's new in Wagtail 8.0"}


@pytest.mark.parametrize("screen", ["explore", "edit", "history", "move", "unpublish", "images", "documents"])
def test_a_usual_screen_is_in_serbian(read_in, site_tree, screen):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam meda", lead="Med i vosak.")
    url = {
        "explore": lambda: reverse("wagtailadmin_explore", args=[site_tree.sr.news.pk]),
        "images": lambda: reverse("wagtailimages:index"),
        "documents": lambda: reverse("wagtaildocs:index"),
    }.get(screen, lambda: reverse(f"wagtailadmin_pages:{screen}", args=[page.pk]))()
    english, serbian = (words_of_controls(read_in(language, url)) for language in ("en", "sr-latn"))
    assert len(english) > 1
    assert english & serbian <= SAME_IN_BOTH | NOT_TRANSLATABLE


def test_what_scripts_say_is_in_serbian(read_in, admin_client):
    """The search of the side menu, the questions of the editor and the like are written by Wagtail's scripts."""
    read_in("sr-latn", "/admin/")
    script = admin_client.get(reverse("wagtailadmin_javascript_catalog")).text
    for english, serbian in (
        ("Search", "Pretraga"),
        ("Pages", "Stranice"),
        ("This field is required.", "obavezno"),
    ):
        assert f'"{english}": "' in script
        assert serbian in script
