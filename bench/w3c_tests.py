"""Reads W3C's SPARQL query tests: their manifests, data and expected results.

https://www.w3.org/2009/sparql/docs/tests/README.html; the results that stand in RDF are told at
https://www.w3.org/2001/sw/DataAccess/tests/README.html.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
DAWG = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
KINDS = {
    MF.QueryEvaluationTest: "answer",
    MF.CSVResultFormatTest: "answer",
    MF.PositiveSyntaxTest: "right",
    MF.PositiveSyntaxTest11: "right",
    MF.NegativeSyntaxTest: "wrong",
    MF.NegativeSyntaxTest11: "wrong",
}
RESULTS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".n3": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}
Answer = bool | frozenset[str]


class Case(NamedTuple):
    """One test: its query, what the default graph and the named graphs hold, and the file of its result."""

    name: str
    folder: str
    kind: str
    query: Path
    data: list[Path]
    graphs: list[tuple[str, Path]]
    result: Path | None

    @property
    def sparql(self) -> str:
        """The query with the address that its relative IRIs follow."""
        return f"BASE <{self.query.as_uri()}>\n{self.query.read_text('utf-8')}"


def cases(suite: Path, folders: Iterable[str]) -> Iterator[Case]:
    """Yield the query tests below the folders of the suite, that the working group approved."""
    for manifest in sorted(file for folder in folders for file in (suite / folder).glob("*/manifest.ttl")):
        graph = Graph().parse(manifest, publicID=manifest.as_uri(), format="turtle")
        for kind, name in KINDS.items():
            for test in sorted(graph.subjects(RDF.type, kind)):
                if graph.value(test, DAWG.approval) == DAWG.Approved:
                    yield _case(graph, test, name, manifest.parent)


def _case(graph: Graph, test: Node, kind: str, folder: Path) -> Case:
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    query = graph.value(action, QT.query) or action
    named = [
        (str(graph.value(node, RDFS.label) or node), _path(graph.value(node, QT.graph) or node))
        for node in graph.objects(action, QT.graphData)
    ]
    return Case(
        name=str(graph.value(test, MF.name)),
        folder=f"{folder.parent.name}/{folder.name}",
        kind=kind,
        query=_path(query),
        data=[_path(node) for node in graph.objects(action, QT.data)],
        graphs=named,
        result=_path(result) if result else None,
    )


def _path(node: Node | None) -> Path:
    return Path(unquote(urlsplit(str(node)).path))


def load(store: ox.Store, file: Path, graph: str | None = None) -> None:
    """Load a file of the suite into the default graph, or into *graph*."""
    place = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    store.load(path=str(file), format=FORMATS[file.suffix], base_iri=file.as_uri(), to_graph=place)


def expected(file: Path) -> Answer:
    """Return the answer that a result file holds."""
    if file.suffix in RESULTS:
        return answer(ox.parse_query_results(path=str(file), format=RESULTS[file.suffix]))
    found = ox.Store()
    load(found, file)
    told = Graph().parse(data=found.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")
    sets = list(told.subjects(RDF.type, URIRef(f"{RS}ResultSet")))
    if not sets:
        return _shape(quad.triple for quad in found)
    said = told.value(sets[0], URIRef(f"{RS}boolean"))
    return str(said) == "true" if said is not None else _rows_of(found)


def _rows_of(found: ox.Store) -> frozenset[str]:
    """Return the rows of a result that stands in RDF."""
    asked = f"SELECT ?row ?name ?value {{ ?row <{RS}binding> ?b . ?b <{RS}variable> ?name ; <{RS}value> ?value }}"
    bindings = [(row["row"], row["name"].value, row["value"]) for row in found.query(asked)]
    empty = found.query(f"SELECT ?row {{ ?set <{RS}solution> ?row FILTER NOT EXISTS {{ ?row <{RS}binding> ?b }} }}")
    return _shape([*_triples(bindings), *_marks(row["row"] for row in empty)])


def answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """Return an answer in a form that is equal for equal ones, whatever the order and the names of blank nodes."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return _shape(found)
    names = [variable.value for variable in found.variables]
    return rows(names, [[row[name] for name in names] for row in found])


def rows(names: list[str], values: Iterable[Iterable[object]]) -> frozenset[str]:
    """Return the shape of rows of terms, None where nothing is known."""
    numbered = [(ox.BlankNode(), list(row)) for row in values]
    bindings = [(node, n, v) for node, row in numbered for n, v in zip(names, row, strict=True) if v is not None]
    full = {node for node, _, _ in bindings}
    return _shape([*_triples(bindings), *_marks(node for node, _ in numbered if node not in full)])


def _triples(bindings: Iterable[tuple[ox.BlankNode, str, object]]) -> Iterator[ox.Triple]:
    return (ox.Triple(node, ox.NamedNode(f"x-var:{name}"), value) for node, name, value in bindings)


def _marks(nodes: Iterable[ox.BlankNode]) -> Iterator[ox.Triple]:
    """Mark rows in which nothing is known."""
    return (ox.Triple(node, ox.NamedNode("x-var:"), ox.Literal("nothing")) for node in nodes)


def _shape(triples: Iterable[ox.Triple]) -> frozenset[str]:
    """Return the triples as the store keeps their literals, their blank nodes named in one way."""
    store = ox.Store()
    store.extend(ox.Quad(*triple, ox.DefaultGraph()) for triple in triples)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, dataset))


def csv_rows(file: Path) -> list[list[tuple[str, str]]]:
    """Return the rows of a CSV file as columns with their cells, blank nodes without their names."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *others = csv.reader(lines)
    return cells(header, [["_" if cell.startswith("_:") else cell for cell in row] for row in others])


def cells(header: Iterable[str], values: Iterable[Iterable[str]]) -> list[list[tuple[str, str]]]:
    """Return rows in a form that is equal for equal ones, whatever the order of rows and columns."""
    names = list(header)
    return sorted(sorted(zip(names, row, strict=True)) for row in values)
