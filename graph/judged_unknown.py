"""Judgements about names that nothing in the graph bears: mistyped, or of pages that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.judged import Judged, judgements_graph, name_of
from graph.judgements import Placed
from graph.names import term

_LABELS = tuple(ox.NamedNode(term(label)) for label in ("skos:prefLabel", "skos:altLabel"))


def unknown(store: ox.Store, some: Iterable[Placed], judgements: Judged) -> Iterator[str]:
    """Yield a sentence for every name in *some* judgements that neither authority nor a page of *store* bears."""
    for placed in some:
        for name in placed.judgement.pair:
            body = judgements.canonical.get(name, name)
            if not _told(store, name, None) and not _named(store, body, name_of(name)):
                yield f"{placed.place} is about {name}, which neither the authority nor a page names"


def _named(store: ox.Store, body: str, name: str) -> bool:
    return any(_told(store, body, label, ox.Literal(name, language="de")) for label in _LABELS)


def _told(store: ox.Store, name: str, predicate: ox.NamedNode | None, value: ox.Literal | None = None) -> bool:
    graphs = (quad.graph_name for quad in store.quads_for_pattern(ox.NamedNode(name), predicate, value))
    return any(graph not in {ox.DefaultGraph(), ox.NamedNode(judgements_graph())} for graph in graphs)
