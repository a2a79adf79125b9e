"""One stylesheet from a file for each component."""

import os
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from cms.delivery import stylesheet as module
from cms.delivery.stylesheet import FOLDER, NAME, parts, stylesheet


def test_a_page_links_one_stylesheet_that_is_there(client, site_tree):
    links = re.findall(r'rel="stylesheet" href="([^"]+)"', client.get("/sr-latn/").content.decode())
    assert links == [f"/static/{NAME}"]
    answer = client.get(links[0])
    assert answer["Content-Type"].startswith("text/css")
    assert b".card__title" in b"".join(answer.streaming_content)


def test_every_component_has_a_part_in_the_order_of_the_layers():
    assert {path for path in FOLDER.rglob("*.css") if path.stem != "api-docs"} == set(parts())
    names = [path.stem for path in parts()]
    assert names[:3] == ["tokens", "base", "layout"]
    assert names[-1] == "print"


def test_comments_and_indents_are_left_out_and_rules_are_kept():
    whole = stylesheet()
    assert "/*" not in whole
    assert "\n " not in whole
    assert whole.count("{") == whole.count("}") == sum(part.read_text().count("{") for part in parts())


def test_a_changed_part_is_seen_without_a_restart(tmp_path, monkeypatch):
    (tmp_path / "tokens.css").write_text("a { color: red }")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    finder = module.StylesheetFinder()
    first = Path(finder.find(NAME)).read_text()
    (tmp_path / "tokens.css").write_text("a { color: blue }")
    later = Path(finder.find(NAME)).stat().st_mtime + 10
    os.utime(tmp_path / "tokens.css", (later, later))
    assert (first, Path(finder.find(NAME)).read_text()) == ("a { color: red }", "a { color: blue }")


def test_collecting_static_files_names_it_after_its_content(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    collected = {path.name for path in (tmp_path / "cms" / "css").iterdir()}
    assert "site.css" in collected
    assert any(re.fullmatch(r"site\.[0-9a-f]{12}\.css\.gz", name) for name in collected)
    assert finders.find("cms/css/nothing.css") is None
