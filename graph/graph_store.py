"""A server's graphs by the Graph Store protocol (https://www.w3.org/TR/sparql11-http-rdf-update/)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import Request

from graph.remote import Endpoint, select_at
from graph.wire import Wire

TRIPLES = "application/n-triples"
STEP = 5000
PAGE = 5000  # Virtuoso gives 10,000 rows at most, and does not say so


class Server(NamedTuple):
    """A server's query endpoint, the address of its graphs, and the wire to it."""

    endpoint: Endpoint
    store: str
    wire: Wire

    def put(self, graph: str | None, lines: Iterable[str]) -> None:
        """Make *graph* (None: the default graph) hold these N-Triples lines and nothing else."""
        for number, step in enumerate(stepped(lines)):
            self._call("POST" if number else "PUT", graph, step)

    def add(self, graph: str | None, lines: Iterable[str]) -> None:
        """Add N-Triples lines to *graph*."""
        for step in stepped(lines):
            self._call("POST", graph, step)

    def drop(self, graph: str) -> None:
        """Remove *graph*; one that is not there is no error."""
        self._call("DELETE", graph)

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
        name = graph or self.endpoint.default
        where = (
            f"{self.store}{'&' if '?' in self.store else '?'}{'graph=' + quote(name, safe='') if name else 'default'}"
        )
        body = None if method == "DELETE" else ("\n".join(lines) + "\n").encode()
        self.wire.ask(Request(where, body, {"Content-Type": TRIPLES}, method=method))  # noqa: S310 - see `refused.address`


def stepped(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield *lines* in steps of `STEP`, none of them in memory twice; no lines are one empty step."""
    rest = iter(lines)
    yield list(islice(rest, STEP))
    while step := list(islice(rest, STEP)):
        yield step
