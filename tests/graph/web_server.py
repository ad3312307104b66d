"""A small SPARQL server for tests, which answers from a store in memory and fails as it is told."""

from __future__ import annotations

import hashlib
import threading
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit
from urllib.request import parse_http_list, parse_keqv_list

import pyoxigraph as ox

USER, SECRET, REALM, NONCE = "ada", "sésame ouvre-toi", "SPARQL", "n1"


class Fault(NamedTuple):
    """What the next request is answered with, in place of the truth; the code 0 hangs up in the middle."""

    code: int
    headers: Mapping[str, str] = {}
    body: bytes = b""


class SmallServer(ThreadingHTTPServer):
    """Holds the store, what was asked, and what is still to go wrong."""

    daemon_threads = True

    def __init__(self, login: str | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store, self.login = ox.Store(), login
        self.takes_updates = True
        self.faults: list[Fault] = []
        self.calls: list[tuple[str, str]] = []
        self.logins: list[str] = []

    @property
    def address(self) -> str:
        """Where it listens, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def written(self) -> list[str]:
        """Return the graphs that were put or added to, in order; the default graph is empty."""
        return [graph for method, graph in self.calls if method in {"PUT", "POST"}]


class _Handler(BaseHTTPRequestHandler):
    server: SmallServer

    def do_POST(self) -> None:
        self._serve()

    do_PUT = do_DELETE = do_GET = do_POST  # noqa: N815 - as http.server names them

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.server.faults:
            self._fail(self.server.faults.pop(0))
        elif not self._known():
            self._reply(401, b"who are you?", self._challenges())
        elif urlsplit(self.path).path == "/query":
            self._query(parse_qs(body.decode()))
        elif urlsplit(self.path).path == "/update" and not self.server.takes_updates:
            self._reply(404, b"no such place", {"Content-Type": "text/plain"})
        elif urlsplit(self.path).path == "/update":
            self.server.calls.append(("UPDATE", body.decode()))
            self.server.store.update(body.decode())
            self._reply(204, b"", {})
        elif self.command == "GET":
            found = self.server.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=self._graph())
            self._reply(200, found or b"", {})
        else:
            self._change(body)

    def _fail(self, fault: Fault) -> None:
        if fault.code:
            self._reply(fault.code, fault.body, fault.headers)
        else:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{")

    def _query(self, asked: Mapping[str, list[str]]) -> None:
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = []
        default += [ox.NamedNode(graph) for graph in asked.get("default-graph-uri", ())]
        try:
            found = self.server.store.query(asked["query"][0], default_graph=default or None)
        except SyntaxError as problem:
            self._reply(400, str(problem).encode(), {"Content-Type": "text/plain"})
            return
        if isinstance(found, ox.QueryTriples):
            kind, body = "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES)
        else:
            kind, body = "application/sparql-results+json", found.serialize(format=ox.QueryResultsFormat.JSON)
        self._reply(200, body or b"", {"Content-Type": kind})

    def _change(self, body: bytes) -> None:
        name, graph = self._name(), self._graph()
        self.server.calls.append((self.command, name))
        missing = self.command == "DELETE" and not self.server.store.contains_named_graph(graph)
        if self.command in {"PUT", "DELETE"}:
            self.server.store.remove_graph(graph)
        self.server.store.load(body, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
        self._reply(404 if missing else 200, b"", {})

    def _name(self) -> str:
        return parse_qs(urlsplit(self.path).query).get("graph", [""])[0]

    def _graph(self) -> Any:
        return ox.NamedNode(self._name()) if self._name() else ox.DefaultGraph()

    def _known(self) -> bool:
        told = self.headers.get("Authorization", "")
        self.server.logins.append(told)
        if self.server.login == "Basic":
            return told == "Basic " + b64encode(f"{USER}:{SECRET}".encode()).decode()
        return self.server.login is None or told == self._digest(told)

    def _challenges(self) -> dict[str, str]:
        digest = f'Digest realm="{REALM}", domain="/", nonce="{NONCE}", algorithm=MD5, qop="auth"'
        basic = f'Basic realm="{REALM}"'
        return {"WWW-Authenticate": basic if self.server.login == "Basic" else f"{basic}, {digest}"}

    def _digest(self, told: str) -> str | None:
        """Return the header if its answer is right."""
        given = parse_keqv_list(parse_http_list(told.removeprefix("Digest ")))
        secret, asked = _md5(f"{USER}:{REALM}:{SECRET}"), _md5(f"{self.command}:{self.path}")
        right = _md5(f"{secret}:{NONCE}:{given.get('nc')}:{given.get('cnonce')}:auth:{asked}")
        return told if given.get("response") == right else None

    def _reply(self, code: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


@contextmanager
def small_server(login: str | None = None) -> Iterator[SmallServer]:
    """Serve on a free port of loopback until the block ends; *login* is `Basic`, `Digest` or None."""
    with SmallServer(login) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
