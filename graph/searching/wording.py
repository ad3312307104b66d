"""What the searched words mean: keys to look for, and the things that they name, wholly or several words together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from data.errors import AskedWrongly
from graph.searching.word_folding import WORD, keys

LONGEST_NAME = 12
MOST_WAYS = 256
SHORTEST_BEGINNING = 4


class Asked(NamedTuple):
    """One searched word: its keys, those with which longer words may begin, and the things that it helps to name.

    `things` are numbers, each with the name by which it was meant.
    """

    word: str
    keys: tuple[str, ...]
    beginnings: tuple[str, ...]
    things: Mapping[int, str] = {}

    def begins(self, key: str) -> bool:
        """Tell whether the word is there: as it is, or as the beginning of a longer one."""
        return key in self.keys or key.startswith(self.beginnings)


def asked(index: sqlite3.Connection, words: Sequence[str]) -> list[Asked]:
    """Return the words of a search; without a letter or digit in them, they are refused."""
    found = [_asked(index, word) for text in words for word in WORD.findall(text) if keys(word)]
    if not found:
        raise AskedWrongly(f"{' '.join(words)!r} has no word in it; give one, such as wohnungslos.")
    named: list[dict[int, str]] = [{} for _ in found]
    for start, end in _runs(len(found)):
        things = dict(_named(index, found[start:end]))
        for place in range(start, end):
            named[place] |= things
    return [one._replace(things=things) for one, things in zip(found, named, strict=True)]


def expression(words: Sequence[Asked]) -> str:
    """Return the FTS5 query: every word must be there, itself, in a longer word, or by a thing that it names."""
    return " AND ".join(f"({' OR '.join(_ways(word))})" for word in words)


def _ways(word: Asked) -> Iterator[str]:
    yield from (f'{{names quote}} : "{key}"' for key in word.keys)
    yield from (f'{{names quote}} : "{key}" *' for key in word.beginnings)
    yield from (f"things : t{thing}" for thing in sorted(word.things))


def _asked(index: sqlite3.Connection, word: str) -> Asked:
    ways = keys(word)
    known = _known(index, ways)
    return Asked(word, known, tuple(filter(_is_long, known if known == ways else known[:1])))


def _known(index: sqlite3.Connection, ways: tuple[str, ...]) -> tuple[str, ...]:
    """Return the likeliest key that the index knows, and an adjective's if it stands there in small letters.

    So `schüler` is no form of Schule. Where none is known, all are returned: they may begin a longer word.
    """
    found = (index.execute("SELECT key, small FROM written WHERE key = ?", (key,)).fetchone() for key in ways)
    first, *others = [*filter(None, found)] or [(None, 0)]
    return (first[0], *(key for key, small in others if small)) if first[0] else ways


def _runs(count: int) -> Iterator[tuple[int, int]]:
    for start in range(count):
        yield from ((start, end) for end in range(start + 1, min(count, start + LONGEST_NAME) + 1))


def _named(index: sqlite3.Connection, words: Sequence[Asked]) -> Iterator[tuple[int, str]]:
    for name in islice(product(*(word.keys for word in words)), MOST_WAYS):
        yield from index.execute("SELECT thing, name FROM names WHERE key = ? ORDER BY rowid DESC", (" ".join(name),))


def _is_long(key: str) -> bool:
    return len(key) >= SHORTEST_BEGINNING
