"""What is measured can be asked for, costs the same on a large site, and is written where it belongs."""

import io

import pytest
from django.core.management import call_command

from cms.translations.state.changes import settle_safely
from home.benchmark.addresses import measured_addresses
from home.benchmark.bare import application
from home.benchmark.load import LoadError, read_report
from home.benchmark.measuring import Load, Measure, Result, Row
from home.benchmark.queries import count_queries
from home.benchmark.report import part, write_part

WRK = """  Latency Distribution
     50%    4.02ms
     75%    6.01ms
     90%    9.20ms
     99%    1.95s
  2450 requests in 2.00s, 1.12MB read
Requests/sec:   1223.39
"""

CEILINGS = {
    "home": 17,
    "news list, page 1": 14,
    "news list, page 50": 14,
    "article": 14,
    "events list": 14,
    "calendar file": 12,
    "gallery": 14,
    "search": 19,
    "feed": 11,
    "sitemap": 15,
    "API list of 20": 8,
    "API item": 12,
    "API find": 13,
    "API search": 14,
}
"""Each query is named where the page type's own ceiling stands; these are the same for all that ``make bench`` measures."""


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
    assert {name: count for name, count in large.items() if count > CEILINGS[name]} == {}
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
    result = Result([Row("article", 12, 300.0, measure, measure)], 300 * 1024 * 1024, 1.4)
    document = tmp_path / "performance.md"
    document.write_text(
        "before\n<!-- A -->\nstale figures\n<!-- end of A -->\n<!-- B -->\nkept\n<!-- end of B -->\n"
    )
    write_part(document, "A", part("A", result, 1000, 4))
    text = document.read_text()
    assert "stale figures" not in text
    assert "| article | 12 | 300 | 100 | 1.0 / 2.0 | 8.0 (1.5) | 0.50 |" in text
    assert text.startswith("before\n")
    assert "kept" in text
    with pytest.raises(ValueError, match="no marks"):
        write_part(document, "C", "text")
