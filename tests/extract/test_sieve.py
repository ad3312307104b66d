"""Words that fit no question are passed over together, and never too many are remembered."""

from __future__ import annotations

from extract.sieve import MOST_WORDS, Sieve


def test_a_word_is_told_with_all_questions_that_it_fits() -> None:
    sieve = Sieve(str.istitle, str.isdigit, "Kita".__eq__)
    assert dict(sieve.sifted(frozenset({"Kita", "Stadt", "der", "3"}))) == {"Kita": (0, 2), "Stadt": (0,), "3": (1,)}


def test_a_word_is_asked_for_once() -> None:
    asked = list[str]()
    sieve = Sieve(asked.append)
    for _ in range(2):
        assert list(sieve.sifted(frozenset({"der", "die"}))) == []
    assert sorted(asked) == ["der", "die"]


def test_a_sieve_forgets_words_when_it_knows_too_many() -> None:
    sieve = Sieve(str.isdigit)
    many = frozenset(str(number) if number % 2 else f"n{number}" for number in range(2 * MOST_WORDS + 10))
    assert {word for word, _ in sieve.sifted(many)} == {word for word in many if word.isdigit()}
    assert dict(sieve.sifted(frozenset({"3", "drei"}))) == {"3": (0,)}
