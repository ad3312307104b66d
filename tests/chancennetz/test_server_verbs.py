"""A release is sent to a server and asked there; what is wrong with an address or a server is one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.chancennetz.conftest import Command, Line, run
from tests.graph.web_server import SECRET, USER, Fault, SmallServer, small_server

ALL = "https://a.example/all"


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with small_server("Digest") as found:
        yield found


def test_what_was_sent_is_asked_there_and_answered_as_here(line: Line, server: SmallServer) -> None:
    query, store = f"{server.address}/query", f"{server.address}/store"
    login = {"CHANCENNETZ_SERVER_USER": USER, "CHANCENNETZ_SERVER_PASSWORD": SECRET}
    words = ["send", query, store, "--default-graph", ALL, "--json"]
    sent = [json.loads(run(*words, cwd=line.folder, **login).out) for _ in range(2)]
    assert sent[0]["sent"] > 60
    assert {one["update"] for one in sent} == {f"{server.address}/update"}
    assert not [graph for method, graph in server.calls if method == "PUT" and "agethur" in graph]
    assert (sent[1]["sent"], sent[1]["same"]) == (0, sent[0]["sent"])
    question = ["ask", "cooperation-in-land", "land=Hessen", "-f", "csv"]
    there = run(*question, "--server", query, "--default-graph", ALL, cwd=line.folder, **login)
    assert (there.code, there.err) == (0, "")
    assert there.out == run(*question, cwd=line.folder).out


@pytest.mark.parametrize("words", [[], ["--update", "none"]])
def test_a_server_that_takes_no_updates_gets_a_request_for_each_graph(
    line: Line, server: SmallServer, words: list[str]
) -> None:
    server.takes_updates = bool(words)
    login = {"CHANCENNETZ_SERVER_USER": USER, "CHANCENNETZ_SERVER_PASSWORD": SECRET}
    said = run("send", f"{server.address}/query", f"{server.address}/store", *words, cwd=line.folder, **login)
    assert (said.code, said.err) == (0, "")
    assert "a request for each graph; with --update URL many go at once" in said.out
    assert not [method for method, _ in server.calls if method == "UPDATE"]
    assert len([method for method, _ in server.calls if method == "PUT"]) > 60


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ask", "hosts", "--server", "localhost:7878"], "'localhost:7878' is not a web address"),
        (["ask", "hosts", "--server", "http://ada:hunter2@a.example/"], "Never write a login into an address"),
        (["ask", "nothing", "--server", "http://127.0.0.1:9/"], "There is no question 'nothing'"),
        (["ask", "hosts", "--server", "http://127.0.0.1:9/"], "did not answer after 3 tries"),
        (["ask", "--sparql", "SELECT * { SERVICE <x:y> {} }", "--server", "http://127.0.0.1:9/"], "other servers"),
    ],
)
def test_a_wrong_question_is_told_without_a_traceback(command: Command, words: list[str], sentence: str) -> None:
    said = command(*words)
    assert said.code in {1, 2}
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert "hunter2" not in said.err


def test_what_is_no_sparql_server_is_told(command: Command, server: SmallServer) -> None:
    server.faults = [Fault(200, {"Content-Type": "text/html"}, b"<html>Welcome</html>")]
    said = command("ask", "hosts", "--server", f"{server.address}/")
    assert said.code == 2
    assert "answered text/html that cannot be read" in said.err
    assert command("ask", "hosts", "--server", f"{server.address}/query", NETRC="none").err.count("wants a login") == 1
