"""Asks a SPARQL server that the user names, by the protocol (https://www.w3.org/TR/sparql11-protocol/).

A query is looked at here before it is sent: what the guard refuses, and what is no SPARQL, never leaves. `FROM` is
sent only with graphs that the server holds, as a server may fetch others from the web.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import Request

import pyoxigraph as ox

from data.counting import counted
from data.errors import AskedWrongly, JobFailed
from graph.graphs_named import after_from, after_graph, names_graphs
from graph.names import sparql_prefixes
from graph.refused import FAULT
from graph.sparql import Table, asked, table_of
from graph.wire import BUSY, Patience, Reply, Wire

RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
MOST = "X-SPARQL-MaxRows"  # Virtuoso's word for having cut an answer short
BRIEF = Patience(tries=3, pause=0.5, longest=10, busy=BUSY - {FAULT})


class Endpoint(NamedTuple):
    """A query endpoint, and the graph to ask where the server has no default graph of its own."""

    address: str
    default: str | None = None


def ask_server(endpoint: Endpoint, sparql: str) -> Table:
    """Answer what a user asks, as `graph.sparql.select` does from a store."""
    kind, wire = type(asked(ox.Store(), sparql)), Wire(BRIEF)
    for graph in after_from(sparql):
        if not select_at(
            Endpoint(endpoint.address), f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT 1", wire
        ).rows:
            raise AskedWrongly(f"FROM <{graph}>: the server holds no such graph, and shall fetch none; ask without it.")
    table = select_at(endpoint, sparql_prefixes() + sparql, wire, TRIPLES if kind is ox.QueryTriples else RESULTS)
    return _yes_or_no(table) if kind is ox.QueryBoolean else table


def _yes_or_no(table: Table) -> Table:
    """Return the answer to ASK, for which Virtuoso gives a row with 1, or no row."""
    yes = bool(table.rows) and table.rows[0][0] in {"yes", "1"}
    return Table(("answer",), (("yes" if yes else "no",),))


def select_at(endpoint: Endpoint, sparql: str, wire: Wire, kind: str = RESULTS) -> Table:
    """Send a query as it is, and return the answer, which is asked for as the media type *kind*."""
    fields = [("query", sparql)]
    if endpoint.default and not names_graphs(sparql):
        fields += [("default-graph-uri", endpoint.default), *(("named-graph-uri", iri) for iri in after_graph(sparql))]
    headers = {"Accept": kind, "Content-Type": "application/x-www-form-urlencoded"}
    reply = wire.ask(Request(endpoint.address, urlencode(fields).encode(), headers))  # noqa: S310 - see `address`
    try:
        table = table_of(_read(kind, reply))
    except (SyntaxError, ValueError):
        got = reply.headers.get("Content-Type", "no media type")
        way_out = "is it the address that answers SPARQL queries?"
        raise AskedWrongly(f"{endpoint.address} answered {got} that cannot be read as {kind}; {way_out}") from None
    most = reply.headers.get(MOST, "")
    if most.isdigit() and len(table.rows) >= int(most):
        raise JobFailed(f"{endpoint.address} gives {counted(int(most), 'row')} at most; ask for less, with LIMIT.")
    return table


def _read(kind: str, reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
    if kind == RESULTS:
        return ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
    return (quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES))
