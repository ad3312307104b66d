"""Sending to a real SPARQL server and asking it; skipped where the `oxigraph` server is not installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.books import digests
from graph.graph_store import Server
from graph.head import opened
from graph.questions import filled, shipped
from graph.remote import Endpoint, ask_server
from graph.server import Sent, send, server_digests
from graph.sparql import select
from graph.wire import Patience, Wire
from tests.graph.sampled import ANSWERS, asked, levelled, store

LINES = ('<http://a.example/s> <http://a.example/p> "ä" .',)
PROGRAM = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="the oxigraph server is not installed (make elsewhere)")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = tmp_path_factory.mktemp("oxigraph")
    words = [str(PROGRAM), "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as running:
        yield f"http://127.0.0.1:{port}"
        running.terminate()


@pytest.fixture
def server(address: str) -> Server:
    return Server(Endpoint(f"{address}/query"), f"{address}/store", Wire(Patience(pause=0.1)))


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


def test_every_question_is_answered_as_from_the_store(server: Server, sample: ox.Store) -> None:
    send(sample, server)
    there, here = partial(ask_server, server.endpoint), partial(select, sample)
    for file in sorted(ANSWERS.glob("*.csv")):
        name, values = asked(file)
        question = shipped()[name]
        answer, wanted = there(filled(there, question, values)), here(filled(here, question, values))
        assert (answer.columns, levelled(answer)) == (wanted.columns, levelled(wanted)), file.stem
