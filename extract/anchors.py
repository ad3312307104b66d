"""What stands in every sentence that a pattern matches: words and signs, in this order; a look before the long search.

The words of a masked sentence are its words, and for a sign its letter and code (`B1` of `B100`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import chain, product
from operator import or_
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


def words_of(masked: str) -> list[str]:
    """Return the words of a masked sentence as anchors name them."""
    return [word[:2] if word[0] in LETTERS else word for word in masked.split()]


def stand_in(groups: Anchors, words: Iterable[str]) -> bool:
    """Tell whether *words* hold one word of every group, in this order; each group takes the words up to its first."""
    rest = iter(words)
    return not any(group.isdisjoint(rest) for group in groups)


class Anchored:
    """Tells which of many patterns, by their numbers, may match a sentence.

    Every group of anchors is a bit. A word has the bits of the groups that it is in, a pattern those of all its groups,
    so that one look tells whether a sentence lacks any. `telling` are the patterns by each of their most telling words.
    """

    def __init__(self, every: Sequence[Anchors]) -> None:
        bits = {group: 1 << n for n, group in enumerate(dict.fromkeys(group for groups in every for group in groups))}
        self._every = every
        self._bits_of = [reduce(or_, map(bits.__getitem__, groups), 0) for groups in every]
        self._bits_in: dict[str, int] = {}
        for group, bit in bits.items():
            self._bits_in.update((word, self._bits_in.get(word, 0) | bit) for word in group)
        self.telling = _by_word(every)

    def possible(self, words: Sequence[str]) -> list[int]:
        """Return the patterns, the first ones first, of each of whose groups *words* hold one, in their order."""
        here = {*words, ""}
        numbers = set(chain.from_iterable(filter(None, map(self.telling.get, here))))
        if not numbers:
            return []
        held = reduce(or_, filter(None, map(self._bits_in.get, here)), 0)
        whole = (n for n in numbers if self._bits_of[n] & held == self._bits_of[n])
        return sorted(n for n in whole if stand_in(self._every[n], words))


def _by_word(every: Sequence[Anchors]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for number, groups in enumerate(every):
        for word in most_telling(groups):
            found.setdefault(word, []).append(number)
    return found


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
