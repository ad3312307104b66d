"""Checks page graphs against `data/shapes.ttl` (SHACL); what is wrong is said with its page and its quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from data import curated
from graph.names import term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


class Finding(NamedTuple):
    """One thing that a shape found: `severity` is Violation, Warning or Info; `quote` is the sentence it stands in."""

    severity: str
    page: str
    message: str
    node: str
    quote: str | None

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.severity}: {self.message} On {self.page}" + (f": „{self.quote}“" if self.quote else ".")


def check(store: ox.Store, graphs: Iterable[str], progress: Callable[[str], None] | None = None) -> Iterator[Finding]:
    """Yield the findings of each named page graph, the graphs in the order given."""
    from pyshacl import validate
    from rdflib import Graph

    shapes = Graph().parse(data=curated("shapes.ttl").read_text("utf-8"), format="turtle")
    for name in graphs:
        page = Graph().parse(data=ntriples(store, name), format="nt")
        _, results, _ = validate(page, shacl_graph=shapes, advanced=False, inference="none", meta_shacl=False)
        yield from sorted(_findings(results, page, name))
        if progress:
            progress(name)


def ntriples(store: ox.Store, graph: str) -> str:
    """Return one named graph as N-Triples."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return "".join(f"{quad.triple} .\n" for quad in quads)


def _findings(results: object, page: Graph, name: str) -> Iterator[Finding]:
    from rdflib import SH, Graph

    if not isinstance(results, Graph):
        raise TypeError(f"pySHACL could not check {name}: {results!r}")
    for result in results.objects(None, SH.result):
        node = results.value(result, SH.focusNode)
        message = results.value(result, SH.resultMessage)
        severity = str(results.value(result, SH.resultSeverity)).rpartition("#")[2]
        yield Finding(severity, name, str(message), str(node), _quote(page, node))


def _quote(page: Graph, node: Node | None) -> str | None:
    from rdflib import URIRef

    if node is None:
        return None
    steps = [URIRef(term(step)) for step in ("cn:evidence", "oa:hasSelector", "oa:exact")]
    found = [node]
    for step in steps:
        found = [value for place in found for value in page.objects(place, step)]
    return max((str(value) for value in found), key=len, default=None)
