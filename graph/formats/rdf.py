"""The network as linked data: N-Quads, Turtle and JSON-LD of nodes, edges, and what the network says of itself.

An edge is a `cn:Edge` that was derived from the statement it quotes, so a reader finds its way into the release.
Attributes that no shared vocabulary knows stand under `…/attribute/`. In N-Quads the graph's name is the network's IRI.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, takewhile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from graph.formats.flow import Attributes, Edge, Flow, plain
from graph.formats.written import lines
from graph.iris import web, written
from graph.names import HOME, PREFIXES, base, space
from graph.ntriples import iri, short, text, typed

AT_ONCE = 5_000
SHORT = {prefix: address for prefix, address in PREFIXES.items() if prefix not in {"name", "version"}}
ATTRIBUTE = f"{HOME}attribute/"
TERMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "label": (short("skos:prefLabel"), partial(text, language="de")),
    "label_en": (short("skos:prefLabel"), partial(text, language="en")),
    "short": (short("skos:altLabel"), text),
    "kind": (short("cn:kind"), text),
    "land": (short("cn:land"), lambda value: iri(space("land") + written(value))),
    "quote": (short("cn:quote"), text),
    "from": (short("cn:onPage"), lambda value: iri(web(value))),
    "iri": (short("prov:wasDerivedFrom"), lambda value: iri(web(value))),
    "confidence": (short("cn:confidence"), lambda value: typed(value, "xsd:decimal")),
}
ABOUT = {
    "name": short("dcterms:title"),
    "description": short("dcterms:description"),
    "created": short("dcterms:created"),
}


def write_nquads(flow: Flow, path: Path) -> list[Path]:
    """Write N-Quads, streamed; the graph's name is the network's IRI."""
    graph = iri(_network(flow))
    return lines(path, (f"{line} {graph} .\n" for line in _triples(flow)))


def write_turtle(flow: Flow, path: Path) -> list[Path]:
    """Write Turtle with the graph's prefixes, streamed; sorted, because the engine's order is by chance.

    Names as pages write them stay whole: rdflib cannot read a short one that ends in a dot, such as `…_e._V.`.
    """
    return _serialized(flow, path, ox.RdfFormat.TURTLE)


def write_json_ld(flow: Flow, path: Path) -> list[Path]:
    """Write JSON-LD 1.1 with the graph's prefixes, streamed."""
    return _serialized(flow, path, ox.RdfFormat.JSON_LD)


def _serialized(flow: Flow, path: Path, form: ox.RdfFormat) -> list[Path]:
    with path.open("w+b") as file:
        ox.serialize(_parsed(_triples(flow)), file, form, prefixes=SHORT)
        file.seek(0)
        head = list(takewhile(lambda line: line.startswith(b"@prefix"), file))
        file.seek(0)
        file.writelines(sorted(head))
    return [path]


def _parsed(triples: Iterator[str]) -> Iterator[ox.Triple]:
    while chunk := list(islice(triples, AT_ONCE)):
        content = "".join(f"{line} .\n" for line in chunk).encode()
        for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple


def _network(flow: Flow) -> str:
    parts = (flow.about.get(name, "unnamed") for name in ("release", "recipe"))
    return f"{base()}network/" + "/".join(quote(part, safe="") for part in parts)


def _triples(flow: Flow) -> Iterator[str]:
    network = iri(_network(flow))
    yield f"{network} {short('rdf:type')} {short('cn:Network')}"
    for name, value in flow.about.items():
        yield f"{network} {ABOUT.get(name, _own(name))} {text(value)}"
    for node, data in flow.nodes:
        yield from _attributes(iri(web(node)), data)
    for edge in flow.edges:
        yield from _edge(network, f"{_network(flow)}#e{edge.number}", edge)


def _edge(network: str, address: str, edge: Edge) -> Iterator[str]:
    this = iri(address)
    yield f"{this} {short('rdf:type')} {short('cn:Edge')}"
    yield f"{this} {short('cn:inNetwork')} {network}"
    yield f"{this} {short('cn:edgeSource')} {iri(web(edge.source))}"
    yield f"{this} {short('cn:edgeTarget')} {iri(web(edge.target))}"
    yield from _attributes(this, edge.data)


def _attributes(subject: str, data: Attributes) -> Iterator[str]:
    for name, value in data.items():
        if name == "iri" and subject == iri(web(value)):
            continue
        predicate, told = TERMS.get(name, (_own(name), None))
        for item in value if isinstance(value, list) else [value]:
            yield f"{subject} {predicate} {told(plain(item)) if told else _literal(item)}"


def _own(name: str) -> str:
    return iri(ATTRIBUTE + quote(name, safe=""))


def _literal(value: Any) -> str:  # noqa: ANN401 - any attribute
    kinds = {bool: "xsd:boolean", int: "xsd:integer", float: "xsd:double"}
    kind = kinds.get(type(value))
    return typed(plain(value), kind) if kind else text(plain(value))
