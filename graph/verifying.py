"""Looks whether a release still is what its manifest says: found from its quads, not from its books."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from graph.books import books_graph, checksum, digest_of, digests, named
from graph.names import histories
from graph.releases import Release

DEFAULT = ox.DefaultGraph()


def problems(release: Release, progress: Callable[[str], None] | None = None) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a release; memory is that of its largest graph."""
    store, recorded = release.store(), digests(release.store())
    found: dict[str, str] = {}
    for graph in named(store):
        quads = list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        found[graph] = digest_of(f"{quad.triple} ." for quad in quads)
        if recorded.get(graph) != found[graph]:
            yield f"the graph {graph} is not what the books say"
        if not graph.startswith(histories()) and any(
            ox.Quad(quad.subject, quad.predicate, quad.object, DEFAULT) not in store for quad in quads
        ):
            yield f"the default graph lacks what {graph} says"
        if progress:
            progress(graph)
    if checksum(found) != release.manifest.checksum:
        yield f"release {release.manifest.id}: its content is not what its checksum says"
    yield from _said_by_none(store)


def _said_by_none(store: ox.Store) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, None, None, DEFAULT):
        told = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if not any(map(_holds, told)):
            yield f"the default graph says what no page says: {quad.triple}"
            return


def _holds(quad: ox.Quad) -> bool:
    graph = quad.graph_name
    return isinstance(graph, ox.NamedNode) and graph != books_graph() and not graph.value.startswith(histories())
