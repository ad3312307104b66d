"""Searches a release: the words themselves, longer words that begin so, and all that the vocabularies hold beneath."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from graph.labels import resolve
from graph.releases import Release
from graph.searching.index import discard, opened
from graph.searching.reasons import Reasons, Row, Span
from graph.searching.suggesting import advice
from graph.searching.wording import Asked, asked, expression
from graph.sparql import select

WEIGHTS = {"names": 1, "quote": 3, "things": 3}
"""What a word weighs in a name, in a quote, and in what a statement is about."""
_QUERY = """
WITH found AS MATERIALIZED (
  SELECT rowid AS number, bm25(words, :names, :quote, :things) AS rank FROM words WHERE words MATCH :words
)
SELECT kind, name, iri, quote, written, min(page), day, things, count(DISTINCT page)
FROM found JOIN documents USING (number) WHERE instr(lands, :land)
GROUP BY kind, name, quote ORDER BY min(page) = '', avg(rank), name, quote, kind LIMIT :limit
"""
"""What says the same on several pages is one hit, that of the first page: https://sqlite.org/lang_select.html#bareagg"""


class Search(NamedTuple):
    """What is searched: words, in one Land (a name, an ISO code or an IRI) or anywhere, and how many hits at most."""

    words: Sequence[str]
    land: str | None = None
    limit: int = 20


class Hit(NamedTuple):
    """What was found: a statement, page or named thing; its quote with the places that were found; and why.

    `page` and `date` are the address and when it was last seen to say so; `pages` is how many say the same.
    """

    kind: str
    name: str
    iri: str
    quote: str
    spans: tuple[Span, ...]
    page: str
    date: str
    pages: int
    why: str


class Found(NamedTuple):
    """The hits, the best first; where there are none, `advice` says what to do."""

    hits: tuple[Hit, ...]
    advice: str = ""


def search(release: Release, folder: Path, wanted: Search) -> Found:
    """Search *release*; its index lies below *folder*, is made where it is missing, and again where it is damaged."""
    land = resolve(partial(select, release.store()), "land", wanted.land) if wanted.land else ""
    try:
        return _searched(release, folder, wanted, land)
    except sqlite3.DatabaseError:
        discard(release, folder)
        return _searched(release, folder, wanted, land)


def _searched(release: Release, folder: Path, wanted: Search, land: str) -> Found:
    with opened(release, folder) as index:
        words = asked(index, wanted.words)
        hits = tuple(_hits(index, words, land, wanted.limit))
        return Found(hits, "" if hits else advice(index, words))


def _hits(index: sqlite3.Connection, words: Sequence[Asked], land: str, limit: int) -> Iterator[Hit]:
    reasons = Reasons(index, words)
    values = {"words": expression(words), "land": f" {land} " if land else " ", "limit": limit}
    for row in map(Row._make, index.execute(_QUERY, WEIGHTS | values).fetchall()):
        spans = tuple(reasons.spans(row))
        yield Hit(row.kind, row.name, row.iri, row.quote, spans, row.page, row.day, row.pages, reasons.why(row))
