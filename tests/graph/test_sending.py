"""Sending to a server that fails: it is tried again, nothing is sent twice, and each refusal is one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from data.errors import AskedWrongly, JobFailed
from graph import graph_store
from graph.books import digests
from graph.graph_store import Server, with_updates
from graph.head import Head
from graph.login import login_for
from graph.names import meta
from graph.remote import Endpoint
from graph.server import Sent, send
from graph.to_send import BATCH, deliver, server_digests
from graph.wire import Patience, Wire
from tests.graph.web_server import SECRET, USER, Fault, SmallServer, small_server

ROOT = Path(__file__).parents[2]
LONGEST = '<http://a.example/s59> <http://a.example/p> "ä 59" .'.encode()
SCRIPT = """
import sys
import pyoxigraph as ox
from tests.graph.test_sending import to
from graph import to_send
from graph.server import send
to_send.BYTES = int(sys.argv[3])
send(ox.Store.read_only(sys.argv[1]), to(sys.argv[2], update=to_send.BYTES < 10_000))
"""


def to(address: str, default: str | None = None, *, update: bool = False) -> Server:
    wire = Wire(Patience(tries=4, pause=0.01, longest=5))
    return Server(
        Endpoint(f"{address}/query", default), f"{address}/store", wire, f"{address}/update" if update else None
    )


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with small_server() as found:
        yield found


@pytest.fixture(autouse=True)
def _no_login(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.delenv("CHANCENNETZ_SERVER_USER", raising=False)


@pytest.mark.parametrize(
    ("store", "update"),
    [
        ("/store", "/update"),
        ("/kgc/data", "/kgc/update"),
        ("/sparql-graph-crud-auth", "/sparql-auth"),
        ("/repositories/kgc/rdf-graphs/service", "/repositories/kgc/statements"),
        ("/elsewhere", None),
    ],
)
def test_the_address_of_updates_is_the_one_that_such_a_server_has(
    monkeypatch: pytest.MonkeyPatch, store: str, update: str | None
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(Wire, "ask", lambda _, request: tried.append(f"{request.full_url} {request.data.decode()}"))
    found = with_updates(to("http://a.example")._replace(store=f"http://a.example{store}"))
    assert found.update == (update and f"http://a.example{update}")
    assert tried == ([f"{found.update} DROP SILENT GRAPH <{meta()}/none>"] if update else [])


def fill(head: Head, count: int) -> None:
    for number in range(count):
        line = f'<http://a.example/s{number}> <http://a.example/p> "ä {number}" .'
        head.replace(f"http://a.example/g/{number}", [line])


def in_default(store: ox.Store) -> set[str]:
    return {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}


@pytest.mark.parametrize(
    "fault",
    [
        Fault(503),
        Fault(429, {"Retry-After": "0"}),
        Fault(500, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),
        Fault(502, {"Retry-After": "soon"}),
        Fault(0),
    ],
)
def test_a_busy_server_is_asked_again(server: SmallServer, head: Head, fault: Fault) -> None:
    fill(head, 3)
    server.faults = [fault, fault]
    assert send(head.store, to(server.address)) == Sent(3, 0, 0)
    assert in_default(server.store) == in_default(head.store)


def test_a_server_is_left_alone_as_long_as_it_asks(server: SmallServer, head: Head) -> None:
    fill(head, 1)
    server.faults = [Fault(429, {"Retry-After": "1"})]
    start = time.monotonic()
    send(head.store, to(server.address))
    assert time.monotonic() - start >= 1
    server.faults = [Fault(503, {"Retry-After": "3600"})]
    with pytest.raises(JobFailed, match="wants to be asked in 3600 seconds"):
        send(head.store, to(server.address))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault(200, {"Content-Type": "text/html"}, b"<html>"), "answered text/html that cannot be read as application"),
        (Fault(200, {"Content-Type": "application/sparql-results+json"}, b'{"head":{"va'), "cannot be read"),
        (Fault(200, {}, b"{}"), "no media type that cannot be read"),
        (Fault(302, {"Location": "http://b.example/"}), "redirects to http://b.example/; give that address"),
        (Fault(404, {}, b""), r"answered 404 \(Not Found\); is it the right address"),
        (Fault(400, {"Content-Type": "text/plain"}, b"no\nsuch \x00repository"), r"400 \(no such repository\)"),
        (Fault(403), "wants a login"),
        (Fault(401), "wants a login"),
    ],
)
def test_another_answer_is_told_in_one_sentence(server: SmallServer, head: Head, fault: Fault, sentence: str) -> None:
    server.faults = [fault]
    with pytest.raises(AskedWrongly, match=sentence) as told:
        send(head.store, to(server.address))
    assert len(str(told.value).splitlines()) == 1
    assert server.faults == []


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(JobFailed, match=r"did not answer after 4 tries .*refused"):
        send(ox.Store(), to("http://127.0.0.1:9"))


@pytest.mark.parametrize("login", ["Basic", "Digest"])
def test_a_login_comes_from_the_environment(head: Head, login: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_SERVER_USER", USER)
    monkeypatch.setenv("CHANCENNETZ_SERVER_PASSWORD", SECRET)
    fill(head, 3)
    with small_server(login) as server:
        assert send(head.store, to(server.address)) == Sent(3, 0, 0)
        assert server.logins.count("") == 1
        assert all(told.startswith(login) for told in server.logins[1:])


def test_a_login_comes_from_netrc_and_a_broken_one_is_named(head: Head, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f'machine 127.0.0.1 login {USER} password "{SECRET}"\n', "utf-8")
    with small_server("Digest") as server:
        assert send(head.store, to(server.address)) == Sent(0, 0, 0)
        netrc.write_text("machine 127.0.0.1 logn\n", "utf-8")
        with pytest.raises(AskedWrongly, match=r"netrc cannot be read \(line \d\)"):
            send(head.store, to(server.address))


def test_a_wrong_login_is_told_without_the_password(head: Head, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_SERVER_USER", USER)
    monkeypatch.setenv("CHANCENNETZ_SERVER_PASSWORD", "hunter2")
    with small_server("Digest") as server, pytest.raises(AskedWrongly, match="refused the login of 'ada'") as told:
        send(head.store, to(server.address))
    assert "hunter2" not in f"{told.value} {login_for('127.0.0.1')!r}"


def test_few_changes_are_sent_as_changes(server: SmallServer, head: Head) -> None:
    fill(head, 30)
    shared = '<http://a.example/s0> <http://a.example/p> "shared" .'
    head.replace("http://a.example/g/0", [shared, '<http://a.example/s0> <http://a.example/p> "old" .'])
    head.replace("http://a.example/g/1", [shared])
    line = to(server.address, update=True)
    assert send(head.store, line) == Sent(30, 0, 0)
    server.calls.clear()
    head.replace("http://a.example/g/0", ['<http://a.example/s0> <http://a.example/p> "new" .'])
    head.drop("http://a.example/g/7")
    assert send(head.store, line) == Sent(1, 28, 1)
    assert "" not in server.written()
    assert in_default(server.store) == in_default(head.store)
    assert send(head.store, line) == Sent(0, 29, 0)
    assert not server.store.contains_named_graph(ox.NamedNode("http://a.example/g/7"))


def test_changes_that_were_stopped_are_made_whole(
    server: SmallServer, head: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(head, 30)
    line = to(server.address, update=True)
    send(head.store, line)
    head.replace("http://a.example/g/0", ['<http://a.example/s0> <http://a.example/p> "new" .'])
    head.drop("http://a.example/g/7")
    with monkeypatch.context() as stopped:
        stopped.setattr(Server, "drop", _stop)
        with pytest.raises(KeyboardInterrupt):
            send(head.store, line)
    assert in_default(server.store) != in_default(head.store)
    assert send(head.store, line).sent == 1
    assert in_default(server.store) == in_default(head.store)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("calls", [1, BATCH + 3, 2 * BATCH + 5, 3 * BATCH + 5])
def test_after_a_kill_only_the_rest_is_sent(server: SmallServer, head: Head, tmp_path: Path, calls: int) -> None:
    fill(head, 3 * BATCH)
    head.store.backup(str(tmp_path / "store"))
    kill_after(calls, server, tmp_path / "store", 500_000)
    told = graphs_told(server)
    assert len(told) >= (calls - 1) // (BATCH + 1) * BATCH
    server.calls.clear()
    assert send(head.store, to(server.address)) == Sent(3 * BATCH - len(told), len(told), 0)
    assert told.isdisjoint(server.written())
    assert in_default(server.store) == in_default(head.store)
    assert digests(head.store).items() <= server_digests(to(server.address)).items()


def kill_after(calls: int, server: SmallServer, store: Path, size: int) -> None:
    """Send the store in batches of so many bytes by a process of its own, and kill it after so many requests."""
    words = [sys.executable, "-c", SCRIPT, str(store), server.address, str(size)]
    with subprocess.Popen(words, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}) as process:
        while len(server.calls) < calls:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)


def graphs_told(server: SmallServer) -> set[str]:
    there = server_digests(to(server.address))
    return {graph for graph in there if graph != meta() and "/default/" not in graph}


def updated(server: SmallServer) -> list[int]:
    """Return how many graphs each update of a batch replaced."""
    return [body.count("DROP SILENT GRAPH") for method, body in server.calls if method == "UPDATE"]


@pytest.mark.parametrize("calls", [1, 2, 4, 7])
def test_after_a_kill_only_the_rest_of_the_batches_is_sent(
    server: SmallServer, head: Head, tmp_path: Path, calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(head, 60)
    head.store.backup(str(tmp_path / "store"))
    kill_after(calls, server, tmp_path / "store", 1000)
    told = graphs_told(server)
    assert len(told) >= (calls - 1) // 2 * (1000 // len(LONGEST) - 1)
    server.calls.clear()
    monkeypatch.setattr("graph.to_send.BYTES", 1000)
    assert send(head.store, to(server.address, update=True)) == Sent(60 - len(told), len(told), 0)
    assert sum(updated(server)) == 60 - len(told)
    assert in_default(server.store) == in_default(head.store)
    assert digests(head.store).items() <= server_digests(to(server.address)).items()


def test_updates_carry_many_graphs_and_what_was_there_is_replaced(
    server: SmallServer, head: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.to_send.BYTES", 1000)
    fill(head, 60)
    large = [f'<http://a.example/large> <http://a.example/p> "{number}" .' for number in range(40)]
    head.replace("http://a.example/g/7", large)
    server.store.load(LONGEST, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode("http://a.example/g/3"))
    assert send(head.store, to(server.address, update=True)) == Sent(60, 0, 0)
    assert (sum(updated(server)), max(updated(server))) == (59, 1000 // len(LONGEST))
    assert len(updated(server)) == 5  # the large one comes between two of them
    assert "http://a.example/g/7" in server.written()
    for graph in digests(head.store):
        assert in_graph(server.store, graph) == in_graph(head.store, graph)


def test_an_update_that_is_refused_is_sent_in_halves_and_one_graph_that_is_refused_ends_it(
    server: SmallServer, head: Head
) -> None:
    fill(head, 8)
    line, graphs = to(server.address, update=True), sorted(digests(head.store))
    server.faults = [Fault(400), Fault(400)]
    assert list(deliver(head.store, line, graphs)) == [graphs]
    assert updated(server) == [2, 2, 4]
    for graph in graphs:
        assert in_graph(server.store, graph) == in_graph(head.store, graph)
    server.faults = [Fault(404)] * 4
    with pytest.raises(AskedWrongly, match="answered 404"):
        list(deliver(head.store, line, graphs))
    assert server.faults == []


def test_an_update_carries_so_many_graphs_at_most(
    server: SmallServer, head: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.to_send.MOST", 25)
    fill(head, 60)
    send(head.store, to(server.address, update=True))
    assert updated(server) == [25, 25, 10]


def in_graph(store: ox.Store, graph: str) -> set[str]:
    return {str(quad.triple) for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))}


def test_a_server_that_gives_the_same_page_again_and_again_is_not_asked_for_ever(
    server: SmallServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server, "_page", lambda *_: {"x:g": "sha256:1"})
    assert server_digests(to(server.address)) == {"x:g": "sha256:1"}


def test_the_default_graph_is_sent_in_steps_and_goes_on_with_the_next(
    server: SmallServer, head: Head, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_store, "STEP", 10)
    fill(head, 35)
    server.faults = []
    line, asked = to(server.address), 0
    original = Server.add

    def stop(self: Server, graph: str | None, lines: object) -> None:
        nonlocal asked
        asked += graph is None
        if asked == 3:
            raise KeyboardInterrupt
        original(self, graph, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(Server, "add", stop)
    with pytest.raises(KeyboardInterrupt):
        send(head.store, line)
    monkeypatch.setattr(Server, "add", original)
    assert server.written().count("") == 3
    server.calls.clear()
    assert send(head.store, line) == Sent(0, 35, 0)
    assert server.written().count("") == 1
    assert in_default(server.store) == in_default(head.store)
    assert not any("/default/" in graph for graph in server_digests(line))


def test_a_graph_stands_for_the_default_graph_where_there_is_none(server: SmallServer, head: Head) -> None:
    fill(head, 2)
    send(head.store, to(server.address, "http://a.example/all"))
    assert "" not in server.written()
    kept = server.store.quads_for_pattern(None, None, None, ox.NamedNode("http://a.example/all"))
    assert {str(quad.triple) for quad in kept} == in_default(head.store)
