"""Why two bodies may be one: rules in a table, the surest first, each with the reason shown to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from graph.spellings import Spelling, narrow, rules, stem


class Body(NamedTuple):
    """A body with all its names taken apart, the Länder it works in, and the hosts of its website and mail."""

    iri: str
    spellings: tuple[Spelling, ...]
    lands: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    is_class: bool = False
    known: bool = False

    @property
    def name(self) -> str:
        """Its first name."""
        return self.spellings[0].name


class Likeness(NamedTuple):
    """How alike two bodies are (0 to 1), by which two names, and the rule that found it."""

    score: float
    names: tuple[str, str]
    reason: str


def likeness(one: Body, other: Body) -> Likeness | None:
    """Return why *one* and *other* may be the same body, None where nothing says so or something tells them apart."""
    if one.is_class != other.is_class:
        return None
    pairs = list(product(one.spellings, other.spellings))
    for rule, reason in RULES:
        scored = [(score, pair) for pair in pairs if (score := rule(one, other, *pair))]
        if scored:
            score, (first, second) = max(scored, key=lambda found: found[0])
            return Likeness(score, (first.name, second.name), reason)
    return None


def _same_words(one: Body, other: Body, first: Spelling, second: Spelling) -> float:
    same = not first.short and not second.short and first.key == second.key
    return 1.0 if same and first.key and _one_land(one, other, first, second) else 0.0


def _same_short(one: Body, other: Body, first: Spelling, second: Spelling) -> float:
    if not first.short or first.short != second.short or not _one_land(one, other, first, second):
        return 0.0
    local = one.lands and other.lands
    return 0.95 if local else 0.93 if one.known or other.known else 0.0


def _same_host(one: Body, other: Body, first: Spelling, second: Spelling) -> float:
    if not one.hosts & other.hosts or first.head != second.head or not _one_land(one, other, first, second):
        return 0.0
    left = [list(_unmatched(*pair)) for pair in ((first, second), (second, first))]
    extra = [word for words in left for word in words]
    return 0.9 if not all(left) and not any(stem(word) in rules().apart for word in extra) else 0.0


def _same_spelling(one: Body, other: Body, first: Spelling, second: Spelling) -> float:
    from rapidfuzz import fuzz

    if first.short or second.short or not _one_land(one, other, first, second):
        return 0.0
    ratio = fuzz.token_sort_ratio if first.head and first.head == second.head else fuzz.ratio
    score = ratio(_stems(first), _stems(second), score_cutoff=rules().enough)
    unlike = not score or any(True for pair in ((first, second), (second, first)) for _ in _unmatched(*pair))
    return 0.0 if unlike else score / 100


RULES: tuple[tuple[Callable[[Body, Body, Spelling, Spelling], float], str], ...] = (
    (_same_words, "the same words, apart from case, hyphens, quotes and legal form"),
    (_same_short, "the same abbreviation, letter by letter, in the same Land"),
    (_same_host, "the same website or mail domain, and one name says nothing that the other does not"),
    (_same_spelling, "the same Land, and every word has its like in the other name"),
)


def _lands(body: Body, name: Spelling) -> frozenset[str]:
    return name.lands or body.lands


def _one_land(one: Body, other: Body, first: Spelling, second: Spelling) -> bool:
    """Tell whether the names say the same Länder; where one says none, the body's own or its pages' are taken.

    A known body that works in several Länder, or in the whole country, is named on pages of any of them.
    """
    if (first.lands and second.lands) or not (one.known or other.known):
        return _lands(one, first) == _lands(other, second)
    known, name, found = (one, first, _lands(other, second)) if one.known else (other, second, _lands(one, first))
    if name.lands:
        return found == name.lands
    named = second.lands if one.known else first.lands
    return found <= known.lands if known.lands and found else not known.lands and not named


def _stems(name: Spelling) -> str:
    return " ".join(map(stem, name.words))


def _unmatched(first: Spelling, second: Spelling) -> Iterator[str]:
    left = list(second.words)
    for word in first.words:
        like = next((other for other in left if _alike(word, other)), None)
        if like is None:
            yield word
        else:
            left.remove(like)


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one: equal but for the ending, or a slip of the pen in a long word."""
    from rapidfuzz.distance import OSA

    first, second = stem(one), stem(other)
    if first == second:
        return True
    if min(len(one), len(other)) < rules().slip or one[0] != other[0] or _apart(first, second):
        return False
    return OSA.distance(narrow(one), narrow(other), score_cutoff=1) == 1


def _apart(first: str, second: str) -> bool:
    """Tell whether stems tell bodies apart: curated words, numbers, and places on a hill or with a castle."""
    if {first, second} & rules().apart or any(char.isdigit() for char in first + second):
        return True
    ends = [next((end for end in rules().endings if word.endswith(end)), None) for word in (first, second)]
    return None not in ends and ends[0] != ends[1]
