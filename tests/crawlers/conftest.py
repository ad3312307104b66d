"""Websites made up on the spot, served by the real replay proxy, and crawls of them in processes of their own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest

from crawlers.replay import Answer, Proxy, Site, serve
from crawlers.replay.site import not_found
from crawlers.report import CrawlReport
from crawlers.sources import Source

CHILD = Path(__file__).with_name("child.py")
HOME = "https://kgc.example/"


class Made:
    """A website of a dictionary: an address answers with its text, its `Answer`, or what its function returns."""

    def __init__(self, pages: dict[str, Any]) -> None:
        self.pages = pages

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts of all addresses."""
        return frozenset(urlsplit(url).hostname or "" for url in self.pages)

    def answer(self, url: str) -> Answer:
        """Return the answer of an address."""
        found = self.pages.get(url)
        made = found() if callable(found) else found
        if isinstance(made, str):
            kind = "text/plain" if url.endswith("robots.txt") else "text/html; charset=utf-8"
            return Answer(200, (("Content-Type", kind),), made.encode())
        return made if isinstance(made, Answer) else not_found()


class Crawls:
    """Starts crawls of one archive folder in child processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "archive"
        folder.mkdir(exist_ok=True)

    def begin(
        self, sources: tuple[Source, ...], proxy: Proxy | str | None = None, **task: Any
    ) -> subprocess.Popen[str]:
        """Start a crawl; its task may name anything that `child.Task` has."""
        given: dict[str, Any] = {"sources": sources, "folder": str(self.folder), **task}
        if isinstance(proxy, Proxy):
            given = {"proxy": proxy.proxy_url, "trust": str(proxy.ca_file), **given}
        elif proxy:
            given["proxy"] = proxy
        child = subprocess.Popen(
            [sys.executable, str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path.cwd(),
        )
        assert child.stdin
        child.stdin.write(msgspec.json.encode(given).decode())
        child.stdin.close()
        return child

    def lines(self, sources: tuple[Source, ...], proxy: Proxy | str | None = None, **task: Any) -> list[str]:
        """Crawl to the end and return the lines."""
        with self.begin(sources, proxy, **task) as child:
            assert child.stdout
            return child.stdout.read().splitlines()

    def __call__(self, sources: tuple[Source, ...], proxy: Proxy | str | None = None, **task: Any) -> CrawlReport:
        """Crawl to the end and return the report."""
        return msgspec.json.decode(self.lines(sources, proxy, **task)[-1], type=CrawlReport)


@pytest.fixture
def crawls(tmp_path: Path) -> Crawls:
    """Crawls into one fresh archive."""
    return Crawls(tmp_path)


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    """Describe `https://kgc.example/`, every link followed, changed as asked."""
    usual: dict[str, Any] = {
        "id": "kgc",
        "title": "KGC",
        "publisher": "KGC",
        "land": "DE-HH",
        "kind": "office",
        "find": "links",
        "start": [HOME],
        "follow": [],
        "min": 1,
        "max": 500,
        "interval_days": 7,
        "verified": False,
    }
    return lambda **changed: msgspec.convert({**usual, **changed}, Source)


@pytest.fixture
def made() -> Callable[[dict[str, Any]], Made]:
    """Websites of a dictionary."""
    return Made


@pytest.fixture
def proxied() -> Iterator[Callable[[Site], Proxy]]:
    """Serve websites until the test ends."""
    with ExitStack() as running:
        yield lambda site: running.enter_context(serve(site))


@pytest.fixture
def day() -> Callable[[int], datetime]:
    """Days of November 2026, at noon."""
    return lambda number: datetime.fromisoformat(f"2026-11-{number:02}T12:00:00Z")
