"""The ``fields`` parameter, in the syntax of Wagtail's v2."""

import pytest

from cms.api.errors import ParameterError
from cms.api.selection import select

DEFAULT = ("id", "title")
AVAILABLE = ("id", "title", "body", "image")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (None, {"id", "title"}),
        ("body", {"id", "title", "body"}),
        ("-title", {"id"}),
        ("*", {"id", "title", "body", "image"}),
        ("*,-body", {"id", "title", "image"}),
        ("_,title", {"title"}),
        ("image(src,alt)", {"id", "title", "image"}),
    ],
)
def test_fields_are_added_and_taken_away(asked, names):
    assert select(asked, DEFAULT, AVAILABLE).names == names


def test_parts_of_a_value_are_kept_in_lists_too():
    selection = select("image(src)", DEFAULT, AVAILABLE)
    picture = {"src": "/a.jpg", "alt": "A"}
    assert selection.trim("image", picture) == {"src": "/a.jpg"}
    assert selection.trim("image", [picture]) == [{"src": "/a.jpg"}]
    assert selection.trim("image", None) is None
    assert selection.trim("title", picture) == picture


@pytest.mark.parametrize(
    "asked", ["nothing", "title,", "title,,body", "(", "image(*)", "image(a(b))", "title body"]
)
def test_what_means_nothing_is_refused(asked):
    with pytest.raises(ParameterError) as caught:
        select(asked, DEFAULT, AVAILABLE)
    assert caught.value.parameter == "fields"
    assert caught.value.allowed
