"""A crawl that is not healthy is kept, told to whoever should know, and not published."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from data import curated
from tests.chancennetz.conftest import run


class Hook(ThreadingHTTPServer):
    """A webhook on loopback; `told` is what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Listener)
        self.told: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class Listener(BaseHTTPRequestHandler):
    """Takes JSON."""

    server: Hook

    def do_POST(self) -> None:
        """Keep what was sent."""
        self.server.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    """Serve a webhook until the test ends."""
    with Hook() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def demanding(tmp_path: Path) -> list[str]:
    """Name one small source of the sample that is healthy only with 99 pages."""
    shipped = curated("sources").joinpath("agethur.toml").read_text("utf-8")
    (tmp_path / "sources").mkdir()
    lines = ("min = 99" if line.startswith("min =") else line for line in shipped.splitlines())
    (tmp_path / "sources" / "agethur.toml").write_text("\n".join(lines), "utf-8")
    return ["--sample", "--sources", "sources"]


def test_what_is_not_healthy_is_not_published_but_told_and_can_be_forced(
    tmp_path: Path, demanding: list[str], hook: Hook
) -> None:
    withheld = run("run", *demanding, "--webhook", hook.url, cwd=tmp_path)
    assert withheld.code == 1
    assert "2 pages read anew" in withheld.out
    assert (
        "nothing was published and the release before stays: agethur: gave 2 pages, fewer than the 99" in withheld.err
    )
    assert "could not be told" not in withheld.out
    assert not (tmp_path / "workspace" / "releases").exists()
    (told,) = hook.told
    assert told["sources"][0]["problems"] == ["agethur: gave 2 pages, fewer than the 99 (min) of a healthy crawl."]

    forced = run("run", *demanding, "--force", cwd=tmp_path, CHANCENNETZ_WEBHOOK="http://127.0.0.1:9/")
    assert (forced.code, forced.err) == (0, "")
    assert "The webhook http://127.0.0.1:9/ could not be told" in forced.out
    assert "published by force although: agethur: gave 2 pages" in forced.out
    (kept,) = (tmp_path / "workspace" / "reports").glob("forced-*.json")
    assert json.loads(kept.read_text("utf-8"))["published although"][0].startswith("agethur: gave 2 pages")

    assert "source     agethur: 2 pages, 2 expected (2 unchanged)" in (status := run("status", cwd=tmp_path).out)
    assert "gave 2 pages, fewer than the 99" in status


def test_a_crawl_alone_fails_too_and_what_is_not_due_is_not_asked(tmp_path: Path, demanding: list[str]) -> None:
    crawled = run("crawl", *demanding, cwd=tmp_path)
    assert (crawled.code, "fewer than the 99" in crawled.err) == (1, True)
    again = run("crawl", *demanding, "--due", cwd=tmp_path)
    assert (again.code, again.err) == (0, "")
    assert "nothing is due" in again.out


def test_a_webhook_that_is_no_web_address_is_refused_before_anything_is_crawled(tmp_path: Path) -> None:
    said = run("run", "--sample", "--webhook", "file:///etc/passwd", cwd=tmp_path)
    assert (said.code, said.out.strip()) == (2, "Crawling")
    assert "no address for a webhook" in said.err


@pytest.mark.parametrize("in_journal", [True, False])
def test_in_the_journal_an_error_is_marked_as_one(tmp_path: Path, *, in_journal: bool) -> None:
    with (tmp_path / "journal").open("w") as journal:
        found = os.fstat(journal.fileno())
        stream = f"{found.st_dev}:{found.st_ino if in_journal else 0}"
        subprocess.run(
            [sys.executable, "-m", "chancennetz", "status"],
            cwd=tmp_path,
            stderr=journal,
            env=os.environ | {"JOURNAL_STREAM": stream},
            check=False,
        )
    assert (tmp_path / "journal").read_text("utf-8").startswith("<3>chancennetz: " if in_journal else "chancennetz: ")
