"""Finds the words of vocabularies among a page's keys, whatever their inflection, gender form or hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from extract.german.normalise import key, places_of
from extract.german.tokens import words as tokens

BOTH_FORMS = re.compile(r"(?P<a>\w+) (?:und|/) (?P<b>\w+)")
MOST_HYPHENS = 3
SHORT_ADJECTIVE = 5


class Found(NamedTuple):
    """Tokens `start:end` carry a label of *iri*."""

    start: int
    end: int
    iri: str


class Phrases:
    """Matches labels by their tokens' keys; the longest label wins where labels overlap."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """Take pairs of IRI and label."""
        self._iris: dict[tuple[str, ...], str] = {}
        self._lengths: dict[str, dict[str | None, set[int]]] = {}
        for iri, label in labels:
            for form in forms(label):
                keys = tuple(map(key, tokens(form)[0]))
                self._iris.setdefault(keys, iri)
                second = keys[1] if len(keys) > 1 else None
                self._lengths.setdefault(keys[0], {}).setdefault(second, set()).add(len(keys))

    def find(self, keys: Sequence[str], places: Mapping[str, Sequence[int]] | None = None) -> list[Found]:
        """Return the matches among the *keys* of a page's tokens from left to right, none inside another.

        *places*: the keys' `places_of`, where they are known already.
        """
        taken: set[int] = set()
        kept: list[Found] = []
        for found in sorted(self._matches(keys, places or places_of(keys)), key=lambda f: (f.start - f.end, f.start)):
            tokens = range(found.start, found.end)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                kept.append(found)
        return sorted(kept)

    def _matches(self, keys: Sequence[str], places: Mapping[str, Sequence[int]]) -> Iterator[Found]:
        for first in self._lengths.keys() & places.keys():
            by_second = self._lengths[first]
            alone = by_second.get(None, ())
            for start in places[first]:
                longer = by_second.get(keys[start + 1], ()) if start + 1 < len(keys) else ()
                for length in (*alone, *longer):
                    said = tuple(keys[start : start + length])
                    if said in self._iris:
                        yield Found(start, start + len(said), self._iris[said])


def forms(label: str) -> Iterator[str]:
    """Yield the spellings of *label* that keys alone do not join: hyphens, both gender forms, strong adjectives."""
    spellings = {label, *_one_gender(label)}
    for spelling in sorted(spellings):
        for variant in _hyphens(spelling):
            yield variant
            yield from _strong(variant)


def _one_gender(label: str) -> Iterator[str]:
    pair = BOTH_FORMS.search(label)
    if pair and key(pair["a"]) == key(pair["b"]) and pair["a"] != pair["b"]:
        yield label[: pair.start()] + pair["b"] + label[pair.end() :]
        yield label[: pair.start()] + f"{pair['b']} und {pair['a']}" + label[pair.end() :]


def _hyphens(label: str) -> Iterator[str]:
    parts = re.split(r"(?<=\w)-(?=\w)", label)
    if len(parts) == 1 or len(parts) > MOST_HYPHENS + 1:
        yield label
        return
    for joints in product("- ", repeat=len(parts) - 1):
        yield "".join(part + joint for part, joint in zip(parts, (*joints, ""), strict=True))


def _strong(label: str) -> Iterator[str]:
    """Yield the label with its adjectives as they stand after no article at a sentence's start (`Runder Tisch`)."""
    words = label.split(" ")
    for place, word in enumerate(words):
        if word.endswith("e") and (
            place < len(words) - 1 or word[:-1].endswith(("os", "end", "igt", "lich", "ig", "isch"))
        ):
            yield " ".join([*words[:place], word[:1].upper() + word[1:] + "r", *words[place + 1 :]])
            if len(word) <= SHORT_ADJECTIVE and word.islower():
                yield from (" ".join([*words[:place], word + ending, *words[place + 1 :]]) for ending in "nr")
        elif word.endswith("er") and place < len(words) - 1:
            yield " ".join([*words[:place], word[:1].lower() + word[1:-1] + "n", *words[place + 1 :]])
