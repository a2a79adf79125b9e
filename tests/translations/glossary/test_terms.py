"""Terms are found in any inflection, script and direction, and translations are checked for them."""

import pytest
from django.core.exceptions import ValidationError

from cms.serbian import to_cyrillic
from cms.translations.glossary.checking import warnings
from cms.translations.glossary.matching import Glossary
from cms.translations.models import GlossaryTerm


def term(serbian: str, english: str = "", **values) -> GlossaryTerm:
    made = GlossaryTerm(serbian=serbian, english=english, **values)
    made.clean_fields()
    return made


def found(glossary: Glossary, text: str, language: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in glossary.terms_in(text, language)]


CLUSTER = term("klaster", "cluster")
MEETINGS = term("poslovni susreti", "business meetings")
CALL = term("javni poziv", "public call")


class TestFinding:
    @pytest.mark.parametrize(
        ("text", "language", "expected"),
        [
            ("Predstavnici klastera na susretu", "sr", ["klastera"]),
            ("Predstavnici KLASTERA", "sr", ["KLASTERA"]),
            ("Na poslovnim susretima u Nišu", "sr", ["poslovnim susretima"]),
            ("Susreti nisu bili poslovni", "sr", []),
            ("The clusters of Niš", "en", ["clusters"]),
            ("A business meeting", "en", ["business meeting"]),
            ("Clusters and public calls", "en", ["Clusters", "public calls"]),
            ('Uz <a id="a1">javne pozive</a> i klastere', "sr", ["javne pozive", "klastere"]),
            ("", "sr", []),
        ],
    )
    def test_finds_every_form(self, text, language, expected):
        assert found(Glossary([CLUSTER, MEETINGS, CALL]), text, language) == expected

    @pytest.mark.parametrize(
        "form", ["ćilim", "ćilima", "ćilimu", "ćilimom", "ćilimi", "ćilime", "ćilimima", "ЋИЛИМУ"]
    )
    def test_finds_every_form_of_what_ends_like_an_ending(self, form):
        """Of “ćilim” the stemmer takes “-im”; found is the rest."""
        assert found(Glossary([term("ćilim", "kilim")]), f"Na crvenom {form} u Pirotu", "sr") == [form]

    def test_finds_cyrillic(self):
        text = to_cyrillic("Na poslovnim susretima klastera")
        assert found(Glossary([CLUSTER, MEETINGS]), text, "sr") == [
            to_cyrillic("poslovnim susretima"),
            to_cyrillic("klastera"),
        ]

    def test_a_term_over_a_mark_is_found_whole(self):
        text = "Danas <b>javni</b> poziv"
        assert found(Glossary([CALL]), text, "sr") == ["javni</b> poziv"]

    def test_marks_and_entities_are_no_words(self):
        assert found(Glossary([term("a", "a"), term("amp", "amp")]), '<a id="a1">x</a> &amp; y', "sr") == []

    def test_the_longer_term_counts(self):
        glossary = Glossary([term("poziv", "invitation"), CALL])
        assert found(glossary, "Novi javni poziv i poziv", "sr") == ["javni poziv", "poziv"]

    def test_an_abbreviation_is_no_small_word(self):
        glossary = Glossary([term("IT", "IT", do_not_translate=True)])
        assert found(glossary, "Is it an IT company?", "en") == ["IT"]
        assert found(glossary, "IT-a", "sr") == ["IT"]

    def test_one_hit_names_all_translations(self):
        both = [term("pismo", "letter"), term("pismo", "script")]
        (hit,) = Glossary(both).terms_in("Pisma su stigla", "sr")
        assert list(hit.terms) == both


class TestChecking:
    def check(self, source, translation, *terms, languages=("sr", "en")):
        return warnings(Glossary(terms), source, translation, *languages)

    def test_the_right_word_in_any_form_is_fine(self):
        assert self.check("Skup klastera", "A meeting of the clusters", CLUSTER) == []
        assert self.check("A meeting of clusters", "Скуп кластера", CLUSTER, languages=("en", "sr")) == []

    def test_another_word_is_warned_of_once(self):
        (said,) = self.check("Klaster, klasteri, klastera", "Groups", CLUSTER)
        assert "cluster" in said
        assert "Klaster" in said

    def test_no_translation_is_no_mistake(self):
        assert self.check("Klaster", "", CLUSTER) == []
        assert self.check("Klaster", "<b> </b>", CLUSTER) == []

    def test_either_of_two_translations_is_fine(self):
        two = (term("pismo", "letter"), term("pismo", "script"))
        assert self.check("Pismo", "The script", *two) == []
        (said,) = self.check("Pismo", "The alphabet", *two)
        assert "letter" in said
        assert "script" in said

    def test_names_stay_unchanged(self):
        name = term("Start & Go", do_not_translate=True)
        assert self.check("Program Start &amp; Go", "The Start &amp; Go programme", name) == []
        (said,) = self.check("Program Start &amp; Go", "The Kreni programme", name)
        assert "Start & Go" in said
        (said,) = self.check("Program Start &amp; Go", "The start &amp; go programme", name)
        assert "Start & Go" in said

    def test_avoided_words_are_named(self):
        avoided = term("grozd", "cluster", avoided_english="bunch, grape")
        (said,) = self.check("Grozdovi", "Clusters, or bunches", avoided)
        assert "bunch" in said
        assert "cluster" in said


@pytest.mark.django_db
class TestKeeping:
    def test_the_same_term_is_kept_once_in_any_form(self):
        GlossaryTerm.objects.create(serbian="klaster", english="cluster")
        with pytest.raises(ValidationError) as refused:
            GlossaryTerm(serbian="Кластери", english="Clusters").full_clean()
        assert "serbian" in refused.value.message_dict
        GlossaryTerm(serbian="klaster", english="group").full_clean()

    def test_what_is_not_translated_needs_no_english(self):
        name = GlossaryTerm(serbian="Open Days", do_not_translate=True)
        name.full_clean()
        assert name.english == "Open Days"

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"serbian": "klaster"}, "english"),
            ({"serbian": "—", "english": "dash"}, "serbian"),
            ({"serbian": "Dani", "english": "Days", "do_not_translate": True}, "english"),
        ],
    )
    def test_says_what_is_wrong(self, values, field):
        with pytest.raises(ValidationError) as refused:
            GlossaryTerm(**values).full_clean()
        assert field in refused.value.message_dict

    def test_loads_in_one_query(self, django_assert_num_queries):
        """All terms, once for a page of texts."""
        GlossaryTerm.objects.create(serbian="klaster", english="cluster")
        with django_assert_num_queries(1):
            glossary = Glossary.load()
            for _text in range(20):
                glossary.terms_in("Klasteri", "sr")
                glossary.terms_in("clusters", "en")
