"""One spelling for all."""

import pytest

from cms.serbian import fold


@pytest.mark.parametrize(
    ("spellings", "folded"),
    [
        (["Đorđe", "Djordje", "Dordje", "Djorđe", "Ђорђе", "ĐORĐE", "Ðorđe", "Dorde"], "dorde"),
        (["Niš", "Nis", "НИШ", "Ниш", "Nis\u030c", "Nіš"], "nis"),
        (["izložba", "izlozba", "изложба", "IZLOŽBA"], "izlozba"),
        (["Ljubav", "ljubav", "Љубав", "ЉУБАВ", "ǈubav"], "ljubav"),
        (["džep", "dzep", "џеп", "ǆep", "ЏЕП"], "dzep"),
        (["događaj", "dogadjaj", "dogadaj", "догађај"], "dogadaj"),
        (["injekcija", "инјекција"], "injekcija"),
        (["djeca", "дјеца", "deca", "деца"], "deca"),
        (["München", "MUNCHEN", "Mu\u0308nchen"], "munchen"),
        (["don't", "don’t"], "don't"),
    ],
)
def test_spellings_meet(spellings, folded):
    assert {fold(spelling) for spelling in spellings} == {folded}


@pytest.mark.parametrize("pair", [("sud", "suđ"[:2] + "t"), ("Niš", "Nina"), ("luk", "ljuk")])
def test_different_words_stay_apart(pair):
    assert fold(pair[0]) != fold(pair[1])


def test_what_databases_refuse_becomes_space():
    assert fold("a\x00b\ud800c") == "a b c"


def test_invisible_signs_go():
    assert fold("kla\u00adster\u200b") == "klaster"


def test_other_scripts_stay():
    assert fold("Θεσσαλονίκη 东京") == "θεσσαλονικη 东京"
