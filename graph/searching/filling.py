"""Fills an index: named things with what is wider, words as they are written, and the documents with their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pyoxigraph as ox

from graph.searching.documents import Document, documents
from graph.searching.things import Things
from graph.searching.word_folding import words

TABLES = """
CREATE TABLE made_from (stamp TEXT);
CREATE TABLE things (number INTEGER PRIMARY KEY, name TEXT, iri TEXT);
CREATE TABLE names (key TEXT, thing INTEGER, name TEXT);
CREATE TABLE wider (thing INTEGER, other INTEGER, PRIMARY KEY (thing, other)) WITHOUT ROWID;
CREATE TABLE written (key TEXT PRIMARY KEY, word TEXT, small INTEGER) WITHOUT ROWID;
CREATE TABLE documents (
  number INTEGER PRIMARY KEY, kind TEXT, name TEXT, iri TEXT, quote TEXT, written TEXT, page TEXT, day TEXT,
  things TEXT, lands TEXT
);
CREATE VIRTUAL TABLE words USING fts5 (names, quote, things, content = '', tokenize = 'unicode61');
"""
INDEXES = "CREATE INDEX names_by_key ON names (key); CREATE INDEX names_by_thing ON names (thing);"


class Keys:
    """Folds texts, and remembers a word as it is written for each key, and which keys are of words in small letters."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}
        self.small: set[str] = set()

    def of(self, text: str) -> str:
        """Return the keys of *text*, with blanks between."""
        found = list(words(text))
        for word in found:
            self.written.setdefault(word.key, text[word.start : word.end])
            if text[word.start].islower():
                self.small.add(word.key)
        return " ".join(word.key for word in found)


def fill(index: sqlite3.Connection, store: ox.Store, stamp: str) -> None:
    """Fill an empty database from *store*; the stamp is written last."""
    things, keys = Things(store), Keys()
    index.execute("PRAGMA journal_mode = OFF")
    index.executescript(TABLES)
    with index:
        _put_things(index, things, keys)
        _put_documents(index, documents(store, things), keys)
        written = ((key, word, key in keys.small) for key, word in sorted(keys.written.items()))
        index.executemany("INSERT INTO written VALUES (?, ?, ?)", written)
        index.execute("INSERT INTO words (words) VALUES ('optimize')")
        index.execute("INSERT INTO made_from VALUES (?)", (stamp,))
    index.executescript(INDEXES)


def _put_things(index: sqlite3.Connection, things: Things, keys: Keys) -> None:
    known = things.known.values()
    index.executemany("INSERT INTO things VALUES (?, ?, ?)", ((one.number, one.name, one.iri) for one in known))
    named = ((keys.of(name), one.number, name) for one in known for name in one.names)
    index.executemany("INSERT INTO names VALUES (?, ?, ?)", named)
    wider = ((one.number, other) for one in known for other in sorted(things.and_wider([one])))
    index.executemany("INSERT INTO wider VALUES (?, ?)", wider)


def _put_documents(index: sqlite3.Connection, told: Iterable[Document], keys: Keys) -> None:
    for number, one in enumerate(told):
        things, lands = " ".join(map(str, one.things)), f" {' '.join(sorted(one.lands))} "
        shown = (one.kind, one.name, one.iri, one.quote, one.written, one.page, one.day)
        index.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *shown, things, lands))
        tokens = " ".join(f"t{thing}" for thing in sorted(one.wider))
        texts = (" ".join(map(keys.of, one.names)), keys.of(one.quote), tokens)
        index.execute("INSERT INTO words (rowid, names, quote, things) VALUES (?, ?, ?, ?)", (number, *texts))
