"""Why something was found: which words stand there, or which thing it is about and how that follows from the words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.searching.word_folding import Word, folded, words
from graph.searching.wording import Asked

Span = tuple[int, int]


class Row(NamedTuple):
    """A document as the index keeps it; `things` are numbers with blanks between."""

    kind: str
    name: str
    iri: str
    quote: str
    written: str
    page: str
    day: str
    things: str
    pages: int


class Reasons:
    """Explains hits of one search."""

    def __init__(self, index: sqlite3.Connection, wanted: Sequence[Asked]) -> None:
        self._index = index
        self._wanted = wanted

    def why(self, row: Row) -> str:
        """Say it for every searched word: the word as it stands there, or the thing through which it was found."""
        return "; ".join(dict.fromkeys(self._why(asked, row) for asked in self._wanted))

    def spans(self, row: Row) -> list[Span]:
        """Return the places in the quote that were found, in order, none within another."""
        text = list(words(row.quote))
        found = {(word.start, word.end) for word in text for asked in self._wanted if asked.begins(word.key)}
        for asked in self._wanted:
            for thing, _ in self._ways(asked, row):
                found |= set(self._names_in(thing, text))
        if not found and (place := row.quote.find(row.written)) >= 0 and row.written:
            found.add((place, place + len(row.written)))
        return list(_apart(found))

    def _why(self, asked: Asked, row: Row) -> str:
        if word := _word(asked, row.quote):
            return f"says {word}"
        if told := next((told for _, told in self._ways(asked, row)), ""):
            return told
        if word := _word(asked, row.name):
            return f"named {word}"
        return self._by_other_name(asked, row)

    def _ways(self, asked: Asked, row: Row) -> Iterator[tuple[int, str]]:
        """Yield the things of the document that are, or are narrower than, what the word names."""
        own, meant = ",".join(row.things.split()), ",".join(map(str, sorted(asked.things)))
        found = self._index.execute(
            "SELECT own.number, own.name, meant.number, meant.name FROM wider JOIN things own ON own.number = thing "  # noqa: S608 - numbers only
            f"JOIN things meant ON meant.number = other WHERE thing IN ({own}) AND other IN ({meant}) "
            "ORDER BY thing != other, thing"
        )
        for number, name, other, wider in found:
            called = asked.things[other]
            if number != other:
                yield number, f"about {name}, narrower than {wider}"
            else:
                yield number, f"about {name}" + ("" if folded(called) in folded(name) else f", also called {called}")

    def _by_other_name(self, asked: Asked, row: Row) -> str:
        own = row.things.partition(" ")[0]
        for key, name in self._index.execute("SELECT key, name FROM names WHERE thing = ?", (own,)):
            if any(asked.begins(word) for word in key.split()):
                return f"also called {name}"
        return ""

    def _names_in(self, thing: int, text: Sequence[Word]) -> Iterator[Span]:
        for (key,) in self._index.execute("SELECT DISTINCT key FROM names WHERE thing = ?", (thing,)):
            name = key.split()
            for place in range(len(text) - len(name) + 1) if name else ():
                if [word.key for word in text[place : place + len(name)]] == name:
                    yield text[place].start, text[place + len(name) - 1].end


def _word(asked: Asked, text: str) -> str:
    """Return the word of *text* that was searched, as it stands there; a longer one only where there is no other."""
    found = sorted((word.key not in asked.keys, word.start, word.end) for word in words(text) if asked.begins(word.key))
    return next((text[start:end] for _, start, end in found), "")


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that overlap."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last and start < last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last
