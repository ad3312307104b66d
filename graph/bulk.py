"""Filling an empty store: N-Quads text, loaded in pieces, so that memory does not grow with the store.

The engine sorts each piece into files of its own, and merges every four of them into larger ones: large pieces are
loaded with less work, and take more memory (`PIECE` is in bytes). Loading leaves Python to others, so that pages are
minted meanwhile, and two pieces are loaded at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor

import pyoxigraph as ox

from graph.books import books, digest_of_text, sorted_text
from graph.names import meta
from graph.ntriples import iri

PIECE = 96 << 20
LOADERS = 2


class Bulk:
    """Takes graphs as `Head.replace` does; a triple that several graphs say comes into the default graph once.

    *before* and *doubtful* are the digests and the unchecked graphs of the store that is filled anew: what is as it was
    counts as unchanged, and need not be checked again.
    """

    def __init__(self, store: ox.Store, before: Mapping[str, str], doubtful: AbstractSet[str]) -> None:
        self._store = store
        self._before = before
        self._doubtful = doubtful
        self._texts: list[bytes] = []
        self._waiting = 0
        self._loader = ThreadPoolExecutor(LOADERS)
        self._loading: deque[Future[None]] = deque()

    def replace(self, graph: str, lines: Sequence[str], about: Sequence[str] = (), *, holds: bool = True) -> bool:
        """Put *lines* into the graph; False where the store before held the same."""
        text = sorted_text(lines)
        digest = digest_of_text(text)
        changed = self._before.get(graph) != digest
        checked = not holds or (not changed and graph not in self._doubtful)
        told = [*about, *books(graph, digest, len(lines), checked=checked)]
        if lines:
            text += b"\n"
            self._write(text if holds else b"", _in_graph(graph, text))
        self._write(_in_graph(meta(), sorted_text(told) + b"\n"))
        return changed

    def flush(self) -> None:
        """Load what waits."""
        self._hand_over()
        self._settle(0)

    def close(self) -> None:
        """Let go of the store, and of what was not loaded."""
        self._loader.shutdown(cancel_futures=True)
        self._texts.clear()
        self._loading.clear()
        del self._store

    def _write(self, *texts: bytes) -> None:
        self._texts += texts
        self._waiting += sum(map(len, texts))
        if self._waiting >= PIECE:
            self._hand_over()

    def _hand_over(self) -> None:
        """Have what waits loaded by a thread of the engine's own, while the next pages are minted."""
        self._settle(LOADERS - 1)
        text = b"".join(self._texts)
        self._texts.clear()
        self._waiting = 0
        self._loading.append(self._loader.submit(_load, self._store, text))

    def _settle(self, most: int) -> None:
        """Wait until at most so many pieces are being loaded; one that could not be loaded raises."""
        while len(self._loading) > most:
            self._loading.popleft().result()


def _load(store: ox.Store, text: bytes) -> None:
    store.bulk_load(text, format=ox.RdfFormat.N_QUADS, lenient=True)


def _in_graph(graph: str, lines: bytes) -> bytes:
    """Put N-Triples lines into a graph: each ends with a point, and no literal holds a line feed."""
    return lines.replace(b" .\n", f" {iri(graph)} .\n".encode())
