"""Measures the script converter on the labelled sentences: ``python -m cms.serbian.evaluate``.

Other converters are measured beside it when they can be imported (cyrtranslit, srtools, serbian-translit,
py2srbcyr); none of them is a dependency. ``--errors`` lists the wrong words of the tuning half and of it only.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .alphabet import LATIN_TO_CYRILLIC
from .cyrillic import to_cyrillic
from .latin import to_latin

DATA = Path(__file__).parent / "tests" / "data"

_MARKED = re.compile(r"\{([^}]*)\}|(lj|nj|dž)|(.)", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence: the same text in Latin and in Cyrillic."""

    latin: str
    cyrillic: str


def decode(labelled: str) -> Sentence:
    """Read the notation of the data file: ``{…}`` stays in Latin letters, ``|`` parts two letters.

    It maps letter for letter and shares nothing but the alphabet with the converter that it judges.
    """

    def letter(match: re.Match[str]) -> str:
        kept, digraph, single = match.groups()
        if kept is not None:
            return kept
        found = digraph or single
        cyrillic = LATIN_TO_CYRILLIC.get(found.lower(), "" if found == "|" else found)
        return cyrillic.upper() if found[0].isupper() else cyrillic

    return Sentence(re.sub(r"[{}|]", "", labelled), _MARKED.sub(letter, labelled))


def _labelled(name: str) -> list[Sentence]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [decode(line) for line in lines if not line.startswith("#")]


def read_sentences() -> tuple[list[Sentence], list[Sentence]]:
    """Return the tuning half (odd lines) and the held-out half (even lines)."""
    sentences = _labelled("sentences.txt")
    return sentences[0::2], sentences[1::2]


def read_fresh() -> list[Sentence]:
    """Return the sentences that were written after the rules."""
    return _labelled("sentences_fresh.txt")


@dataclass
class Score:
    """How many of the words and sentences came out as labelled."""

    words: int = 0
    right_words: int = 0
    sentences: int = 0
    right_sentences: int = 0

    def add(self, got: str, wanted: str) -> list[tuple[str, str]]:
        """Count one sentence and return its wrong words with the wanted ones."""
        pairs = list(zip(got.split(), wanted.split(), strict=False))
        wrong = [pair for pair in pairs if pair[0] != pair[1]]
        total = len(wanted.split())
        self.words += total
        self.right_words += total - len(wrong) - abs(len(got.split()) - total)
        self.sentences += 1
        self.right_sentences += got == wanted
        return wrong

    def __str__(self) -> str:
        return (
            f"{100 * self.right_words / self.words:6.2f} % of {self.words} words, "
            f"{100 * self.right_sentences / self.sentences:6.2f} % of {self.sentences} sentences"
        )


def score(convert: Callable[[str], str], sentences: list[Sentence], *, back: bool = False) -> Score:
    """Measure ``convert`` from Latin to Cyrillic, or ``back`` from Cyrillic to Latin."""
    result = Score()
    for sentence in sentences:
        source, wanted = (sentence.cyrillic, sentence.latin) if back else (sentence.latin, sentence.cyrillic)
        result.add(convert(source), wanted)
    return result


def converters() -> Iterator[tuple[str, Callable[[str], str], Callable[[str], str] | None]]:
    """Yield name, Latin→Cyrillic and Cyrillic→Latin of ours and of every other converter at hand."""
    yield "cms.serbian", to_cyrillic, to_latin
    try:
        import cyrtranslit

        yield (
            "cyrtranslit",
            lambda text: cyrtranslit.to_cyrillic(text, "sr"),
            lambda text: cyrtranslit.to_latin(text, "sr"),
        )
    except ImportError:
        pass
    try:
        import srtools

        yield "srtools", srtools.latin_to_cyrillic, srtools.cyrillic_to_latin
    except ImportError:
        pass
    try:
        from serbian_translit import srp

        yield "serbian-translit", srp.to_cyr, srp.to_lat
    except ImportError:
        pass
    try:
        from py2srbcyr import SerbCyr

        yield "py2srbcyr", SerbCyr().text_to_cyrillic, None
    except ImportError:
        pass


def seconds_per_100_kb(convert: Callable[[str], str], text: str) -> float:
    """Return the best of five processor times that ``convert`` takes on 100 KB of ``text`` made by repeating it."""
    sample = (text * (1 + 100_000 // len(text.encode())))[: 100_000 * len(text) // len(text.encode())]
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        convert(sample)
        best = min(best, time.process_time() - start)
    return best


def errors(sentences: list[Sentence]) -> Iterator[str]:
    """Yield the wrong words of ``sentences``, each with the wanted one and its sentence."""
    for sentence in sentences:
        for got, wanted in Score().add(to_cyrillic(sentence.latin), sentence.cyrillic):
            yield f"{got}  wanted {wanted}   {sentence.latin}"


def report(tuning: list[Sentence], held_out: list[Sentence]) -> Iterator[str]:
    """Yield the lines of the table, converter by converter."""
    text = "\n".join(sentence.latin for sentence in tuning + held_out)
    for name, cyrillic, latin in converters():
        yield name
        yield f"  to Cyrillic, tuning half:   {score(cyrillic, tuning)}"
        yield f"  to Cyrillic, held-out half: {score(cyrillic, held_out)}"
        yield f"  to Cyrillic, fresh set:     {score(cyrillic, read_fresh())}"
        if latin:
            yield f"  to Latin, held-out half:    {score(latin, held_out, back=True)}"
        yield f"  to Cyrillic, 100 KB:        {1000 * seconds_per_100_kb(cyrillic, text):.0f} ms"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; with ``--errors`` the wrong words of the tuning half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list the wrong words of the tuning half")
    options = parser.parse_args(arguments)
    tuning, held_out = read_sentences()
    for line in errors(tuning) if options.errors else report(tuning, held_out):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
