"""Filling an empty store: N-Quads text, loaded in pieces, so that memory does not grow with the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

from graph.books import books, digest_of
from graph.names import meta
from graph.ntriples import iri

PIECE = 48 << 20


class Bulk:
    """Takes graphs as `Head.replace` does; a triple that several graphs say comes into the default graph once.

    *before* and *doubtful* are the digests and the unchecked graphs of the store that is filled anew: what is as it was
    counts as unchanged, and need not be checked again.
    """

    def __init__(self, store: ox.Store, before: Mapping[str, str], doubtful: AbstractSet[str]) -> None:
        self._store = store
        self._before = before
        self._doubtful = doubtful
        self._texts: list[str] = []
        self._waiting = 0
        self._loader = ThreadPoolExecutor(1)
        self._loading: Future[None] | None = None

    def replace(self, graph: str, lines: Sequence[str], about: Sequence[str] = (), *, holds: bool = True) -> bool:
        """Put *lines* into the graph; False where the store before held the same."""
        digest = digest_of(lines)
        changed = self._before.get(graph) != digest
        checked = not holds or (not changed and graph not in self._doubtful)
        if holds and lines:
            self._write("\n".join(lines) + "\n")
        self._write(_in_graph(graph, lines))
        self._write(_in_graph(meta(), [*about, *books(graph, digest, len(lines), checked=checked)]))
        return changed

    def flush(self) -> None:
        """Load what waits."""
        self._hand_over()
        self._settle()

    def close(self) -> None:
        """Let go of the store, and of what was not loaded."""
        self._loader.shutdown(cancel_futures=True)
        self._texts.clear()
        del self._store

    def _write(self, text: str) -> None:
        self._texts.append(text)
        self._waiting += len(text)
        if self._waiting >= PIECE:
            self._hand_over()

    def _hand_over(self) -> None:
        """Have what waits loaded by a thread, while the next pages are minted; one piece at a time."""
        self._settle()
        text = "".join(self._texts).encode()
        self._texts.clear()
        self._waiting = 0
        self._loading = self._loader.submit(_load, self._store, text)

    def _settle(self) -> None:
        if self._loading:
            self._loading.result()
        self._loading = None


def _load(store: ox.Store, text: bytes) -> None:
    store.bulk_load(text, format=ox.RdfFormat.N_QUADS, lenient=True)


def _in_graph(graph: str, lines: Sequence[str]) -> str:
    end = f" {iri(graph)} .\n"
    return "".join([line[:-2] + end for line in lines])
