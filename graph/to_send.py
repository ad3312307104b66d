"""What is to be sent to a server, and what its meta graph is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from data.errors import AskedWrongly
from graph.books import DIGEST, checksum, digests, lines_of, noted
from graph.graph_store import Server
from graph.names import meta
from graph.ntriples import iri, text

FEW = 10
BATCH = 20
MOST = 100
BYTES = 500_000


class Plan(NamedTuple):
    """The graphs that differ, that are gone and that are the same, the checksum of all, what the server's books say."""

    differing: list[str]
    gone: list[str]
    same: set[str]
    whole: str
    there: dict[str, str]

    @property
    def is_done(self) -> bool:
        """Whether the server holds everything."""
        return not self.differing and not self.gone and self.was_whole and self.there[meta()] == self.whole

    @property
    def was_whole(self) -> bool:
        """Whether an earlier sending came to its end."""
        return meta() in self.there

    @property
    def is_small(self) -> bool:
        """Whether at most a tenth of the graphs changed."""
        return FEW * len(self.differing + self.gone) <= len(self.same)


def planned(store: ox.Store, server: Server) -> Plan:
    """Compare the digests of the store with those that the server's meta graph tells."""
    wanted, there = digests(store), server_digests(server)
    differing = sorted(graph for graph, digest in wanted.items() if there.get(graph) != digest)
    gone = sorted(graph for graph in there.keys() - wanted.keys() - {meta()} if not graph.startswith(steps()))
    return Plan(differing, gone, wanted.keys() - set(differing), checksum(wanted), there)


def server_digests(server: Server) -> dict[str, str]:
    """Return the digest of every graph that the server's meta graph tells."""
    return server.pairs(meta(), DIGEST.value)


def steps() -> str:
    """Return what the names begin with under which the steps of a default graph are noted."""
    return f"{meta()}/default/"


def digest_line(graph: str, digest: str) -> str:
    """Return the line that tells the digest of a graph."""
    return f"{iri(graph)} {DIGEST} {text(digest)} ."


def deliver(store: ox.Store, server: Server, graphs: Iterable[str]) -> Iterator[list[str]]:
    """Send graphs of the store and yield the names of each batch that has arrived.

    A server that takes updates gets as many graphs at once as `BYTES` hold, `MOST` at most; another one, or a graph
    that is larger, is sent graph by graph.
    """
    for batch, small in _batches(store, graphs, MOST if server.update else BATCH):
        if server.update and small:
            _replace(server, batch)
        else:
            for graph, lines in batch.items():
                server.put(graph, lines)
        yield list(batch)


def _replace(server: Server, batch: Mapping[str, Sequence[str]]) -> None:
    """Replace graphs by one update; one that is refused is halved, as Virtuoso takes no more than its SQL is long."""
    try:
        server.replace(batch)
    except AskedWrongly:
        names = list(batch)
        if len(names) == 1:
            raise
        for part in (names[: len(names) // 2], names[len(names) // 2 :]):
            _replace(server, {name: batch[name] for name in part})


def _batches(store: ox.Store, graphs: Iterable[str], most: int) -> Iterator[tuple[dict[str, list[str]], bool]]:
    """Yield graphs with their lines, at most so many and `BYTES` at once, and whether they keep within `BYTES`."""
    batch: dict[str, list[str]] = {}
    size = 0
    for graph in graphs:
        lines = list(lines_of(store, graph))
        weight = sum(len(line.encode()) for line in lines)
        if batch and (size + weight > BYTES or len(batch) == most):
            yield batch, size <= BYTES
            batch, size = {}, 0
        batch[graph] = lines
        size += weight
    if batch:
        yield batch, size <= BYTES


def told(store: ox.Store, graphs: Iterable[str]) -> Iterator[str]:
    """Yield the lines that the store's own books have on the graphs."""
    for graph in graphs:
        own, others = noted(store, graph)
        yield from sorted(own | others)
