"""What networks cost beside rdflib with networkx's writers, and igraph's: `python -m bench.networks [EDGES] [RUNS]`.

A synthetic store holds one relation a page, told of 2,000 bodies; both engines are asked the same SPARQL, and all write
the same network. `python -m bench.networks memory 1000000` streams that many edges to GEXF and prints the peak.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import nodes
from graph.formats import stream, write
from graph.formats.flow import Edge, Flow
from graph.names import sparql_prefixes, term
from graph.networks import network
from graph.recipes import find

BODIES = 2_000
QUOTE = "Die Stelle wird gefördert durch das „Bündnis für Gesundheit“ & weitere Partner im Land, Nummer {}."


def lines(edges: int) -> Iterator[str]:
    """Yield the N-Triples of one relation a page, and of the bodies."""
    role = f"<{term('role:funder')}>"
    yield f'{role} <{term("skos:prefLabel")}> "Förderer"@de .\n'
    for number in range(BODIES):
        body = f"<https://bench.example/body/{number}>"
        yield f'{body} <{term("skos:prefLabel")}> "Körperschaft {number} & Söhne"@de .\n'
        yield f'{body} <{term("cn:kind")}> "{("host", "ministry", "insurer")[number % 3]}" .\n'
    for number in range(edges):
        this = f"<https://bench.example/relation/{number}>"
        one, other = number % BODIES, (number * 7919 + number // BODIES + 1) % BODIES
        told = {
            "rdf:type": f"<{term('cn:Relation')}>",
            "org:member": f"<https://bench.example/body/{one}>",
            "org:organization": f"<https://bench.example/body/{other}>",
            "org:role": role,
            "cn:status": '"current"',
            "cn:onPage": f"<https://bench.example/seite/{number}>",
            "cn:confidence": f'"0.{number % 9 + 1}"^^<{term("xsd:decimal")}>',
            "cn:quote": f'"{QUOTE.format(number)}"',
        }
        yield "".join(f"{this} <{term(name)}> {value} .\n" for name, value in told.items())


def ours(store: ox.Store, path: Path) -> Any:  # noqa: ANN401 - a networkx graph
    """Project and write as `chancennetz export` does."""
    found = network(store, find("cooperation"), release="bench", created="2026-11-21T12:00:00Z")
    write(found, "graphml", path)
    return found


def rdflib_and_networkx(content: Any, path: Path) -> None:  # noqa: ANN401 - an rdflib graph
    """Ask the same SPARQL of rdflib's engine, edges first, then what is known of the nodes, and write with networkx."""
    import networkx as nx

    graph: Any = nx.MultiDiGraph()
    for row in content.query(sparql_prefixes() + find("cooperation").sparql):
        data = {name: value.toPython() for name, value in row.asdict().items()}
        data["confidence"] = float(data["confidence"])
        graph.add_edge(str(data.pop("source")), str(data.pop("target")), **{k: _plain(v) for k, v in data.items()})
    asked = nodes.QUERY.format(nodes=" ".join(f"<{node}>" for node in graph))
    for row in content.query(sparql_prefixes() + asked):
        graph.nodes[str(row.node)].update({name: str(value) for name, value in row.asdict().items() if name != "node"})
    nx.write_graphml(graph, path)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any attribute
    return value if isinstance(value, float) else str(value)


def timed(what: str, do: Callable[[], Any], runs: int) -> float:
    """Print and return the median seconds of some runs."""
    took: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        do()
        took.append(time.perf_counter() - begun)
    print(f"| {what} | {statistics.median(took):.2f} s |", flush=True)  # noqa: T201
    return statistics.median(took)


def compare(edges: int, runs: int) -> None:
    """Print what projecting and writing takes, end to end and writer by writer."""
    import igraph
    import networkx as nx
    import rdflib

    text = "".join(lines(edges)).encode()
    store = ox.Store()
    store.bulk_load(text, ox.RdfFormat.N_TRIPLES)
    content = rdflib.Graph()
    content.parse(data=text, format="nt")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net"
        found = ours(store, path)
        print(f"| {found.number_of_nodes()} nodes, {found.number_of_edges()} edges | median of {runs} |\n|---|---|")  # noqa: T201
        ends = timed("SPARQL to GraphML, ours", lambda: ours(store, path), runs)
        theirs = timed("SPARQL to GraphML, rdflib + networkx", lambda: rdflib_and_networkx(content, path), runs)
        print(f"| end to end | {theirs / ends:.1f} × |")  # noqa: T201
        converted = igraph.Graph.from_networkx(found)
        for form, do in {"graphml": nx.write_graphml, "gexf": nx.write_gexf}.items():
            we = timed(f"{form}, ours", lambda form=form: write(found, form, path), runs)
            they = timed(f"{form}, networkx", lambda do=do: do(found, path), runs)
            print(f"| {form} | {they / we:.1f} × |")  # noqa: T201
        timed("graphml, igraph (graph made before)", lambda: converted.write_graphml(str(path)), runs)


def memory(edges: int) -> None:
    """Stream edges to GEXF and print the seconds and the peak of resident memory."""
    columns: dict[str, type] = {"role": str, "weight": int, "confidence": float, "quote": str}
    bodies = (
        (f"https://bench.example/body/{n}", {"label": f"Körperschaft {n}", "kind": "host"}) for n in range(BODIES)
    )
    about = {"name": "Bench", "created": "2026-11-21"}
    flow = Flow(
        about,
        directed=True,
        node_columns={"label": str, "kind": str},
        edge_columns=columns,
        nodes=bodies,
        edges=_edges(edges),
    )
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        (file,) = stream(flow, "gexf", Path(folder) / "net.gexf")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        seconds, size = time.perf_counter() - begun, file.stat().st_size // 1_000_000
        print(f"{edges} edges to GEXF: {seconds:.1f} s, {size} MB of file, {peak} MB of memory at most")  # noqa: T201


def _edges(edges: int) -> Iterator[Edge]:
    for n in range(edges):
        data = {"role": "Förderer", "weight": 1, "confidence": 0.9, "quote": QUOTE.format(n)}
        yield Edge(
            n, f"https://bench.example/body/{n % BODIES}", f"https://bench.example/body/{n * 7919 % BODIES}", data
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        memory(int(sys.argv[2]))
    else:
        compare(*map(int, (sys.argv[1:] + ["10000", "3"][len(sys.argv) - 1 :])[:2]))
