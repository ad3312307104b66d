"""What stands in every sentence that a pattern matches: words and signs, in this order; a look before the long search.

The words of a masked sentence are its words, and for a sign its letter and code (`B1` of `B100`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import product
from typing import TypeAlias

from extract.masks import CONTRACTIONS
from extract.patterns import ELEMENT, GAP, SIGNS

Anchors: TypeAlias = tuple[frozenset[str], ...]
LETTERS, CODES = "BOTPW", "12345"
NAMING = re.compile(r"\{n\}>((?:\(\?:[^()]*\)|[^()])+)\) $")


def anchors(pattern: str) -> Anchors:
    """Return groups of words and signs, of each of which one stands in every match, in the order of the pattern."""
    elements = [body.strip("()").split("|") for body, optional in ELEMENT.findall(pattern) if not optional]
    groups = [[_said(choice) for choice in choices] for choices in elements]
    return tuple(frozenset[str]().union(*group) for group in groups if all(group))


def most_telling(groups: Anchors) -> frozenset[str]:
    """Return the group whose words are longest, which the fewest sentences have; a blank stands for none."""
    return max(groups, key=lambda words: min(map(len, words)), default=frozenset({""}))


def needed(groups: Anchors) -> Anchors:
    """Return the groups without the most telling one, each once, those of the fewest words first."""
    telling = most_telling(groups)
    return tuple(sorted({group for group in groups if group != telling}, key=lambda group: (len(group), sorted(group))))


def words_of(masked: str) -> list[str]:
    """Return the words of a masked sentence as anchors name them."""
    return [word[:2] if word[0] in LETTERS else word for word in masked.split()]


def hold_all(words: AbstractSet[str], groups: Anchors) -> bool:
    """Tell whether *words* hold one word of every group in any order: what is told in a quarter of the time."""
    return not any(map(words.isdisjoint, groups))


def stand_in(groups: Anchors, words: Iterable[str]) -> bool:
    """Tell whether *words* hold one word of every group, in this order."""
    rest = iter(words)
    return all(any(map(group.__contains__, rest)) for group in groups)


def _said(choice: str) -> frozenset[str]:
    """Return the words or signs by which a choice is known, none where any word may stand."""
    if choice in SIGNS:
        return _signs(choice)
    if GAP.fullmatch(choice) or choice.startswith("*"):
        return frozenset()
    return frozenset({max(_plain(choice.split("_")), key=len)})


def _plain(words: Sequence[str]) -> Iterator[str]:
    return (CONTRACTIONS.get(word, word) for word in words)


@cache
def _signs(name: str) -> frozenset[str]:
    """Return the letters and codes of what a sign of the patterns names, none where it may be words."""
    naming = NAMING.search(SIGNS[name])
    kinds = map("".join, product(LETTERS, CODES))
    return frozenset(kind for kind in kinds if naming and re.fullmatch(naming[1], f"{kind}00"))
