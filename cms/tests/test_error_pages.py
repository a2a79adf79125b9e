"""Error pages for a proxy stand alone."""

import re

import pytest
from django.core.management import call_command


@pytest.mark.parametrize("name", ["403", "404", "500", "503"])
def test_an_error_page_needs_nothing_of_the_site(tmp_path, name):
    call_command("error_pages", tmp_path, verbosity=0)
    page = (tmp_path / f"{name}.html").read_text()
    assert "noindex" in page
    assert not re.search(r'<link|src=|url\((?!"data:)', page)
    assert page.count("<h1>") == 1
    assert 'lang="en"' in page
    assert len(page) < 80_000
