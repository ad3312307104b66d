"""How two stores differ in numbers; graphs that both books give the same digest are not looked at."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from graph.books import digests
from graph.names import term
from graph.tally import page_graphs

ON_PAGE = ox.NamedNode(term("cn:onPage"))


class Difference(NamedTuple):
    """Statements that only the later or only the earlier store has, and the page graphs that are not the same."""

    new: int
    gone: int
    graphs: int


def difference(before: ox.Store, after: ox.Store) -> Difference:
    """Return how *after* differs from *before*."""
    old, new = digests(before), digests(after)
    graphs = [graph for graph in page_graphs({**old, **new}) if old.get(graph) != new.get(graph)]
    pairs = [(_statements(before, graph), _statements(after, graph)) for graph in graphs]
    more, less = (sum(len(b - a) for a, b in pairs), sum(len(a - b) for a, b in pairs))
    return Difference(more, less, len(graphs))


def _statements(store: ox.Store, graph: str) -> set[str]:
    return {str(quad.subject) for quad in store.quads_for_pattern(None, ON_PAGE, None, ox.NamedNode(graph))}
