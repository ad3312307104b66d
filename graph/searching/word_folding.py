"""Keys under which a searched word and a written one meet: blind to case, umlauts and how they are spelled, endings.

The stems are those that vocabularies are matched with (`docs/decisions/0007-stem-keys-not-lemmas.md`). They tell nouns
from adjectives by the capital letter, which whoever searches leaves out, so a searched word has the keys of both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.german.normalise import key

WORD = re.compile(r"[^\W_]+(?:(?:[*:·_]|/-?|\(-?)[iI]n(?:nen)?\)?(?!\w))?")
SPELLED_OUT = re.compile(r"([ao])e|(?<![aeiouäöüq])(u)e", re.IGNORECASE)

LONGEST_ABBREVIATION = 4
"""Longer words in capitals are taken for words; an abbreviation keeps its ending, so `AGATHE` would miss `Agathe`."""


class Word(NamedTuple):
    """A word of a text: its place in it, and its key."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the key of a written word: small letters and digits only.

    >>> fold("Häuser"), fold("Haeuser"), fold("HÄUSER"), fold("Bewohner*innen"), fold("BZgA")
    ('haus', 'haus', 'haus', 'bewohner', 'bzga')
    """
    plain = SPELLED_OUT.sub(lambda match: match[1] or match[2], word)
    shouted = plain.isupper() and len(plain) > LONGEST_ABBREVIATION
    stem = key(plain.capitalize() if shouted else plain).lower().replace("ß", "ss")
    return "".join(char for char in unicodedata.normalize("NFKD", stem) if char.isalnum())


def keys(word: str) -> tuple[str, ...]:
    """Return the keys under which a searched word may stand, the likeliest first: as noun, as typed, as adjective.

    >>> keys("schüler"), keys("sozialer")
    (('schuler', 'schul'), ('sozialer', 'sozial'))
    """
    found = dict.fromkeys(fold(way) for way in (word.capitalize(), word, word.lower()))
    return tuple(key for key in found if key)


def words(text: str) -> Iterator[Word]:
    """Yield the words of *text*; parts of a word with hyphens are words."""
    for match in WORD.finditer(text):
        if folded := fold(match[0]):
            yield Word(match.start(), match.end(), folded)


def folded(text: str) -> str:
    """Return the keys of the words of *text*, with blanks between."""
    return " ".join(word.key for word in words(text))
