"""Killed, interrupted, out of disk, locked: nothing is lost, and the next crawl goes on."""

import random
import signal
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from crawlers.archive import Archive
from crawlers.replay import Answer, Proxy, Site
from crawlers.sources import Source
from data.errors import JobFailed
from tests.crawlers.conftest import Crawls, Made

Sourced = Callable[..., Source]
Proxied = Callable[[Site], Proxy]
HOME = "https://kgc.example/"
PAGES = 150


def tree() -> Made:
    pages = {HOME: "<p>Start</p>" + "".join(f'<a href="/{number}">x</a>' for number in range(1, 10))}
    for number in range(1, PAGES):
        links = "".join(f'<a href="/{number * 10 + k}">x</a>' for k in range(10) if number * 10 + k < PAGES)
        pages[f"{HOME}{number}"] = f"<h1>Seite {number}</h1>{links}" + "Text " * 200
    return Made(pages)


def whole(folder: Path, pages: int = PAGES) -> None:
    with Archive.open(folder) as archive:
        assert archive.check() == []
        assert len(list(archive.pages())) == pages


def test_after_being_killed_again_and_again_every_page_is_there_once(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    proxy, chance = proxied(tree()), random.Random(5)  # noqa: S311 - moments, no secret
    for _ in range(5):
        with crawls.begin((source(),), proxy) as child:
            assert child.stdout
            for _ in range(chance.randrange(3, 35)):
                child.stdout.readline()
            child.kill()
    report = crawls((source(),), proxy)
    assert (report.fetched, len(report.new), report.interrupted) == (PAGES, PAGES, False)
    whole(crawls.folder)
    with Archive.open(crawls.folder, write=True) as archive:
        before = list(archive.pages())
        archive.rebuild()
        assert list(archive.pages()) == before
        assert archive.check() == []
    assert proxy.requests.total() < 2 * PAGES


def test_ctrl_c_stops_cleanly_and_the_next_crawl_goes_on(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    proxy = proxied(tree())
    with crawls.begin((source(),), proxy) as child:
        assert child.stdout
        for _ in range(10):
            child.stdout.readline()
        child.send_signal(signal.SIGINT)
        last = child.stdout.read().splitlines()[-1]
    assert child.returncode == 0
    assert '"interrupted":true' in last
    asked = proxy.requests.total()
    report = crawls((source(),), proxy)
    assert (report.fetched, len(report.new)) == (PAGES, PAGES)
    assert asked < proxy.requests.total() <= PAGES + 4
    whole(crawls.folder)


def test_sources_that_were_done_before_an_interruption_are_not_asked_again(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    quick = source(id="quick", start=["https://quick.example/"])
    proxy = proxied(Made({"https://quick.example/": "<p>x", **tree().pages}))
    with crawls.begin((quick, source()), proxy) as child:
        assert child.stdout
        for _ in range(20):
            child.stdout.readline()
        child.kill()
    report = crawls((quick, source()), proxy)
    assert [(one.source, one.fetched) for one in report.sources] == [("quick", 1), ("kgc", PAGES)]
    assert proxy.requests["https://quick.example/"] == 1


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    noise = random.Random(3)  # noqa: S311 - bytes that do not pack
    pages = {f"{HOME}{n}": Answer(200, (("Content-Type", "text/html"),), noise.randbytes(60_000)) for n in range(8)}
    proxy, all_of_it = proxied(Made(dict(pages))), source(start=list(pages))
    last = crawls.lines((all_of_it,), proxy, largest=250_000)[-1]
    assert last.startswith("error 1 ")
    assert "File too large" in last
    assert "make room and run the same again" in last
    with Archive.open(crawls.folder, write=True) as archive:
        kept = len(list(archive.pages()))
        assert archive.check() == []
    assert 0 < kept < 8
    assert crawls((all_of_it,), proxy).fetched == 8
    whole(crawls.folder, 8)


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", write=True) as archive:
        archive.fail(HOME, "mitten in der Arbeit")
        with pytest.raises(JobFailed, match=r"process \d+ on .* is writing this archive"):
            Archive.open(tmp_path / "archive", write=True)


def test_a_crawl_beside_another_one_is_refused(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    with Archive.open(crawls.folder, write=True):
        assert "is writing this archive" in crawls.lines((source(),), proxied(tree()))[-1]


def test_a_known_page_that_nobody_links_any_more_is_asked_again(
    source: Sourced, proxied: Proxied, crawls: Crawls, day: Callable[[int], datetime]
) -> None:
    pages = {HOME: '<a href="/alt">x</a>', HOME + "alt": "<p>x"}
    proxy = proxied(Made(pages))
    crawls((source(),), proxy, now=day(1))
    pages[HOME] = "<p>nichts mehr"
    assert crawls((source(),), proxy, now=day(2)).unchanged == 1
    assert proxy.requests[HOME + "alt"] == 2


@pytest.mark.timeout(100)
def test_an_interruption_waits_no_longer_than_a_few_seconds(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    proxy = proxied(Made({HOME: '<a href="/a">x</a>', HOME + "robots.txt": "User-agent: *\nCrawl-delay: 250"}))
    with crawls.begin((source(),), proxy) as child:
        while not proxy.requests[HOME + "robots.txt"]:
            time.sleep(0.05)
        time.sleep(0.3)
        child.send_signal(signal.SIGINT)
        assert child.stdout
        assert '"interrupted":true' in child.stdout.read()
