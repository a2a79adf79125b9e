"""Slugs by the rule of the house."""

import pytest

from cms.serbian import SLUG_LETTERS, slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Izložba u Nišu", "izlozba-u-nisu"),
        ("Изложба у Нишу", "izlozba-u-nisu"),
        ("Đorđe Đoković", "djordje-djokovic"),
        ("Ђорђе ЂОКОВИЋ", "djordje-djokovic"),
        ("Ðorđe", "djordje"),
        ("Ćuprija, čaršija & žica", "cuprija-carsija-zica"),
        ("Љубав, Његош и Џез", "ljubav-njegos-i-dzez"),
        ("Džez", "dzez"),
        ("ǆez", "dzez"),
        ("VI konferencija – Bukurešt, 22–23.11.2017.", "vi-konferencija-bukurest-22-23-11-2017"),
        ("Ниш и Nіš", "nis-i-nis"),
        ("München & Θεσσαλονίκη", "munchen-thessaloniki"),
        ("Пловдив: щука, Ѓорче", "plovdiv-scuka-djorce"),
        ("snake_case i O'Brien", "snake-case-i-o-brien"),
        ("C\u030cac\u030cak", "cacak"),
        ("50 % popusta", "50-popusta"),
        ("", ""),
        ("… — !", ""),
    ],
)
def test_slugs(title, slug):
    assert slugify(title) == slug


def test_both_scripts_give_one_slug():
    assert slugify("Injekcija nadživljava Tanjug") == slugify("Инјекција надживљава Танјуг")


def test_table_covers_the_alphabet_in_both_cases():
    for letter in "абвгдђежзијклљмнњопрстћуфхцчџшšđčćž":
        assert SLUG_LETTERS[letter].isascii()
        assert SLUG_LETTERS[letter.upper()].lower() == SLUG_LETTERS[letter]
    assert [SLUG_LETTERS[letter] for letter in "љњџђЉ"] == ["lj", "nj", "dz", "dj", "Lj"]


def test_table_alone_gives_the_slug_of_serbian_text():
    title = "Ђурђевдан Čačak Џеп Žuč"
    spelled = "".join(SLUG_LETTERS.get(letter, letter) for letter in title)
    assert spelled.lower().replace(" ", "-") == slugify(title)
