"""The archive opens in other people's tools: pywb replays it, the WACZ specification's own tool finds nothing wrong.

pywb needs older libraries than ours, so these tools live in an environment of their own, in pytest's cache. Installing
takes a minute and a package index; it is done when CHANCENNETZ_REPLAY_TOOLS is set, and then never again.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import URLError

import pytest

from crawlers.archive import Archive, Exchange
from crawlers.archive.importing import bring_in
from crawlers.archive.wacz import export

TOOLS = ("pywb==2.10.0", "wacz==0.6.0", "setuptools<81")
ASKED = "CHANCENNETZ_REPLAY_TOOLS"
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOME = "https://www.kgc.example/gr%C3%B6%C3%9Fe?b=2&a=1"
HTML = (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"1"'))
Tool = Callable[[str], Path]


@pytest.fixture(scope="session")
def tool(request: pytest.FixtureRequest) -> Tool:
    """Find a program of the replay tools, which are installed when that is asked for."""
    cache = getattr(request.config, "cache", None)
    if cache is None:
        pytest.skip("pytest's cache is switched off, so the replay tools have no place")
    folder = cache.mkdir("replay-tools")
    if not (folder / "whole").exists():
        if not os.environ.get(ASKED):
            pytest.skip(f"pywb and wacz are not installed; {ASKED}=1 installs them into pytest's cache")
        _install(folder)
    return lambda name: folder / "bin" / name


def _install(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--retries", "1", *TOOLS]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the replay tools cannot be installed: {done.stderr.strip()[-200:]}")
    (folder / "whole").touch()


def page(day: int, status: int = 200, body: bytes = b"", url: str = HOME) -> Exchange:
    return Exchange(url=url, fetched=NOON + timedelta(days=day), status=status, headers=HTML, body=body)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Make an archive of a page with two texts and two confirmations, a page that is gone, and a saved file."""
    folder = tmp_path / "archive"
    (tmp_path / "alt.html").write_bytes(b"<!-- saved from url=(0027)https://alt.example/seite -->\n<p>fr\xc3\xbcher")
    with Archive.open(folder, write=True) as made:
        for exchange in (
            page(0, body="<p>größer".encode()),
            page(1, 304),
            page(2, body="<p>größer".encode()),
            page(3, body=b"<p>neu"),
            page(4, body=b"<p>weg", url=HOME + "&weg"),
            page(5, 410, b"<p>410", url=HOME + "&weg"),
        ):
            made.put(exchange)
        bring_in(made, [tmp_path / "alt.html"], date=NOON)
    with Archive.open(folder) as opened:
        yield opened


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def pywb(tool: Tool, folder: Path, *added: str) -> Iterator[str]:
    """Make a collection of pywb and replay it as long as the block lasts; yields its address."""
    for words in (["init", "probe"], ["add", "probe", *added]):
        subprocess.run([str(tool("wb-manager")), *words], cwd=folder, check=True, capture_output=True)
    port = free_port()
    with subprocess.Popen(
        [str(tool("wayback")), "-p", str(port), "-b", "127.0.0.1"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}/probe"
        finally:
            server.terminate()


def asked(url: str) -> tuple[int, bytes]:
    """Ask until the server has started; an error's status counts as an answer."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read()
        except urllib.error.HTTPError as wrong:
            with wrong:
                return wrong.code, wrong.read()
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(url)


def test_pywb_replays_every_answer_as_it_came(tool: Tool, tmp_path: Path, archive: Archive) -> None:
    (warc,) = archive.folder.glob("*.warc.gz")
    with pywb(tool, tmp_path, str(warc)) as home:
        for url in sorted(archive.urls()):
            for capture in archive.captures(url):
                body = b"" if capture.status == 304 else archive.get(capture.id).body
                assert asked(f"{home}/{capture.stamp}id_/{url}") == (capture.status, body)


def test_a_wacz_export_is_valid_and_replays_at_the_time_of_a_304_what_it_confirmed(
    tool: Tool, tmp_path: Path, archive: Archive
) -> None:
    exported = export(archive, tmp_path / "probe.wacz", title="Größer")
    words = [str(tool("wacz")), "validate", "-f", exported.file]
    checked = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "Validation succeeded" in checked.stdout
    with pywb(tool, tmp_path, "--unpack-wacz", exported.file) as home:
        for url in sorted(archive.urls()):
            for capture in archive.captures(url):
                status = 200 if capture.status == 304 else capture.status
                assert asked(f"{home}/{capture.stamp}id_/{url}") == (status, archive.get(capture.id).body)
