"""Sends a few changes to a server that held a whole store, by updates: the default graph gets only what is different.

A triple of a changed graph, old or new, is in the server's default graph afterwards if it is in the store's. The
server's meta graph first forgets that all was whole; after a kill, everything is compared and sent as at the beginning.
"""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from graph.graph_store import Server
from graph.names import meta
from graph.to_send import Plan, deliver, digest_line


def send_changes(store: ox.Store, server: Server, plan: Plan, tell: Callable[[str], None]) -> None:
    """Send the graphs that differ, drop those that are gone, and change the default graph where that changes it."""
    touched = [*plan.differing, *plan.gone]
    triples = {triple for graph in touched if graph in plan.there for triple in server.triples(graph)}
    triples |= {quad.triple for graph in plan.differing for quad in _quads(store, graph)}
    server.forget(meta(), [meta()])
    server.forget(meta(), touched)
    server.change("INSERT DATA", meta(), (digest_line(graph, "gone") for graph in plan.gone))
    for batch in deliver(store, server, plan.differing):
        for graph in batch:
            tell(graph)
    for graph in plan.gone:
        server.drop(graph)
    held = {triple for triple in triples if _quad(triple) in store}
    server.change("DELETE DATA", None, sorted(f"{triple} ." for triple in triples - held))
    server.change("INSERT DATA", None, sorted(f"{triple} ." for triple in held))


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph())


def _quads(store: ox.Store, graph: str) -> list[ox.Quad]:
    return list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
