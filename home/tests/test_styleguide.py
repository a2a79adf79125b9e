"""The page of all components, for developers."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import cms
from home.styleguide.examples import components

# Shown by the style guide's own frame, by others of its examples, or only with what a database holds.
ELSEWHERE = {
    "attachments", "breadcrumbs", "caption", "card", "date_block", "draft_banner", "file_link", "language_mark", "language_notice",
    "languages", "lead_picture", "metadata", "picture", "search_form", "site_footer", "site_header", "story",
}  # fmt: skip


def test_it_is_not_there_unless_switched_on(client, site_tree):
    assert client.get("/sr-latn/styleguide/").status_code == 404


@pytest.mark.parametrize("view", ["sr-latn", "sr-cyrl", "en"])
def test_it_shows_every_component_in_each_view(client, site_tree, settings, view):
    settings.STYLEGUIDE = True
    answer = client.get(f"/{view}/styleguide/")
    soup = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 200
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert len(soup.select(".guide__example .event-row")) == 12
    assert soup.select(".badge--language")
    assert soup.select(".field--wrong")


def test_no_component_is_forgotten(site_tree):
    shown = {Path(example.template).stem for component in components() for example in component.examples}
    folder = Path(cms.__file__).parent / "templates" / "components"
    assert {path.stem for path in folder.glob("*.html")} - shown == ELSEWHERE
