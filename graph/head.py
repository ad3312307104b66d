"""The head: the store that a build changes, one named graph per page, while readers stay on the last release.

Each page's statements stand twice: in the page's own graph (who says so?) and in the default graph (what is said?),
where a triple stands once, however many pages say it. Counting over the engine's union of named graphs would count a
triple once per page, so the default graph holds the merged triples and is kept up in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.books import NOT_YET, books, digest_of, digests, noted, recorded_digest, unchecked
from graph.bulk import Bulk
from graph.head_folder import empty, held, loading, open_store, prepare
from graph.names import histories, meta
from graph.ntriples import iri, short

BATCH = 200


class Head:
    """An open store on disk; use `opened`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = open_store(folder)
        self._notes: list[str] = []

    def digest(self, graph: str) -> str | None:
        """Return the digest of the lines that the named graph holds, None where there is no such graph."""
        return recorded_digest(self.store, graph)

    def graphs(self) -> Iterator[str]:
        """Yield the name of every graph that a build has put here, without the one that keeps the books."""
        return iter(digests(self.store))

    def replace(self, graph: str, lines: Sequence[str], about: Sequence[str] = (), *, holds: bool = True) -> bool:
        """Put *lines* in place of what the graph held, whole or not at all; False where they are there already.

        *about* are lines on the graph itself, kept in the meta graph and renewed even where the content is the same.
        What a graph says goes into the default graph, too, unless it *holds* no longer (a history).
        """
        digest = digest_of(lines)
        if self.digest(graph) == digest:
            self.note(graph, about)
            return False
        told = [*about, *books(graph, digest, len(lines), checked=not holds)]
        self.store.update(";\n".join([_drop(graph), _insert(graph, lines, holds=holds), _forget(graph), _note(told)]))
        return True

    def note(self, graph: str, lines: Sequence[str]) -> None:
        """Renew what the meta graph says of a graph, with the next changes that are written (see `write_notes`)."""
        own, others = noted(self.store, graph)
        if others != set(lines):
            self._notes += [_forget(graph), _note([*own, *lines])]
        if len(self._notes) >= 2 * BATCH:
            self.write_notes()

    def write_notes(self) -> None:
        """Write what was noted."""
        if self._notes:
            self.store.update(";\n".join(self._notes))
            self._notes.clear()

    def unchecked(self) -> Iterator[str]:
        """Yield the graphs that were replaced and have not passed a check since, whatever happened in between."""
        return unchecked(self.store)

    def settle(self, *graphs: str) -> None:
        """Note that the graphs passed their check."""
        for start in range(0, len(graphs), BATCH):
            lines = map(_unchecked, graphs[start : start + BATCH])
            self.store.update(f"DELETE DATA {{ GRAPH {iri(meta())} {{ {' '.join(lines)} }} }}")

    def drop(self, graph: str) -> None:
        """Take a graph out, with the default graph's triples that no other graph holds."""
        self.store.update(";\n".join([_drop(graph), _forget(graph)]))

    @contextmanager
    def rebuilding(self) -> Iterator[Bulk]:
        """Fill the head anew, all at once; until that has ended well, it counts as empty."""
        before, doubtful = digests(self.store), set(self.unchecked())
        with loading(self.folder):
            if before:
                self._reopen()
            bulk = Bulk(self.store, before, doubtful)
            try:
                yield bulk
                bulk.flush()
            finally:
                bulk.close()
            self.store.flush()
            self.store.optimize()

    def _reopen(self) -> None:
        del self.store
        empty(self.folder)
        self.store = open_store(self.folder)


@contextmanager
def opened(folder: Path) -> Iterator[Head]:
    """Open the head below *folder* for writing; a second writer is told that there is one."""
    with held(folder):
        prepare(folder)
        head = Head(folder)
        try:
            yield head
            head.write_notes()
            head.store.flush()
        finally:
            del head.store


def _unchecked(graph: str) -> str:
    return f"{iri(graph)} {short('cn:checked')} {NOT_YET} ."


def _drop(graph: str) -> str:
    name = iri(graph)
    if graph.startswith(histories()):
        return f"DROP SILENT GRAPH {name}"
    others = f'?other != {name} && ?other != {iri(meta())} && !STRSTARTS(STR(?other), "{histories()}")'
    return (
        f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} "
        f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER({others}) }} }};\n"
        f"DROP SILENT GRAPH {name}"
    )


def _insert(graph: str, lines: Sequence[str], *, holds: bool) -> str:
    joined = "\n".join(lines)
    return f"INSERT DATA {{ {joined if holds else ''}\nGRAPH {iri(graph)} {{ {joined} }} }}"


def _forget(graph: str) -> str:
    return f"DELETE WHERE {{ GRAPH {iri(meta())} {{ {iri(graph)} ?p ?o }} }}"


def _note(lines: Sequence[str]) -> str:
    return f"INSERT DATA {{ GRAPH {iri(meta())} {{ {' '.join(lines)} }} }}"
