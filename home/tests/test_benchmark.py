"""What is measured can be asked for, costs the same on a large site, and is written where it belongs."""

import io

import pytest
from django.core.management import call_command

from cms.translations.state.changes import settle_safely
from home.benchmark.addresses import measured_addresses
from home.benchmark.bare import application
from home.benchmark.document import write_part
from home.benchmark.load import LoadError, read_report
from home.benchmark.measuring import Load, Measure, Result, Row
from home.benchmark.queries import count_queries
from home.benchmark.report import part

WRK = """  Latency Distribution
     50%    4.02ms
     75%    6.01ms
     90%    9.20ms
     99%    1.95s
  2450 requests in 2.00s, 1.12MB read
Requests/sec:   1223.39
"""

PAGE = "site; page, plain and in its own type; its restrictions; all pages it links to, with theirs"
LIST = f"{PAGE}; the section in each language; categories in use; the rows with their pictures; locales"

CEILINGS = {
    "home": (9, f"{PAGE}; latest news; events to come; latest gallery; pictures"),
    "news list, page 1": (10, LIST),
    "news list, page 50": (10, LIST),
    "article": (
        15,
        (
            f"{PAGE}; tied pages; pictures; categories; tags; files; the later and the earlier item; from which item on each tag is "
            "looked at, which has tags in common, and these"
        ),
    ),
    "events list": (10, LIST),
    "calendar file": (
        11,
        (
            "site; locales, one more for who reads; front page; page, plain and in its own type; its restrictions; the section in each "
            "language, once more for its places; the events to come, the past ones"
        ),
    ),
    "gallery": (10, f"{PAGE}; photos; pictures; categories; tags"),
    "search": (
        14,
        (
            "locale; categories; the best hits and their texts; the facets; hits in the other language and their texts; site; what editors "
            "promote; all pages linked to, with their restrictions; PostgreSQL's planner is told something, before and after"
        ),
    ),
    "feed": (
        11,
        (
            "site; locales, one more for who reads; front page; page, plain and in its own type; its restrictions; the section in each language; "
            "the items; their categories"
        ),
    ),
    "sitemap": (
        15,
        "site; homes; how many pages; these, their versions and what is above them; one for each type of page; photos; pictures",
    ),
    "API list of 20": (1, "which pages they are"),
    "API item": (1, "which page it is"),
    "API find": (1, "which page it is"),
    "API search": (
        13,
        (
            "categories; the best hits, their texts and what they are filed under; the pages and their own parts; their categories and pictures; "
            "how many there are; PostgreSQL's planner is told something, before and after"
        ),
    ),
}
"""The most queries of each address that ``make bench`` measures, and what each is for, once what many answers share is kept."""


@pytest.fixture
def grow(db, monkeypatch):
    from home.demo.builders import media

    draw = media.render
    monkeypatch.setattr(media, "render", lambda picture, scale: draw(picture, 0.06))

    def grow(items: int) -> dict[str, int]:
        news, others = items * 4 // 10, items * 3 // 10
        # With this seed every list, however short, has a page in each language.
        counts = {"news": news, "events": others, "galleries": others, "seed": 6}
        call_command("generate_content", **counts, stdout=io.StringIO())
        settle_safely()
        return {name: count_queries(path) for name, path in measured_addresses("en").items()}

    return grow


@pytest.mark.slow
def test_no_address_costs_more_queries_on_a_large_site(grow):
    """The same addresses on 10 items and on 200; in English, in which also the smallest list has pages of the other language."""
    small = grow(10)
    large = grow(190)
    assert {name: (small[name], large[name]) for name in small if large[name] > small[name]} == {}
    assert {name: count for name, count in large.items() if count > CEILINGS[name][0]} == {}
    assert small.keys() == CEILINGS.keys()


def test_the_bare_application_gives_as_many_bytes():
    told = []
    body = application({"PATH_INFO": "/1234"}, lambda status, headers: told.append((status, dict(headers))))
    assert b"".join(body) == b"x" * 1234
    assert told == [("200 OK", {"Content-Type": "text/html; charset=utf-8", "Content-Length": "1234"})]


def test_the_load_generators_report_is_read():
    assert read_report(WRK, "/") == Load(1223.39, 4.02, 1950.0, 2450)


@pytest.mark.parametrize("text", ["", WRK.replace("2450", "0"), f"{WRK}Non-2xx or 3xx responses: 7\n"])
def test_bad_answers_are_no_result(text):
    with pytest.raises(LoadError):
        read_report(text, "/")


def test_a_part_of_the_document_is_replaced_and_the_rest_stays(tmp_path):
    measure = Measure(Load(100, 1, 2, 400), Load(200, 1, 2, 800), 8.0, 1.5, 20_000)
    result = Result([Row("article", 12, 300.0, measure, measure, measure)], 300 * 1024 * 1024, 1.4)
    document = tmp_path / "performance.md"
    document.write_text(
        "before\n<!-- A -->\nstale figures\n<!-- end of A -->\n<!-- B -->\nkept\n<!-- end of B -->\n"
    )
    write_part(document, "A", part("A", result, 1000, 4))
    text = document.read_text()
    assert "stale figures" not in text
    assert "| article | 12 | 300 | 100 | 8.0 (1.5) | 100 | 1.0 / 2.0 | 8.0 | 0.50 |" in text
    assert text.startswith("before\n")
    assert "kept" in text
    with pytest.raises(ValueError, match="no marks"):
        write_part(document, "C", "text")
