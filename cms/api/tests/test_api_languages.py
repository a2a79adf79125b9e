"""Language tags as clients write them."""

import pytest

from cms.api.languages import match_language, script_of
from cms.translations.languages import language_tag


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("sr", "sr-latn"),
        ("SR", "sr-latn"),
        ("sr-Latn", "sr-latn"),
        ("sr_Latn", "sr-latn"),
        ("sr-RS", "sr-latn"),
        ("sr-Latn-RS", "sr-latn"),
        ("sr-Latn-688", "sr-latn"),
        ("en", "en"),
        ("en-GB", "en"),
        ("en-Latn-GB", "en"),
        ("en-Cyrl", None),
        ("sr-Cyrl", "sr-latn"),
        ("sr-Cyrl-RS", "sr-latn"),
        ("sr-Arab", None),
        ("de", None),
        ("", None),
        ("sr-", None),
        ("sr-Latn-RS-x-more", "sr-latn"),
        ("sr-ekavsk", "sr-latn"),
        ("sr-Cyrl-ekavsk-u-nu-latn", "sr-latn"),
        ("en-US-u-hc-h12", "en"),
        ("de-sr", None),
        ("srp-toolongsubtag", None),
        ("../en", None),
    ],
)
def test_tag_means_content_language(tag, code):
    assert match_language(tag) == code


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        *(("sr-Cyrl", "cyrl"), ("SR_CYRL_RS", "cyrl"), ("sr-Latn", "latn")),
        *(("sr-Cyrl-ekavsk-u-nu-latn", "cyrl"), ("sr-ekavsk", None)),
        *(("sr", None), ("sr-RS", None), ("en", None), ("en-Latn", None), ("", None)),
    ],
)
def test_tag_names_a_script_of_serbian(tag, script):
    assert script_of(tag) == script


def test_codes_are_written_as_html_likes_them():
    assert [language_tag(code) for code in ("sr-latn", "en")] == ["sr-Latn", "en"]
