"""Sending to a real SPARQL server; skipped where the `oxigraph` server is not installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from data.errors import JobFailed
from graph.books import digests
from graph.head import opened
from graph.server import Sent, Server, send, server_digests

LINES = ('<http://a.example/s> <http://a.example/p> "ä" .',)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    program = shutil.which("oxigraph")
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([program, "serve", "--location", str(tmp_path / "s"), "--bind", address[7:]]) as running:
        time.sleep(0.5)
        yield Server(f"{address}/query", f"{address}/store", pause=0.1)
        running.terminate()


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


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(JobFailed, match="did not answer"):
        send(ox.Store(), Server("http://127.0.0.1:9/query", "http://127.0.0.1:9/store", pause=0))
