"""Checks page graphs against `data/shapes.ttl` (SHACL); what is wrong is said with its page and its quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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


Page: TypeAlias = tuple[str, str]
CheckEach: TypeAlias = Callable[[Iterable[Page]], Iterable[tuple[Page, list[Finding]]]]


def check(
    store: ox.Store,
    graphs: Iterable[str],
    progress: Callable[[str], None] | None = None,
    each: CheckEach | None = None,
) -> Iterator[Finding]:
    """Yield the findings of each named page graph, the graphs in the order given.

    *each* gives back every page graph, its name and its N-Triples, with what `checker` finds in it, in the order in
    which it gets them; by default they are checked one after the other.
    """
    pages = ((name, ntriples(store, name)) for name in graphs)
    found = checker()
    for (name, _), findings in (each or (lambda pages: ((page, found(page)) for page in pages)))(pages):
        yield from findings
        if progress:
            progress(name)


def checker() -> Callable[[Page], list[Finding]]:
    """Return what finds, in a page graph given as its name and its N-Triples, whatever the shapes do not allow."""
    from pyshacl import validate
    from rdflib import Graph

    shapes = Graph().parse(data=curated("shapes.ttl").read_text("utf-8"), format="turtle")

    def found(page: Page) -> list[Finding]:
        name, triples = page
        graph = Graph().parse(data=triples, format="nt")
        _, results, _ = validate(graph, shacl_graph=shapes, advanced=False, inference="none", meta_shacl=False)
        return sorted(_findings(results, graph, name))

    return found


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
