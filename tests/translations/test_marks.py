"""The marks of rich text in strings: read past, and renumbered when a translation serves another text."""

import pytest

from cms.translations.marks import fit_marks, link_ids, marks_of, plain_text


def test_reads_what_a_reader_reads():
    assert plain_text('Read <a id="a1">the call</a>,<br/>R&amp;D <b>today</b>') == "Read the call,\nR&D today"


def test_names_the_marks():
    text = '<b>One</b> <a id="a2">two</a><br/>three'
    assert marks_of(text) == ["b", "a", "br"]
    assert link_ids(text) == ["a2"]


@pytest.mark.parametrize(
    ("translation", "of", "to", "expected"),
    [
        ("Plain", "Obično", "Obično", "Plain"),
        ('<a id="a1">Call</a>', '<a id="a1">Poziv</a>', '<a id="a3">Poziv</a>', '<a id="a3">Call</a>'),
        (
            '<a id="a2">two</a> and <a id="a1">one</a>',
            '<a id="a1">jedan</a> i <a id="a2">dva</a>',
            '<a id="a5">jedan</a> i <a id="a7">dva</a>',
            '<a id="a7">two</a> and <a id="a5">one</a>',
        ),
        ('<a id="a1">Call</a> <b>now</b>', '<a id="a1">Poziv</a> <b>sada</b>', "Poziv sada", "Call now"),
        (
            '<b>Call</b> <a id="a1">now</a>',
            '<b>Poziv</b> <a id="a1">sada</a>',
            "<b>Poziv</b> sada",
            "<b>Call</b> now",
        ),
        ("One<br/>two &amp; three", "Jedan<br/>dva", "Jedan dva", "One two &amp; three"),
        ("One<br/>two", "Jedan<br/>dva", "Jedan<br/>dva", "One<br/>two"),
        (
            '<b>Bold <a id="a1">link</a></b>',
            '<b>Crno <a id="a1">link</a></b>',
            'Crno <a id="a1">link</a>',
            'Bold <a id="a1">link</a>',
        ),
    ],
)
def test_a_translation_fits_another_text(translation, of, to, expected):
    assert fit_marks(translation, of, to) == expected
