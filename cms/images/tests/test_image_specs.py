"""Sizes are named in cms/images/sizes.py and nowhere else."""

import re
from pathlib import Path

import pytest
from django.conf import settings

APPS = ("cms", "home", "newsroom", "events", "galleries", "search")
# Wagtail's own image tags, and filter specs in any tag.
LOAD = re.compile(r"{%\s*load\s[^%]*\bwagtailimages_tags\b")
SPEC = re.compile(
    r"{%(?!\s*(?:translate|blocktranslate)\b)[^%]*\s[\"']?(?:(?:fill|width|height|min|max|scale|format)-[\d{a-z]|(?<!as )original\s)[^%]*%}"
)


def own(pattern: str) -> list[Path]:
    found = [path for app in APPS for path in (settings.BASE_DIR / app).rglob(pattern)]
    return [path for path in found if not {"tests", "migrations", "static"} & set(path.parts)]


def strays(text: str) -> list[str]:
    return [match.group() for pattern in (LOAD, SPEC) for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    "line",
    [
        "{% load wagtailcore_tags wagtailimages_tags %}",
        "{% image page.photo width-400 %}",
        '{% picture photo "fill-{100,200}x50" %}',
        "{% image photo original as plain %}",
    ],
)
def test_the_scan_sees_a_stray(line):
    assert strays(line)


@pytest.mark.parametrize(
    "line",
    [
        '{% picture page.lead_image "hero" %} <p class="width-400">',
        '{% translate "original not published" %}',
        "{% blocktranslate with original=text trimmed %}",
    ],
)
def test_the_scan_lets_names_and_words_pass(line):
    assert strays(line) == []


def test_templates_name_a_use_not_a_size():
    templates = [
        path for path in own("*.html") if "wagtailadmin" not in path.parts and "admin" not in path.parts
    ]
    found = {str(path.relative_to(settings.BASE_DIR)): strays(path.read_text()) for path in templates}
    assert {name: tags for name, tags in found.items() if tags} == {}


def test_code_names_a_use_not_a_size():
    pattern = re.compile(r"get_renditions?\(\s*f?[\"']|[\"'](fill|width|height|min|max|scale)-\d")
    allowed = settings.BASE_DIR / "cms" / "images"
    found = {
        str(path.relative_to(settings.BASE_DIR)): [
            match.group() for match in pattern.finditer(path.read_text())
        ]
        for path in own("*.py")
        if allowed not in path.parents
    }
    assert {name: specs for name, specs in found.items() if specs} == {}
