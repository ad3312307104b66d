"""A page's words are looked at once, however often the page says them."""

from __future__ import annotations

from extract.analysis import Analysis, analyse
from extract.plain import read_plain
from extract.sieve import Sieve


def page_of(text: str) -> Analysis:
    return analyse("p", "v", "", read_plain(text))


def test_every_word_is_asked_for_once_and_found_in_the_order_of_the_page() -> None:
    page, asked = page_of("Der Verein berät den Verein.\n\nDie Stadt zahlt. Verein und Stadt danken."), list[str]()

    def fits(word: str) -> bool:
        asked.append(word)
        return word[:1].isupper() and word not in {"Der", "Die"}

    sieve = Sieve(fits, "Stadt".__eq__)
    found, towns = page.where(sieve)
    told = {number: [page.words[place] for place in places] for number, places in found.items()}
    assert told == {0: ["Verein", "Verein"], 1: ["Stadt"], 2: ["Verein", "Stadt"]}
    assert {number: len(places) for number, places in towns.items()} == {1: 1, 2: 1}
    assert sorted(asked) == sorted({word for s in page.sentences for word in page.words[s.start : s.end]})
    assert page.where(sieve) == (found, towns)
    assert page_of("ein Verein.").where(sieve) == ({0: [1]}, {})
    assert asked.count("Verein") == 1
