"""Sends a store to any SPARQL 1.1 server with the Graph Store protocol; a killed run is simply run again.

First the server's meta graph forgets the graphs that differ; each is told again after it has arrived. The default
graph comes last, in steps that the meta graph notes, and then the whole meta graph with the checksum of all, as the
digest of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import pyoxigraph as ox

from graph.books import DIGEST, books_graph, checksum, digests, lines_of, noted
from graph.graph_store import STEP, Server, stepped
from graph.names import meta
from graph.ntriples import iri, text

BATCH = 20


class Sent(NamedTuple):
    """How many graphs were sent, were there already, and were dropped."""

    sent: int
    same: int
    dropped: int


def send(store: ox.Store, server: Server, tell: Callable[[str], None] = lambda _: None) -> Sent:
    """Make the server hold what *store* holds; only what differs by its digest is sent, and each graph told."""
    wanted, there = digests(store), server_digests(server)
    whole = checksum(wanted)
    steps = [graph for graph in there if graph.startswith(_steps())]
    gone = sorted(there.keys() - wanted.keys() - {meta(), *steps})
    differing = sorted(graph for graph, digest in wanted.items() if there.get(graph) != digest)
    same = len(wanted) - len(differing)
    if not gone and not differing and there.get(meta()) == whole:
        return Sent(0, same, 0)
    if gone or differing:
        server.put(
            meta(), chain(_told(store, wanted.keys() - set(differing)), (_digest(graph, "gone") for graph in gone))
        )
        _send_graphs(store, server, differing, tell)
        steps = []
    if gone:
        for graph in gone:
            server.drop(graph)
        server.put(meta(), _told(store, wanted))
    mark = f"{whole}/{STEP}"
    _send_default(store, server, mark, {graph for graph in steps if there[graph] == mark})
    books = (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, books_graph()))
    server.put(meta(), chain(books, [_digest(meta(), whole)]))
    return Sent(len(differing), same, len(gone))


def server_digests(server: Server) -> dict[str, str]:
    """Return the digest of every graph that the server's meta graph tells."""
    return server.pairs(meta(), DIGEST.value)


def _send_graphs(store: ox.Store, server: Server, graphs: list[str], tell: Callable[[str], None]) -> None:
    for start in range(0, len(graphs), BATCH):
        batch = graphs[start : start + BATCH]
        for graph in batch:
            server.put(graph, lines_of(store, graph))
            tell(graph)
        server.add(meta(), _told(store, batch))


def _send_default(store: ox.Store, server: Server, mark: str, there: set[str]) -> None:
    """Send the default graph in steps of the store's own order, which is the same for the same quads."""
    lines = (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    for number, step in enumerate(stepped(lines)):
        name = f"{_steps()}{number}"
        if name not in there:
            (server.add if number else server.put)(None, step)
            server.add(meta(), [_digest(name, mark)])


def _steps() -> str:
    return f"{meta()}/default/"


def _digest(graph: str, digest: str) -> str:
    return f"{iri(graph)} {DIGEST} {text(digest)} ."


def _told(store: ox.Store, graphs: Iterable[str]) -> Iterator[str]:
    for graph in graphs:
        own, others = noted(store, graph)
        yield from sorted(own | others)
