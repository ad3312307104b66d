"""Sends a store, by updates many graphs at once where the server takes them; a killed run is simply run again.

First the server's meta graph forgets the graphs that differ; each is told again after it has arrived. The default
graph comes last, in steps that the meta graph notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from graph.graph_store import STEP, Server, stepped
from graph.names import meta
from graph.to_send import Plan, deliver, digest_line, steps, told


def send_all(store: ox.Store, server: Server, plan: Plan, tell: Callable[[str], None]) -> None:
    """Send the graphs that differ, drop those that are gone, and send the whole default graph."""
    mark = f"{plan.whole}/{STEP}"
    done = {graph for graph, digest in plan.there.items() if graph.startswith(steps()) and digest == mark}
    if plan.gone or plan.differing:
        _send_graphs(store, server, plan, tell)
        done = set()
    if plan.gone:
        for graph in plan.gone:
            server.drop(graph)
        server.put(meta(), told(store, [*plan.same, *plan.differing]))
    _send_default(store, server, mark, done)


def _send_graphs(store: ox.Store, server: Server, plan: Plan, tell: Callable[[str], None]) -> None:
    server.put(meta(), [*told(store, plan.same), *(digest_line(graph, "gone") for graph in plan.gone)])
    for batch in deliver(store, server, plan.differing):
        server.add(meta(), told(store, batch))
        for graph in batch:
            tell(graph)


def _send_default(store: ox.Store, server: Server, mark: str, done: Iterable[str]) -> None:
    """Send the default graph in steps of the store's own order, which is the same for the same quads."""
    lines = (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    for number, step in enumerate(stepped(lines)):
        name = f"{steps()}{number}"
        if name not in done:
            (server.add if number else server.put)(None, step)
            server.add(meta(), [digest_line(name, mark)])
