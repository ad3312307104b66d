"""Sending to real SPARQL servers and asking them; those that are not installed are skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from data.errors import AskedWrongly, JobFailed
from graph import graph_store
from graph.books import digests
from graph.build import build
from graph.graph_store import Server
from graph.head import opened
from graph.questions import filled, shipped
from graph.remote import Endpoint, ask_server
from graph.server import Sent, send
from graph.sparql import Table, select
from graph.to_send import server_digests
from graph.wire import Patience, Wire
from tests.graph.real_servers import OXIGRAPH, VIRTUOSO, oxigraph, virtuoso
from tests.graph.sampled import ANSWERS, asked, levelled, pages, store

LINES = ('<http://a.example/s> <http://a.example/p> "ä" .',)
DEFAULT = "https://w3id.org/chancennetz/graph/default"
DIFFERS: dict[str, set[str]] = {"oxigraph": set(), "virtuoso": {"offices-for-group", "offices-in-setting"}}
REFUSES: dict[str, set[str]] = {"oxigraph": set(), "virtuoso": {"offices-alike"}}
DOCS = Path(__file__).parents[2] / "docs" / "servers.md"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("oxigraph", marks=pytest.mark.skipif(OXIGRAPH is None, reason="no oxigraph (make elsewhere)")),
        pytest.param("virtuoso", marks=pytest.mark.skipif(VIRTUOSO is None, reason="no Virtuoso (apt-get install it)")),
    ],
)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def server(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place, wire = tmp_path_factory.mktemp(kind), Wire(Patience(pause=0.1))
    if kind == "oxigraph":
        with oxigraph(place) as address:
            yield Server(Endpoint(f"{address}/query"), f"{address}/store", wire, f"{address}/update")
    else:
        with virtuoso(place) as address:
            endpoint = Endpoint(f"{address}/sparql", DEFAULT)
            yield Server(endpoint, f"{address}/sparql-graph-crud-auth", wire, f"{address}/sparql-auth")


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCENNETZ_SERVER_USER", "dba")
    monkeypatch.setenv("CHANCENNETZ_SERVER_PASSWORD", "dba")


@pytest.fixture(scope="module")
def sample() -> ox.Store:
    return store()


def test_only_what_differs_is_sent_and_what_is_gone_is_dropped(server: Server, tmp_path: Path) -> None:
    with opened(tmp_path / "one") as head:
        head.replace("http://a.example/g", LINES)
        head.replace("http://a.example/h", LINES)
        assert send(head.store, server) == Sent(2, 0, 0)
        assert send(head.store, server) == Sent(0, 2, 0)
    with opened(tmp_path / "two") as head:
        head.replace("http://a.example/g", LINES)
        assert send(head.store, server) == Sent(0, 1, 1)
        assert digests(head.store).items() <= server_digests(server).items()
    assert ask_server(server.endpoint, "SELECT ?s ?o { GRAPH <http://a.example/h> { ?s ?p ?o } }").rows == ()
    assert ask_server(server.endpoint, "SELECT ?o { GRAPH <http://a.example/g> { ?s ?p ?o } }").rows == (("ä",),)


def test_every_question_is_answered_as_from_the_store(kind: str, server: Server, sample: ox.Store) -> None:
    send(sample, server)
    there, here = partial(ask_server, server.endpoint), partial(select, sample)
    differ: set[str] = set()
    refused: dict[str, str] = {}
    for file in sorted(ANSWERS.glob("*.csv")):
        name, values = asked(file)
        question = shipped()[name]
        wanted = here(filled(here, question, values))
        try:
            answer = there(filled(there, question, values))
        except AskedWrongly as problem:
            refused[name] = str(problem)
            continue
        assert (answer.columns, _commas(answer)) == (wanted.columns, _commas(wanted)), file.stem
        if levelled(answer) != levelled(wanted):
            differ.add(name)
    assert (differ, set(refused)) == (DIFFERS[kind], REFUSES[kind])
    assert all("compiler error" in said for said in refused.values())


def test_what_differs_is_written_down() -> None:
    told = set(re.findall(r"`([\w-]+)`", DOCS.read_text("utf-8")))
    assert {name for names in (*DIFFERS.values(), *REFUSES.values()) for name in names} <= told


def test_every_triple_is_there_as_it_was_sent(server: Server, sample: ox.Store) -> None:
    send(sample, server)
    for (predicate,) in select(sample, "SELECT DISTINCT ?p { ?s ?p ?o }").rows:
        pairs = f"SELECT ?s ?o (LANG(?o) AS ?language) {{ ?s <{predicate}> ?o }}"
        assert set(ask_server(server.endpoint, pairs).rows) == set(select(sample, pairs).rows), predicate


def test_one_changed_page_changes_the_default_graph_alike(server: Server, sample: ox.Store, tmp_path: Path) -> None:
    send(sample, server)
    frozen = pages()
    with opened(tmp_path / "fewer") as head:
        build(head, [page.reading for page in frozen[1:]], {page.reading.page: page.seen for page in frozen})
        sent = send(head.store, server)
        assert 0 < sent.sent + sent.dropped < 5
        for (predicate,) in select(head.store, "SELECT DISTINCT ?p { ?s ?p ?o }").rows:
            pairs = f"SELECT ?s ?o {{ ?s <{predicate}> ?o }}"
            assert set(ask_server(server.endpoint, pairs).rows) == set(select(head.store, pairs).rows), predicate
    send(sample, server)


def test_the_books_are_read_page_by_page(server: Server, sample: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    send(sample, server)
    whole = server_digests(server)
    monkeypatch.setattr(graph_store, "PAGE", 10)
    assert server_digests(server) == whole


def test_a_long_answer_is_whole_or_refused(kind: str, server: Server, sample: ox.Store) -> None:
    send(sample, server)
    long = "SELECT * { ?s ?p ?o }"
    if kind == "virtuoso":
        with pytest.raises(JobFailed, match="gives 10000 rows at most"):
            ask_server(server.endpoint, long)
    else:
        assert len(ask_server(server.endpoint, long).rows) == len(select(sample, long).rows)


def test_a_query_that_the_server_cannot_answer_is_told(kind: str, server: Server, sample: ox.Store) -> None:
    send(sample, server)
    path = "SELECT (COUNT(*) AS ?n) { ?narrower skos:broader+ ?broader }"
    if kind == "virtuoso":
        with pytest.raises(AskedWrongly, match=r"answered 500 .*transitive start not given"):
            ask_server(server.endpoint, path)
    else:
        assert ask_server(server.endpoint, path) == select(sample, path)


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?o a cn:Office }",
        "ASK { ?o a cn:Nothing }",
        "CONSTRUCT { ?o a cn:Page } WHERE { ?o a cn:Page }",
        'SELECT ?o { ?o skos:prefLabel ?name FILTER(CONTAINS(?name, "Frühe")) }',
        'SELECT ?o { ?o skos:prefLabel "Thüringen"@de }',
        "SELECT (COUNT(*) AS ?n) { GRAPH <https://hage.de/ueber-uns> { ?s ?p ?o } }",
        "SELECT ?s ?c { ?s cn:confidence ?c FILTER(?c > 0.9) }",
        "SELECT (COUNT(*) AS ?n) FROM <https://hage.de/ueber-uns> { ?s ?p ?o }",
    ],
)
def test_a_query_of_ones_own_is_answered_as_from_the_store(server: Server, sample: ox.Store, sparql: str) -> None:
    send(sample, server)
    answer, wanted = ask_server(server.endpoint, sparql), select(sample, sparql)
    assert (answer.columns, sorted(answer.rows)) == (wanted.columns, sorted(wanted.rows))


def _commas(table: Table) -> list[tuple[str, ...]]:
    """Sort as `levelled` does; Virtuoso writes the separator of a concatenation as a question mark."""
    rows = tuple(tuple(value and value.replace(" ? ", ", ") for value in row) for row in table.rows)
    return levelled(Table(table.columns, rows))
