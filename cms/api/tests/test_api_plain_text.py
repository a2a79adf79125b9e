"""Rich text as plain text."""

import pytest

from cms.api.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>Jedan.</p>", "Jedan."),
        ("<p>Jedan <b>i</b>\n po.</p><p>Dva.</p>", "Jedan i po.\n\nDva."),
        ('<p>Na <a href="/sr-latn/">stranici</a>.</p>', "Na stranici."),
        ("<p>Prvi<br/>drugi</p>", "Prvi\ndrugi"),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", "- a\n- b\n\nc"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n  - b\n2. c"),
        ("<p>a</p><hr/><p>b</p>", "a\n\nb"),
        ("<p>1 &lt; 2 &amp; 3&nbsp;km</p>", "1 < 2 & 3\xa0km"),
    ],
)
def test_text_keeps_lines_and_loses_marks(html, text):
    assert plain_text(html) == text
