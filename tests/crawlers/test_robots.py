"""robots.txt is obeyed: in a race, when it fails, when it moves, and in the pauses it asks for."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from crawlers.sources import Source
from tests.crawlers.conftest import Crawls
from tests.crawlers.faults import Script, faulty, ok

Sourced = Callable[..., Source]
FORBIDS = ok(b"User-agent: *\nDisallow: /geheim\n", kind="text/plain")


def moved(path: str) -> bytes:
    return f"HTTP/1.1 301 Moved\r\nLocation: {path}\r\nContent-Length: 0\r\n\r\n".encode()


def status(code: int) -> bytes:
    return f"HTTP/1.1 {code} X\r\nContent-Length: 21\r\n\r\nUser-agent:*\nAllow: /".encode()


def rules(text: bytes) -> bytes:
    return ok(text, kind="text/plain")


EVERYTHING, NOTHING, OPEN = {"/", "/geheim"}, set[str](), {"/"}
SAID: list[tuple[str, Script, set[str]]] = [
    ("a rule", FORBIDS, OPEN),
    ("404", status(404), EVERYTHING),
    ("403", status(403), EVERYTHING),
    ("500", status(500), NOTHING),
    ("429", status(429), NOTHING),
    ("nothing and hangs up", b"", NOTHING),
    ("it moved", moved("http://anders.example/robots.txt"), OPEN),
    ("it moves in a circle", moved("/robots.txt"), NOTHING),
    ("its rule after 512 KiB", rules(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), EVERYTHING),
    ("our own name", rules(b"User-agent: chancennetz\nDisallow: /\n\nUser-agent: *\nAllow: /"), NOTHING),
    ("nonsense", rules(b"\xff\xfe\x00<html>kein robots</html>"), EVERYTHING),
]


def host(name: str) -> str:
    return f"http://{name.replace(' ', '-').lower()}.example"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, source: Sourced) -> set[str]:
    """Crawl an open and a forbidden page under every robots.txt and return what was asked."""
    scripts: dict[str, Script] = {f"{host(name)}/robots.txt": said for name, said, _ in SAID}
    scripts |= {f"{host(name)}{path}": ok(b"<p>x") for name, _, _ in SAID for path in EVERYTHING}
    scripts["http://anders.example/robots.txt"] = FORBIDS
    sources = tuple(source(id=name, start=[host(name) + "/", host(name) + "/geheim"]) for name, _, _ in SAID)
    with faulty(scripts) as server:
        Crawls(tmp_path_factory.mktemp("robots"))(sources, server.proxy_url)
    return {url for url, _ in server.asked}


@pytest.mark.parametrize(("name", "allowed"), [(row[0], row[2]) for row in SAID])
def test_what_is_asked_when_robots_txt_says(asked: set[str], name: str, allowed: set[str]) -> None:
    assert {path for path in EVERYTHING if host(name) + path in asked} == allowed


def test_nobody_overtakes_a_slow_robots_txt(source: Sourced, crawls: Crawls) -> None:
    home = "http://langsam.example"
    racers = tuple(source(id=f"r{number}", start=[f"{home}/geheim/{number}"]) for number in range(8))
    pages: dict[str, Script] = {racer.start[0]: ok(b"<p>geheim") for racer in racers}
    with faulty({f"{home}/robots.txt": [0.5, FORBIDS], **pages}) as server:
        report = crawls(racers, server.proxy_url)
    assert [url for url, _ in server.asked] == [f"{home}/robots.txt"]
    assert len(report.refused) == 8


def pauses(crawls: Crawls, source: Source, scripts: dict[str, Script], delay: float) -> list[float]:
    with faulty(scripts) as server:
        crawls((source,), server.proxy_url, delay=delay)
    return [later - earlier for (_, earlier), (_, later) in pairwise(server.asked)]


HOME = "http://geduld.example/"
PAGES: dict[str, Script] = {f"{HOME}{number}": ok(b"<p>%d" % number) for number in range(3)}


def test_a_crawl_delay_is_kept(source: Sourced, crawls: Crawls) -> None:
    robots: dict[str, Script] = {f"{HOME}robots.txt": rules(b"User-agent: *\nCrawl-delay: 0.6\n")}
    assert min(pauses(crawls, source(start=list(PAGES)), PAGES | robots, 0.01)[1:]) >= 0.59


def test_between_two_requests_lies_at_least_the_delay(source: Sourced, crawls: Crawls) -> None:
    assert min(pauses(crawls, source(start=list(PAGES)), PAGES, 0.4)) >= 0.39


def test_a_server_that_asks_for_rest_gets_it(source: Sourced, crawls: Crawls) -> None:
    busy: Script = b"HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"
    rests = pauses(crawls, source(start=list(PAGES)), PAGES | {f"{HOME}0": busy}, 0.01)
    assert [rest >= 0.99 for rest in rests] == [False, True, True, True, False]


def test_a_server_that_asks_for_an_hour_is_not_asked_again(source: Sourced, crawls: Crawls) -> None:
    busy: Script = b"HTTP/1.1 429 Slow\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"
    assert len(pauses(crawls, source(start=[f"{HOME}0"]), {f"{HOME}0": busy}, 0.01)) == 1
