"""Finds the words of vocabularies in a Doc, whatever their inflection, gender form or hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from extract.german.normalise import key
from extract.german.tokens import german

if TYPE_CHECKING:
    from spacy.tokens import Doc

BOTH_FORMS = re.compile(r"(?P<a>\w+) (?:und|/) (?P<b>\w+)")
MOST_HYPHENS = 3
SHORT_ADJECTIVE = 5


class Found(NamedTuple):
    """Tokens `start:end` of the Doc carry a label of *iri*."""

    start: int
    end: int
    iri: str


class Phrases:
    """Matches labels by their tokens' keys; the longest label wins where labels overlap."""

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """Take pairs of IRI and label."""
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415 - spaCy loads only where a page is read

        nlp = german()
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._strings = nlp.vocab.strings
        for iri, label in labels:
            self._matcher.add(iri, [nlp.make_doc(form) for form in forms(label)])

    def find(self, doc: Doc) -> list[Found]:
        """Return the matches from left to right, none inside another."""
        matches = sorted(self._matcher(doc), key=lambda m: (m[1] - m[2], m[1], m[0]))
        taken = [False] * len(doc)
        kept: list[Found] = []
        for iri, start, end in matches:
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                kept.append(Found(start, end, self._strings[iri]))
        return sorted(kept)


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
