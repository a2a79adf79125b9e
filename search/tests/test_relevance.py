"""Search answers judged questions over a small site as well as it did when this was written."""

from pathlib import Path

import pytest

from events.factories import EventPageFactory
from home.factories import StandardPageFactory
from newsroom.factories import NewsPageFactory
from search.quality import Judged, ask, measure, read_judged

DATA = Path(__file__).parent / "data"
MIN_RECALL, MIN_MRR = 0.95, 0.85
FACTORIES = {"news": NewsPageFactory, "event": EventPageFactory, "page": StandardPageFactory}


@pytest.fixture
def corpus(site_tree):
    """The pages of ``corpus.txt``: language | type | title | lead."""
    for line in (DATA / "corpus.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        language, kind, title, lead = (part.strip() for part in line.split("|"))
        tree = getattr(site_tree, language)
        parent = {"news": tree.news, "event": tree.events, "page": tree.home}[kind]
        page = FACTORIES[kind](parent=parent, locale=parent.locale, title=title, lead=lead)
        page.save_revision().publish()


def test_judged_questions_find_their_pages(corpus):
    answers = list(ask(read_judged(DATA / "judged_small.txt")))
    quality = measure(answers)
    missed = [answer for answer in answers if answer.recall < 1]
    assert quality.recall >= MIN_RECALL, missed
    assert quality.mrr >= MIN_MRR, [answer for answer in answers if answer.reciprocal_rank < 1]


@pytest.mark.parametrize("name", ["judged.txt", "judged_generated.txt"])
def test_the_questions_are_enough_and_well_formed(name):
    judged = read_judged(DATA / name)
    assert len(judged) >= 130
    assert len({(one.language, one.question) for one in judged}) == len(judged)


def test_all_pages_of_a_kind_can_be_meant(site_tree):
    for number in (3, 25, 4):
        slug = f"u-nisu-{number}-firmi" if number > 3 else "u-nisu-3-firme-i-jos"
        page = NewsPageFactory(parent=site_tree.sr.news, title="Firme kupuju struju", slug=slug)
        page.save_revision().publish()
    [answer] = ask([Judged("", "sr", "struja", ("u-nisu-#-firmi+",))])
    assert sorted(answer.meant) == ["u-nisu-25-firmi", "u-nisu-4-firmi"]
    assert answer.recall == 1
    with pytest.raises(ValueError, match="No page is meant by “struja”"):
        list(ask([Judged("", "sr", "struja", ("u-pirotu-#-firmi+",))]))


@pytest.mark.parametrize("line", ["sr | question", "de | Frage | seite", "sr | | page"])
def test_a_bad_line_is_named(tmp_path, line):
    path = tmp_path / "judged.txt"
    path.write_text(f"[group]\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"judged\.txt, line 2"):
        read_judged(path)
