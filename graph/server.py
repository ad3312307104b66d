"""Sends a store to any SPARQL 1.1 server with the Graph Store protocol; a killed run is simply run again.

First the server's meta graph forgets the graphs that differ; each is told again after it has arrived. The default
graph comes last, and then the whole meta graph with the checksum of all, as the digest of itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import msgspec
import pyoxigraph as ox

from data.errors import AskedWrongly, JobFailed
from graph.books import BOOKS, DIGEST, checksum, digests, lines_of, noted
from graph.names import META
from graph.ntriples import iri, text

BUSY = frozenset({429, 500, 502, 503, 504})
TRIES, TIMEOUT = 6, 300
BATCH = 200


class Server(NamedTuple):
    """The addresses of a server's query and Graph Store endpoints, and the first pause in seconds after a failure."""

    query: str
    store: str
    pause: float = 1.0


class Sent(NamedTuple):
    """How many graphs were sent, were there already, and were dropped."""

    sent: int
    same: int
    dropped: int


def send(store: ox.Store, server: Server) -> Sent:
    """Make the server hold what *store* holds; only what differs by its digest is sent."""
    wanted, there = digests(store), server_digests(server)
    whole = checksum(wanted)
    gone = sorted(there.keys() - wanted.keys() - {META})
    differing = sorted(graph for graph, digest in wanted.items() if there.get(graph) != digest)
    same = len(wanted) - len(differing)
    if not gone and not differing and there.get(META) == whole:
        return Sent(0, same, 0)
    kept = wanted.keys() - set(differing)
    _put(server, META, [*_told(store, kept), *(f"{iri(graph)} {DIGEST} {text('gone')} ." for graph in gone)])
    for start in range(0, len(differing), BATCH):
        batch = differing[start : start + BATCH]
        for graph in batch:
            _put(server, graph, lines_of(store, graph))
        _call(server, "POST", META, _told(store, batch))
    for graph in gone:
        _call(server, "DELETE", graph)
    _put(server, None, (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())))
    books = (f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, BOOKS))
    _put(server, META, [*books, f"{iri(META)} {DIGEST} {text(whole)} ."])
    return Sent(len(differing), same, len(gone))


def server_digests(server: Server) -> dict[str, str]:
    """Return the digest of every graph that the server's meta graph tells."""
    sparql = f"SELECT ?g ?d {{ GRAPH <{META}> {{ ?g {DIGEST} ?d }} }}"
    headers = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}
    answer = msgspec.json.decode(_tried(server, Request(server.query, urlencode({"query": sparql}).encode(), headers)))  # noqa: S310
    return {row["g"]["value"]: row["d"]["value"] for row in answer["results"]["bindings"]}


def _told(store: ox.Store, graphs: Iterable[str]) -> Iterator[str]:
    for graph in graphs:
        own, others = noted(store, graph)
        yield from sorted(own | others)


def _put(server: Server, graph: str | None, lines: Iterable[str]) -> None:
    _call(server, "PUT", graph, lines)


def _call(server: Server, method: str, graph: str | None, lines: Iterable[str] = ()) -> None:
    address = f"{server.store}?{'default' if graph is None else 'graph=' + quote(graph, safe='')}"
    body = None if method == "DELETE" else ("\n".join(lines) + "\n").encode()
    _tried(server, Request(address, body, {"Content-Type": "application/n-triples"}, method=method))  # noqa: S310


def _tried(server: Server, request: Request) -> bytes:
    for attempt in range(TRIES):
        if attempt:
            time.sleep(server.pause * 2 ** (attempt - 1))
        try:
            with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                return bytes(answer.read())
        except HTTPError as problem:
            if problem.code == 404 and request.get_method() == "DELETE":  # noqa: PLR2004
                return b""
            if problem.code not in BUSY:
                raise AskedWrongly(f"{request.full_url} answered {problem.code}; is it the right address?") from problem
        except (URLError, HTTPException, OSError):
            continue
    raise JobFailed(
        f"{request.full_url} did not answer after {TRIES} tries; run it again later, it goes on from there."
    )
