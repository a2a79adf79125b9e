"""The labelled sentences: the floor below which a change may not push the converter."""

from cms.serbian import to_cyrillic, to_latin
from cms.serbian.digraphs import stems
from cms.serbian.evaluate import decode, main, read_fresh, read_sentences, score


def test_set_is_large_and_split_evenly():
    tuning, held_out = read_sentences()
    assert len(tuning) + len(held_out) >= 600
    assert abs(len(tuning) - len(held_out)) <= 1
    latin = [sentence.latin for sentence in tuning + held_out]
    assert len(set(latin)) == len(latin)


def test_notation():
    sentence = decode("In|jekcija na {Facebook}-u, DŽEP")
    assert sentence.latin == "Injekcija na Facebook-u, DŽEP"
    assert sentence.cyrillic == "Инјекција на Facebook-у, ЏЕП"


def test_latin_to_cyrillic_on_both_halves():
    for half in read_sentences():
        result = score(to_cyrillic, half)
        assert result.right_words / result.words > 0.995
        assert result.right_sentences / result.sentences > 0.96


def test_fresh_sentences_stay_as_good_as_reported():
    result = score(to_cyrillic, read_fresh())
    assert result.right_words / result.words > 0.975


def test_cyrillic_to_latin_has_no_error():
    for half in read_sentences():
        result = score(to_latin, half, back=True)
        assert result.right_sentences == result.sentences


def test_list_of_stems_is_substantial():
    assert stems().count > 300


def test_report_prints_our_figures(capsys):
    assert main([]) == 0
    assert "held-out" in capsys.readouterr().out
