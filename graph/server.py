"""Makes any SPARQL 1.1 server hold what a store holds; a killed run is simply run again.

The checksum of the whole is the last thing that the server's meta graph is told, as the digest of itself.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

import pyoxigraph as ox

from graph.books import books_graph
from graph.graph_store import Server
from graph.names import meta
from graph.sending_all import send_all
from graph.sending_changes import send_changes
from graph.to_send import digest_line, planned


class Sent(NamedTuple):
    """How many graphs were sent, were there already, and were dropped."""

    sent: int
    same: int
    dropped: int


def send(store: ox.Store, server: Server, tell: Callable[[str], None] = lambda _: None) -> Sent:
    """Make the server hold what *store* holds; only what differs by its digest is sent, and each graph told."""
    plan = planned(store, server)
    if not plan.is_done:
        way = send_changes if server.update and plan.was_whole and plan.is_small else send_all
        way(store, server, plan, tell)
        books = (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, books_graph()))
        server.put(meta(), chain(books, [digest_line(meta(), plan.whole)]))
    return Sent(len(plan.differing), len(plan.same), len(plan.gone))
