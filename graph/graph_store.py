"""A server's graphs by the Graph Store protocol (https://www.w3.org/TR/sparql11-http-rdf-update/)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import Request

import pyoxigraph as ox

from data.errors import AskedWrongly
from graph.names import meta
from graph.remote import Endpoint, select_at
from graph.wire import Wire

TRIPLES = "application/n-triples"
STEP = 5000
CHANGES = 500  # what Virtuoso takes in one update
PAGE = 5000  # Virtuoso gives 10,000 rows at most, and does not say so
UPDATES = {
    "/store": "/update",
    "/data": "/update",
    "/sparql-graph-crud-auth": "/sparql-auth",
    "/rdf-graphs/service": "/statements",
}


class Server(NamedTuple):
    """A server's query endpoint, the address of its graphs, the wire to it, and its update endpoint if it is known."""

    endpoint: Endpoint
    store: str
    wire: Wire
    update: str | None = None

    def put(self, graph: str | None, lines: Iterable[str]) -> None:
        """Make *graph* (None: the default graph) hold these N-Triples lines and nothing else."""
        for number, step in enumerate(stepped(lines)):
            self._call("POST" if number else "PUT", graph, step)

    def replace(self, graphs: Mapping[str, Sequence[str]]) -> None:
        """Make each of *graphs* hold its N-Triples lines and nothing else, all by one update."""
        steps = [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
        filled = {graph: "\n".join(lines) for graph, lines in graphs.items() if lines}  # Virtuoso refuses { }
        if filled:
            data = "\n".join(f"GRAPH <{graph}> {{\n{lines}\n}}" for graph, lines in filled.items())
            steps.append(f"INSERT DATA {{\n{data}\n}}")
        self._update(";\n".join(steps))

    def add(self, graph: str | None, lines: Iterable[str]) -> None:
        """Add N-Triples lines to *graph*."""
        for step in stepped(lines):
            self._call("POST", graph, step)

    def drop(self, graph: str) -> None:
        """Remove *graph*; one that is not there is no error."""
        self._call("DELETE", graph)

    def triples(self, graph: str) -> list[ox.Triple]:
        """Return the triples of *graph*."""
        reply = self.wire.ask(Request(self._place(graph), headers={"Accept": TRIPLES}))  # noqa: S310 - see `address`
        return [quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)]

    def change(self, form: str, graph: str | None, lines: Iterable[str]) -> None:
        """Run `INSERT DATA` or `DELETE DATA`, the *form*, with lines of *graph*, in small steps."""
        name, rest = graph or self.endpoint.default, iter(lines)
        while step := list(islice(rest, CHANGES)):
            data = "\n".join(step)
            self._update(f"{form} {{ {f'GRAPH <{name}> {{ {data} }}' if name else data} }}")

    def forget(self, graph: str, subjects: Iterable[str]) -> None:
        """Remove all that *graph* says of *subjects*, in small steps."""
        rest = iter(subjects)
        while step := list(islice(rest, CHANGES)):
            told = (f"{{ GRAPH <{graph}> {{ <{subject}> ?p ?o }} }}" for subject in step)
            self._update(";\n".join(f"DELETE {one} WHERE {one}" for one in told))

    def _update(self, sparql: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        self.wire.ask(Request(self.update or "", sparql.encode(), headers))  # noqa: S310 - see `address`

    def pairs(self, graph: str, predicate: str) -> dict[str, str]:
        """Return the subjects of *predicate* in *graph* with its value, asked for page by page."""
        found: dict[str, str] = {}
        last = ""
        while (page := self._page(graph, predicate, last)) and not page.keys() <= found.keys():
            found |= page
            last = max(page)
        return found

    def _page(self, graph: str, predicate: str, last: str) -> dict[str, str]:
        after = f'FILTER(STR(?s) > "{last}") ' if last else ""
        sparql = f"SELECT ?s ?v {{ GRAPH <{graph}> {{ ?s <{predicate}> ?v {after}}} }} ORDER BY STR(?s) LIMIT {PAGE}"
        rows = select_at(Endpoint(self.endpoint.address), sparql, self.wire).rows
        return {str(subject): str(value) for subject, value in rows}

    def _call(self, method: str, graph: str | None, lines: Iterable[str] = ()) -> None:
        body = None if method == "DELETE" else ("\n".join(lines) + "\n").encode()
        self.wire.ask(Request(self._place(graph), body, {"Content-Type": TRIPLES}, method=method))  # noqa: S310 - see `address`

    def _place(self, graph: str | None) -> str:
        name = graph or self.endpoint.default
        asked = f"graph={quote(name, safe='')}" if name else "default"
        return f"{self.store}{'&' if '?' in self.store else '?'}{asked}"


def with_updates(server: Server) -> Server:
    """Return *server* with the update endpoint that servers of its kind have beside their graphs, if it takes one.

    Tried is an update that changes nothing: it drops a graph that no store has.
    """
    found = (server.store.removesuffix(end) + update for end, update in UPDATES.items() if server.store.endswith(end))
    taking = server._replace(update=next(found, None))
    if taking.update is None:
        return server
    try:
        taking.replace({f"{meta()}/none": ()})
    except AskedWrongly:
        return server
    return taking


def stepped(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield *lines* in steps of `STEP`, none of them in memory twice; no lines are one empty step."""
    rest = iter(lines)
    yield list(islice(rest, STEP))
    while step := list(islice(rest, STEP)):
        yield step
