"""What websites do wrong, and the one sentence that comes of it; the archive stays whole each time."""

import gzip
import random
import socket
import zlib
from collections.abc import Callable

import pytest

from crawlers.archive import Archive
from crawlers.report import CrawlReport
from crawlers.sources import Source
from tests.crawlers.conftest import Crawls
from tests.crawlers.faults import Script, faulty, ok

Sourced = Callable[..., Source]
NOISE = random.Random(7).randbytes(5000)  # noqa: S311 - noise, no secret
BOMB = gzip.compress(b"0" * (40 * 2**20))
BREAKS_OFF = "the answer broke off before its end"


def packed(body: bytes, encoding: str = "gzip") -> bytes:
    return ok(body, f"Content-Encoding: {encoding}")


FAULTS: list[tuple[str, Script, str]] = [
    ("closes in mid-body", ok(b"<p>halb")[:-3], BREAKS_OFF),
    ("promises more than it sends", b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nkurz", BREAKS_OFF),
    ("announces 50 MB", b"HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n" + b"x" * 65536, "larger than 32 MiB"),
    ("sends 50 MB unannounced", [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x" * 2**20] * 50], "larger than 32 MiB"),
    ("sends a gzip bomb", packed(BOMB), "more than 32 MiB when unpacked"),
    ("packs in a way not asked for", packed(b"<p>x", "br"), "the content encoding 'br' was not asked for"),
    ("says nothing and hangs up", b"", "the connection broke off before an answer came"),
    ("speaks no HTTP", b"\x00\x01\x02 hallo\r\n\r\n", "the connection broke off before an answer came"),
    ("is overloaded", b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "answered 503"),
    (
        "redirects to this machine",
        b"HTTP/1.1 301 X\r\nLocation: http://127.0.0.1/\r\n\r\n",
        "redirects to http://127.0.0",
    ),
    ("redirects nowhere", b"HTTP/1.1 301 X\r\nContent-Length: 0\r\n\r\n", "answered 301"),
    ("is empty", ok(b""), "the page came empty"),
]
READABLE: list[tuple[str, Script, bytes]] = [
    ("random bytes", ok(NOISE), NOISE),
    ("a wrong charset", ok("größer".encode("latin-1"), kind="text/html; charset=gibtesnicht"), b"gr\xf6\xdfer"),
    ("a torn gzip", packed(gzip.compress(b"<p>" + b"ganz " * 2000)[:-8]), b"<p>" + b"ganz " * 2000),
    ("raw deflate", packed(zlib.compress(b"<p>klein")[2:-4], "deflate"), b"<p>klein"),
    ("no packing although it says so", packed(b"<p>gar nicht gepackt"), b"<p>gar nicht gepackt"),
    ("deep nesting", ok(b"<div>" * 20000 + b"x"), b"<div>" * 20000 + b"x"),
    ("no end of lines in headers", b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>x", b"<p>x"),
]


PRIVATE: list[tuple[str, str]] = [
    ("http://127.0.0.1:9/", "127.0.0.1 leads to an address that is not public"),
    ("http://169.254.169.254/latest", "169.254.169.254 leads to an address that is not public"),
    ("http://2130706433/", "2130706433 leads to an address that is not public"),
    ("http://[::1]/", "::1 leads to an address that is not public"),
    ("http://localhost/", "localhost leads to an address that is not public"),
    (f"http://{socket.gethostname().lower()}/", "so nothing was asked"),
    ("http://gibt.es.nicht.invalid/", "so nothing was asked: the host name is not known"),
]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory, source: Sourced) -> tuple[CrawlReport, Crawls]:
    """One crawl of every fault and every oddity, each on a host of its own."""
    crawls = Crawls(tmp_path_factory.mktemp("faults"))
    scripts = {address(row[0]): row[1] for row in (*FAULTS, *READABLE)}
    with faulty(scripts) as server:
        sources = tuple(source(id=str(number), start=[url]) for number, url in enumerate(scripts))
        return crawls(sources, server.proxy_url), crawls


def address(name: str) -> str:
    return f"http://{name.replace(' ', '-').lower()}.example/"


@pytest.mark.parametrize(("name", "why"), [(row[0], row[2]) for row in FAULTS])
def test_what_a_website_does_wrong_is_told_in_one_sentence(
    faults: tuple[CrawlReport, Crawls], name: str, why: str
) -> None:
    told = {failed.url: failed.why for failed in faults[0].failed}
    assert told[address(name)].startswith(why)


@pytest.mark.parametrize(("name", "body"), [(row[0], row[2]) for row in READABLE])
def test_what_is_odd_is_kept_as_it_came(faults: tuple[CrawlReport, Crawls], name: str, body: bytes) -> None:
    with Archive.open(faults[1].folder) as archive:
        version = archive.newest(address(name))
    assert version
    assert version.body == body


def test_faults_leave_the_archive_whole(faults: tuple[CrawlReport, Crawls]) -> None:
    with Archive.open(faults[1].folder) as archive:
        assert archive.check() == []
        assert len(list(archive.pages())) == len(READABLE)


def test_only_the_public_web_is_asked(crawls: Crawls, source: Sourced) -> None:
    sources = tuple(source(id=str(number), start=[url]) for number, (url, _) in enumerate(PRIVATE))
    report = crawls(sources, delay=1.0)
    told = {failed.url: failed.why for failed in report.failed}
    assert report.requests == 0
    assert [url for url, why in PRIVATE if why not in told[url]] == []
