"""Whether a head is plausible beside the last release: a graph that lost much is not published unless it is wished."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from data.counting import counted
from graph.books import digests, size
from graph.manifest import Manifest
from graph.names import term
from graph.tally import page_graphs

LOST = 0.2
TOPIC = ox.NamedNode(term("foaf:primaryTopic"))


def doubts(store: ox.Store, last: Manifest | None) -> Iterator[str]:
    """Yield a sentence for each thing that a healthy graph would not show."""
    if not any(store.quads_for_pattern(None, TOPIC, None, ox.DefaultGraph())):
        yield "no page speaks for an office"
    if last is None:
        return
    pages = sum(1 for _ in page_graphs(digests(store)))
    for what, before, now in (("page", last.pages, pages), ("quad", last.quads, size(store))):
        if now < (1 - LOST) * before:
            yield f"{counted(now, what)}, where release {last.id} had {before}"
