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
    """One thing that a shape found: `severity` is Violation, Warning or Info; `quote` is the sentence it stands in.

    `message` is English, `message_de` German; both say what should hold.
    """

    severity: str
    page: str
    message: str
    message_de: str
    node: str
    quote: str | None

    def __str__(self) -> str:
        """Say it in one line, in both languages, with the page and the quote."""
        where = f"On {self.page}" + (f": „{self.quote}“" if self.quote else ".")
        return f"{self.severity}: {self.message} / {self.message_de} {where}"


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
        messages = {getattr(told, "language", None): str(told) for told in results.objects(result, SH.resultMessage)}
        severity = str(results.value(result, SH.resultSeverity)).rpartition("#")[2]
        yield Finding(severity, name, messages["en"], messages["de"], str(node), _quote(page, node))


def _quote(page: Graph, node: Node | None) -> str | None:
    """Return the longest quote of a statement, of evidence itself, or else of the statements that name a body."""
    from rdflib import URIRef
    from rdflib.paths import Path

    def of(name: str) -> URIRef:
        return URIRef(term(name))

    if node is None:
        return None
    words = of("oa:hasSelector") / of("oa:exact")
    named: Path = ~(of("cn:mentions") | of("org:member") | of("org:organization"))
    ways = (of("cn:evidence") / words, words, of("oa:exact"), named / of("cn:evidence") / words)
    found = ({str(value) for value in page.objects(node, way)} for way in ways)
    return max(next(filter(None, found), set()), key=lambda quote: (len(quote), quote), default=None)
