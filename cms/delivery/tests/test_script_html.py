"""A converted page is the same page in the other script: its text changes, its machinery does not."""

import pytest

from cms.blocks.email import mail_link
from cms.delivery.script.convert import Script
from cms.delivery.script.html import convert_html

# Whether an address is ours is asked of the sites in the database.
pytestmark = pytest.mark.django_db


def cyrillic(html: str, lang: str = "sr-Latn") -> str:
    """The inside of a body, converted to Cyrillic."""
    page = convert_html(f'<html lang="{lang}"><body>{html}</body></html>', Script.CYRILLIC)
    return page.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("source", "converted"),
    [
        ("<p>Njegoš i ljubav</p>", "<p>Његош и љубав</p>"),
        ("<p>Čačak &amp; Niš&nbsp;2026.</p>", "<p>Чачак &amp; Ниш&nbsp;2026.</p>"),
        ('<img src="/media/konj.jpg" alt="Konj">', '<img src="/media/konj.jpg" alt="Коњ">'),
        (
            '<a href="/sr-latn/vesti/" title="Vesti">Vesti</a>',
            '<a href="/sr-cyrl/vesti/" title="Вести">Вести</a>',
        ),
        ('<a href="https://example.org/sr-latn/">nj</a>', '<a href="https://example.org/sr-latn/">њ</a>'),
        (
            '<a href="/sr-latn/vesti/" hreflang="sr-Latn">a</a>',
            '<a href="/sr-latn/vesti/" hreflang="sr-Latn">а</a>',
        ),
        (
            '<ul translate="no"><li><a lang="sr-Latn">Srpski</a></li></ul><p>a</p>',
            '<ul translate="no"><li><a lang="sr-Latn">Srpski</a></li></ul><p>а</p>',
        ),
        ('<span translate="no">Latinica</span> a', '<span translate="no">Latinica</span> а'),
        (
            '<span lang="en">Cluster <b>House</b></span> kuća',
            '<span lang="en">Cluster <b>House</b></span> кућа',
        ),
        (
            '<span lang="en">Join <i lang="sr-Latn">nas</i></span>',
            '<span lang="en">Join <i lang="sr-Cyrl">нас</i></span>',
        ),
        ("<code>konj</code><pre>konj</pre>", "<code>konj</code><pre>konj</pre>"),
        ('<script>var nj = "<b>nj</b>";</script>', '<script>var nj = "<b>nj</b>";</script>'),
        (
            '<input name="ime" value="Ljubica" placeholder="Ime">',
            '<input name="ime" value="Ljubica" placeholder="Име">',
        ),
        ('<input type="submit" value="Pošalji">', '<input type="submit" value="Пошаљи">'),
        ("<textarea>Ljubica</textarea>", "<textarea>Ljubica</textarea>"),
        ('<option value="nis">Niš</option>', '<option value="nis">Ниш</option>'),
        ('<form action="/sr-latn/kontakt/">', '<form action="/sr-cyrl/kontakt/">'),
        ("<!-- konj --><p>konj</p>", "<!-- konj --><p>коњ</p>"),
        ("<br><hr/>a<wbr>b", "<br><hr/>а<wbr>б"),
        ('<svg viewBox="0 0 1 1"><path d="M0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0"/></svg>'),
        (
            '<a href="&#109;ailto:&#97;na&#64;example.org">&#97;na</a>',
            '<a href="&#109;ailto:&#97;na&#64;example.org">&#97;на</a>',
        ),
    ],
)
def test_text_changes_and_machinery_does_not(source, converted):
    assert cyrillic(source) == converted


def test_an_english_page_keeps_its_text_and_its_links():
    source = '<p>Join the cluster</p><a href="/sr-latn/vesti/x/">Serbian</a>'
    assert cyrillic(source, lang="en") == source


def test_meta_texts_json_ld_and_language_are_converted(settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    page = convert_html(
        '<!DOCTYPE html><html lang="sr-Latn"><head><title>Vesti</title><meta name="description" content="Ljubav">'
        '<meta name="viewport" content="width=device-width"><meta property="og:url" content="http://127.0.0.1:8000/sr-latn/a/">'
        '<link rel="canonical" href="http://127.0.0.1:8000/sr-latn/a/"><link rel="alternate" hreflang="sr-Latn" '
        'href="http://127.0.0.1:8000/sr-latn/a/"><script type="application/ld+json">{"@type": "NewsArticle", '
        '"headline": "Njegoš </script", "url": "http://127.0.0.1:8000/sr-latn/a/", "inLanguage": "sr-Latn"}</script></head></html>',
        Script.CYRILLIC,
    )
    assert page.startswith('<!DOCTYPE html><html lang="sr-Cyrl"><head><title>Вести</title>')
    assert 'name="description" content="Љубав"' in page
    assert 'content="width=device-width"' in page
    assert '<meta property="og:url" content="http://127.0.0.1:8000/sr-cyrl/a/">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/sr-cyrl/a/">' in page
    assert 'hreflang="sr-Latn" href="http://127.0.0.1:8000/sr-latn/a/"' in page
    assert '"headline": "Његош' in page
    assert '"@type": "NewsArticle"' in page
    assert '"inLanguage": "sr-Cyrl"' in page


@pytest.mark.parametrize(
    ("source", "converted"),
    [
        ("Пчелари траже комшије · Kuća klastera", "Пчелари траже комшије · Кућа кластера"),
        ("Njegoš · Kuća klastera", "Његош · Кућа кластера"),
    ],
)
def test_each_part_of_a_title_is_converted_for_itself(source, converted):
    page = convert_html(f'<html lang="sr-Latn"><title>{source}</title></html>', Script.CYRILLIC)
    assert f"<title>{converted}</title>" in page


def test_latin_readers_get_latin_whatever_the_editor_typed():
    page = convert_html('<html lang="sr-Latn"><p>Љубав у НИШУ и Niš</p></html>', Script.LATIN)
    assert page == '<html lang="sr-Latn"><p>Ljubav u NIŠU i Niš</p></html>'


def test_protected_addresses_come_out_as_they_went_in():
    link = mail_link("ljubica.nj@primer.rs")
    assert cyrillic(f"<p>Pišite: {link}</p>") == f"<p>Пишите: {link}</p>"
