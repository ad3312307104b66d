"""The head: the store that a build changes, one named graph per page, while readers stay on the last release.

Each page's statements stand twice: in the page's own graph (who says so?) and in the default graph (what is said?),
where a triple stands once, however many pages say it. Counting over the engine's union of named graphs would count a
triple once per page, so the default graph holds the merged triples and is kept up in the same transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from data.errors import JobFailed
from graph.names import HISTORY, META, term
from graph.ntriples import iri, short, text, typed

DIGEST = ox.NamedNode(term("cn:contentDigest"))
CHECKED = ox.NamedNode(term("cn:checked"))
NOT_YET = typed("false", "xsd:boolean")


class Head:
    """An open store on disk; use `opened`."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def digest(self, graph: str) -> str | None:
        """Return the digest of the lines that the named graph holds, None where there is no such graph."""
        quads = self.store.quads_for_pattern(ox.NamedNode(graph), DIGEST, None, ox.NamedNode(META))
        return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), None)

    def graphs(self) -> Iterator[str]:
        """Yield the name of every graph that a build has put here, without the one that keeps the books."""
        for quad in self.store.quads_for_pattern(None, DIGEST, None, ox.NamedNode(META)):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value

    def replace(self, graph: str, lines: Sequence[str], about: Sequence[str] = (), *, holds: bool = True) -> bool:
        """Put *lines* in place of what the graph held, whole or not at all; False where they are there already.

        *about* are lines on the graph itself, kept in the meta graph and renewed even where the content is the same.
        What a graph says goes into the default graph, too, unless it *holds* no longer (a history).
        """
        digest = digest_of(lines)
        same = self.digest(graph) == digest
        books = [*about, f"{iri(graph)} {short('cn:contentDigest')} {text(digest)} ."]
        if holds and (not same or self._is_unchecked(graph)):
            books.append(f"{iri(graph)} {short('cn:checked')} {NOT_YET} .")
        changes = [] if same else [_drop(graph), _insert(graph, lines, holds=holds)]
        self.store.update(";\n".join([*changes, _forget(graph), _note(books)]))
        return not same

    def unchecked(self) -> Iterator[str]:
        """Yield the graphs that were replaced and have not passed a check since, whatever happened in between."""
        for quad in self.store.quads_for_pattern(None, CHECKED, None, ox.NamedNode(META)):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value

    def _is_unchecked(self, graph: str) -> bool:
        return any(self.store.quads_for_pattern(ox.NamedNode(graph), CHECKED, None, ox.NamedNode(META)))

    def settle(self, graph: str) -> None:
        """Note that the graph passed its check."""
        self.store.update(f"DELETE DATA {{ GRAPH {iri(META)} {{ {iri(graph)} {short('cn:checked')} {NOT_YET} }} }}")

    def drop(self, graph: str) -> None:
        """Take a graph out, with the default graph's triples that no other graph holds."""
        self.store.update(";\n".join([_drop(graph), _forget(graph)]))


@contextmanager
def opened(folder: Path) -> Iterator[Head]:
    """Open the head below *folder* for writing; a second writer is told that there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    for orphan in folder.glob("bulk-*.sst"):
        orphan.unlink()
    head = Head(_store(folder))
    try:
        yield head
        head.store.flush()
    finally:
        del head.store


def _store(folder: Path) -> ox.Store:
    try:
        return ox.Store(folder)
    except OSError as problem:
        if "lock hold" in str(problem) or "/LOCK: " in str(problem):
            raise JobFailed(f"Another build is writing to {folder}; wait for it to end and run again.") from problem
        raise
    except RuntimeError as problem:
        way_out = "remove that folder and build again"
        raise JobFailed(f"The graph in {folder} cannot be opened ({problem}); {way_out}.") from problem


def digest_of(lines: Sequence[str]) -> str:
    """Return the SHA-256 of sorted N-Triples lines, as `sha256:` and hexadecimal digits."""
    joined = "\n".join(sorted(lines))
    return "sha256:" + hashlib.sha256(joined.encode()).hexdigest()


def _drop(graph: str) -> str:
    name = iri(graph)
    if graph.startswith(HISTORY):
        return f"DROP SILENT GRAPH {name}"
    others = f'?other != {name} && ?other != {iri(META)} && !STRSTARTS(STR(?other), "{HISTORY}")'
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} "
        f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER({others}) }} }};\n"
        f"DROP SILENT GRAPH {name}"
    )


def _insert(graph: str, lines: Sequence[str], *, holds: bool) -> str:
    joined = "\n".join(lines)
    return f"INSERT DATA {{ {joined if holds else ''}\nGRAPH {iri(graph)} {{ {joined} }} }}"


def _forget(graph: str) -> str:
    return f"DELETE WHERE {{ GRAPH {iri(META)} {{ {iri(graph)} ?p ?o }} }}"


def _note(lines: Sequence[str]) -> str:
    return f"INSERT DATA {{ GRAPH {iri(META)} {{ {' '.join(lines)} }} }}"
