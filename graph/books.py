"""The books of a store: what the meta graph says of every graph, and the checksum that follows from it.

A graph's digest is over its sorted N-Triples lines; a store's checksum is over the sorted list of its graphs with
their digests. So it follows from the books at once, however large the store, and from the quads, graph by graph. The
default graph is not part of it: it is what the graphs that hold say together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from graph.names import meta, term
from graph.ntriples import iri, short, text, typed

DIGEST, SIZE = ox.NamedNode(term("cn:contentDigest")), ox.NamedNode(term("void:triples"))
CHECKED, MADE_FROM = ox.NamedNode(term("cn:checked")), ox.NamedNode(term("cn:madeFrom"))
NOT_YET = typed("false", "xsd:boolean")


def books_graph() -> ox.NamedNode:
    """Return the graph that keeps the books."""
    return ox.NamedNode(meta())


def digest_of(lines: Iterable[str]) -> str:
    """Return the SHA-256 of sorted N-Triples lines, as `sha256:` and hexadecimal digits."""
    return digest_of_text(sorted_text(lines))


def sorted_text(lines: Iterable[str]) -> bytes:
    """Return N-Triples lines in order, with a line feed between them."""
    return "\n".join(sorted(lines)).encode()


def digest_of_text(text: bytes) -> str:
    """Return the digest of a graph's `sorted_text`."""
    return "sha256:" + hashlib.sha256(text).hexdigest()


NOTHING = digest_of(())


def books(graph: str, digest: str, size: int, *, checked: bool = True) -> list[str]:
    """Return the lines that keep the books of a graph: its digest, its number of triples, and whether it is checked."""
    told = {"cn:contentDigest": text(digest), "void:triples": typed(str(size), "xsd:integer")}
    if not checked:
        told["cn:checked"] = NOT_YET
    return [f"{iri(graph)} {short(name)} {value} ." for name, value in told.items()]


def recorded_digest(store: ox.Store, graph: str) -> str | None:
    """Return the digest that the books know of a graph, None where there is no such graph."""
    return next((value for _, value in _told(store, graph, DIGEST)), None)


def source_of(store: ox.Store, graph: str) -> str | None:
    """Return the digest of what a page's graphs were made from, None where that is not known."""
    return next((value for _, value in _told(store, graph, MADE_FROM)), None)


def digests(store: ox.Store) -> dict[str, str]:
    """Return the digest of every graph that a build has put into the store."""
    found = store.query(f"SELECT ?graph ?digest {{ GRAPH <{meta()}> {{ ?graph <{DIGEST.value}> ?digest }} }}")
    rows = _table(found)
    return {graph[1:-1]: digest[1:-1] for graph, digest in rows}


def size(store: ox.Store) -> int:
    """Return how many quads the named graphs have, without the books themselves."""
    found = store.query(f"SELECT (SUM(?n) AS ?sum) {{ GRAPH <{meta()}> {{ ?graph <{SIZE.value}> ?n }} }}")
    return sum(int(count) for (count,) in _table(found))


def classes(store: ox.Store) -> dict[str, int]:
    """Return every class of the default graph with the number of its members."""
    found = store.query(f"SELECT ?class (COUNT(?thing) AS ?n) {{ ?thing <{term('rdf:type')}> ?class }} GROUP BY ?class")
    return {cls[1:-1]: int(count) for cls, count in sorted(_table(found))}


def noted(store: ox.Store, graph: str) -> tuple[set[str], set[str]]:
    """Return the lines that the books have on a graph: those that `books` wrote, and the others."""
    told = list(store.quads_for_pattern(ox.NamedNode(graph), None, None, books_graph()))
    own = {f"{quad.triple} ." for quad in told if quad.predicate in {DIGEST, SIZE, CHECKED}}
    return own, {f"{quad.triple} ." for quad in told} - own


def unchecked(store: ox.Store) -> Iterator[str]:
    """Yield the graphs that were replaced and have not passed a check since."""
    return (graph for graph, _ in _told(store, None, CHECKED))


def checksum(graphs: Mapping[str, str]) -> str:
    """Return `sha256:` and the digest over the sorted lines `<graph> digest`; graphs without a triple do not count."""
    lines = sorted(f"<{graph}> {digest}\n" for graph, digest in graphs.items() if digest != NOTHING)
    return f"sha256:{hashlib.sha256(''.join(lines).encode()).hexdigest()}"


def checksum_of(store: ox.Store) -> str:
    """Return the store's checksum, found anew from its quads and not from its books."""
    return checksum({graph: digest_of(lines_of(store, graph)) for graph in named(store)})


def named(store: ox.Store) -> list[str]:
    """Return the names of all graphs but the one that keeps the books, sorted."""
    return sorted(str(graph.value) for graph in store.named_graphs() if graph != books_graph())


def lines_of(store: ox.Store, graph: str) -> Iterator[str]:
    """Yield the N-Triples lines of a named graph."""
    return (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def _table(found: object) -> list[list[str]]:
    """Return an answer's rows as the engine writes them in TSV, which is ten times faster than value by value."""
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"a SELECT was asked, not {found!r}")
    text = (found.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode()
    return [line.split("\t") for line in text.split("\n")[1:] if line]


def _told(store: ox.Store, graph: str | None, predicate: ox.NamedNode) -> Iterator[tuple[str, str]]:
    """Yield graphs with what the books say of them."""
    for quad in store.quads_for_pattern(ox.NamedNode(graph) if graph else None, predicate, None, books_graph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject.value, quad.object.value
