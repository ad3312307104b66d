"""A server is asked as a store is: the same answers, and the same refusals before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from data.errors import AskedWrongly, JobFailed
from graph.graphs_named import after_from, after_graph
from graph.head import Head
from graph.limited import within
from graph.questions import filled, shipped
from graph.refused import address
from graph.remote import Endpoint, ask_server
from graph.sparql import select
from tests.graph.web_server import Fault, SmallServer, small_server


@pytest.fixture
def server(built: Head) -> Iterator[SmallServer]:
    with small_server() as found:
        found.store = built.store
        yield found


def at(server: SmallServer) -> Endpoint:
    return Endpoint(f"{server.address}/query")


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?o a cn:Office }",
        "ASK { ?o a cn:Nothing }",
        "SELECT ?o ?no { ?o a cn:Page OPTIONAL { ?o foaf:homepage ?no } } ORDER BY ?o",
        "SELECT * { ?s cn:quote ?quote ; cn:confidence ?c } ORDER BY ?s ?quote",
        "CONSTRUCT { ?o a cn:Page } WHERE { ?o a cn:Page }",
        "SELECT ?s FROM <https://hag.example/kgc> WHERE { ?s a cn:Page }",
    ],
)
def test_the_answer_is_that_of_the_store(server: SmallServer, built: Head, sparql: str) -> None:
    answer, wanted = ask_server(at(server), sparql), select(built.store, sparql)
    assert (answer.columns, sorted(answer.rows)) == (wanted.columns, sorted(wanted.rows))


def test_names_are_looked_up_on_the_server(server: SmallServer) -> None:
    there = partial(ask_server, at(server))
    question = shipped()["offices-for-group"]
    assert len(there(filled(there, question, {"group": "homeless people"})).rows) == 2
    with pytest.raises(AskedWrongly, match="did you mean"):
        filled(there, question, {"group": "wohnung"})


@pytest.mark.parametrize(
    ("sparql", "sentence"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "other servers"),
        ("LOAD <http://127.0.0.1:1/>", "other servers"),
        ("DROP ALL", "would change the graph"),
        ("SELECT ?a {\n ?a b ?c }", "line 2"),
        ('DEFINE get:soft "replace" SELECT * { ?s ?p ?o }', "not a SPARQL query"),
        ("PREFIX x: <http://127.0.0.1:1/> SELECT * FROM x:y { ?s ?p ?o }", "full addresses"),
        ("BASE <http://127.0.0.1:1/> SELECT * FROM <y> { ?s ?p ?o }", "full addresses"),
        ("ASKFROM<http://127.0.0.1:1/> { ?s ?p ?o }", "FROM <http://127.0.0.1:1/>: the server"),
        ("ASK FROMNAMED<http://127.0.0.1:1/> { ?s ?p ?o }", "FROM <http://127.0.0.1:1/>: the server"),
        ("SELECT * FROM\n<http://127.0.0.1:1/> { ?s ?p ?o }", "FROM <http://127.0.0.1:1/>: the server holds no such"),
        ("SELECT * FROM <https://hag.example/kgc> FROM NAMED<http://127.0.0.1:1/> { ?s ?p ?o }", "FROM <http://127"),
    ],
)
def test_what_would_reach_out_is_not_sent(server: SmallServer, sparql: str, sentence: str) -> None:
    with pytest.raises(AskedWrongly, match=sentence):
        ask_server(at(server), sparql)


@pytest.mark.parametrize(
    ("sparql", "graphs"),
    [
        (
            "SELECT * { GRAPH graph:meta { ?s ?p ?o } GRAPH<x:y>{ ?s ?p ?o } }",
            ["https://w3id.org/chancennetz/graph/meta", "x:y"],
        ),
        ("PREFIX z: <x:> SELECT * { GRAPH z:y { ?s ?p 'GRAPH <x:no>' } } # GRAPH <x:no>", ["x:y"]),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } GRAPH <x:y> { ?s ?p ?o } }", []),
        ("SELECT * { ?graph <x:GRAPH> ?from }", []),
    ],
)
def test_the_graphs_that_a_query_names_are_known(sparql: str, graphs: list[str]) -> None:
    assert after_graph(sparql) == graphs
    assert after_from(sparql) == []


def test_the_servers_own_refusal_is_told(server: SmallServer) -> None:
    server.faults = [Fault(400, {"Content-Type": "text/plain"}, b"SP030: too hard")]
    with pytest.raises(AskedWrongly, match="SP030: too hard"):
        ask_server(at(server), "ASK { ?s ?p ?o }")
    server.faults = [Fault(500, {"Content-Type": "text/plain"}, b"SP031: too long")]
    with pytest.raises(AskedWrongly, match=r"answered 500 \(SP031: too long\); ask it otherwise"):
        ask_server(at(server), "ASK { ?s ?p ?o }")


def test_an_answer_that_was_cut_short_is_refused(server: SmallServer) -> None:
    body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"x:y"}}]}}'
    server.faults = [Fault(200, {"X-SPARQL-MaxRows": "1"}, body)]
    with pytest.raises(JobFailed, match="gives 1 row at most"):
        ask_server(at(server), "SELECT ?s { ?s ?p ?o }")


def test_a_server_that_never_answers_is_given_up(server: SmallServer) -> None:
    server.faults = [Fault(429, {"Retry-After": "9"})]
    with pytest.raises(JobFailed, match="No answer within 2 seconds"):
        within(2, partial(ask_server, at(server), "ASK { ?s ?p ?o }"))


@pytest.mark.parametrize(
    "text",
    ["", "localhost:7878/query", "ftp://a.example/", "http://", "http://a.example:x/", "http://[::1/", "http://a b/"],
)
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(AskedWrongly, match=r"is not a web address; give one like http"):
        address(text)


def test_a_login_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(AskedWrongly, match="Never write a login") as told:
        address("https://ada:hunter2@a.example/query")
    assert "hunter2" not in str(told.value)
