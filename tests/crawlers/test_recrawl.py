"""The second crawl and those after it: what is unchanged, what is missing, what is due."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from crawlers.archive import Archive
from crawlers.archive.soft404 import SURELY_MISSING
from crawlers.replay import Answer, Proxy, Site
from crawlers.sources import Source
from tests.crawlers.archive.noisy import SYSTEMS
from tests.crawlers.conftest import Crawls, Made

Sourced = Callable[..., Source]
Proxied = Callable[[Site], Proxy]
Days = Callable[[int], datetime]
HOME = "https://kgc.example/"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
PHONES = {number: f"0561 / 70 12 3{number % 10}" for number in range(12)}


def linked(*targets: str) -> str:
    return "".join(f'<p><a href="{target}">{target}</a>' for target in targets)


def noisy(phones: dict[int, str]) -> dict[str, Any]:
    """Make a website whose pages come in other bytes at every request."""
    noise = Random(11)  # noqa: S311 - noise, no secret

    def made(number: int) -> Callable[[], str]:
        return lambda: SYSTEMS[number % 4](number, phones[number], noise)

    return {HOME: linked(*(f"/{number}" for number in phones)), **{f"{HOME}{n}": made(n) for n in phones}}


def test_pages_that_come_in_other_bytes_are_unchanged_and_a_changed_digit_is_a_change(
    source: Sourced, proxied: Proxied, crawls: Crawls, day: Days
) -> None:
    phones = dict(PHONES)
    proxy = proxied(Made(noisy(phones)))
    first = crawls((source(),), proxy, now=day(1))
    (second,) = crawls((source(),), proxy, now=day(2)).sources
    phones[7] = phones[7].replace("70", "71")
    third = crawls((source(),), proxy, now=day(3))
    assert (len(first.new), second.expected, second.fetched) == (13, 13, 13)
    assert (second.unchanged, second.not_modified, second.same_bytes, second.same_text) == (13, 0, 1, 12)
    assert (third.changed, third.unchanged, third.problems) == ((HOME + "7",), 12, ())
    with Archive.open(crawls.folder) as archive:
        versions = {page.url: page.version.partition("/")[0] for page in archive.pages()}
    assert versions == {url: f"2026110{3 if url == HOME + '7' else 1}120000" for url in versions}


def test_a_site_that_answers_200_to_everything_fools_nobody(
    source: Sourced, proxied: Proxied, crawls: Crawls, day: Days
) -> None:
    pages = {HOME: linked("/alt", "/tot", "/auch-tot"), HOME + "alt": "<p>KGC"}

    class Polite(Made):
        def answer(self, url: str) -> Answer:
            found = super().answer(url)
            sorry = f"<p>Leider nichts unter {url.removeprefix(HOME[:-1])}"
            return found if found.status == 200 or "robots" in url else Answer(200, HTML, sorry.encode())

    proxy = proxied(Polite(pages))
    first = crawls((source(),), proxy, now=day(1))
    assert first.new == (HOME, HOME + "alt")
    assert [one.url for one in first.failed] == [HOME + "tot", HOME + "auch-tot"]
    assert first.failed[0].why == "answered 200, but shows the website's page for missing addresses"
    assert proxy.requests[HOME[:-1] + SURELY_MISSING] == 1
    pages.pop(HOME + "alt")
    second, third = (crawls((source(),), proxy, now=day(number)) for number in (2, 9))
    assert (second.changed, second.gone, second.failed[0].url) == ((), (), HOME + "alt")
    assert [(one.url, one.why) for one in third.gone] == [
        (HOME + "alt", "200 (but the website's page for missing addresses) on 2026-11-02 and on 2026-11-09")
    ]


def test_only_what_is_due_is_asked(source: Sourced, proxied: Proxied, crawls: Crawls, day: Days) -> None:
    pages: dict[str, Any] = {HOME: linked("/oft", "/nie", "/tot"), HOME + "oft": "<p>1", HOME + "nie": "<p>x"}
    proxy = proxied(Made(pages))
    crawls((source(interval_days=4),), proxy, now=day(1))
    idle = crawls((source(interval_days=4),), proxy, now=day(3), due=True)
    assert (idle.sources, idle.requests, proxy.requests.total()) == ((), 0, 5)
    pages[HOME + "oft"] = "<p>2"
    fifth = crawls((source(interval_days=4),), proxy, now=day(5), due=True)
    assert (fifth.changed, fifth.unchanged) == ((HOME + "oft",), 2)
    assert fifth.sources[0].next_due == day(7)
    pages |= {HOME + "oft": "<p>3", HOME: linked("/oft", "/nie", "/tot", "/neu"), HOME + "neu": "<p>neu"}
    (seventh,) = crawls((source(interval_days=4, min=4),), proxy, now=day(7), due=True).sources
    assert (seventh.changed, seventh.new) == ((HOME, HOME + "oft"), (HOME + "neu",))
    assert (seventh.not_due, seventh.expected, seventh.problems) == (1, 2, ())
    assert (proxy.requests[HOME + "nie"], proxy.requests[HOME + "oft"], proxy.requests[HOME + "tot"]) == (2, 3, 2)


def test_a_sitemap_pulls_a_page_forward(source: Sourced, proxied: Proxied, crawls: Crawls, day: Days) -> None:
    def sitemap(changed: str) -> Answer:
        page = "<url><loc>{}{}</loc><lastmod>{}</lastmod></url>"
        listed = page.format(HOME, "a", changed) + page.format(HOME, "b", "2026-10-01")
        return Answer(200, (("Content-Type", "application/xml"),), f"<urlset>{listed}</urlset>".encode())

    pages = {HOME + "s.xml": sitemap("2026-10-01"), HOME + "a": "<p>a", HOME + "b": "<p>b"}
    proxy, listed = proxied(Made(pages)), source(find="sitemap", start=[HOME + "s.xml"], interval_days=4)
    crawls((listed,), proxy, now=day(1))
    crawls((listed,), proxy, now=day(5), due=True)
    pages |= {HOME + "s.xml": sitemap("2026-11-06"), HOME + "a": "<p>neu"}
    report = crawls((listed,), proxy, now=day(9), due=True)
    assert (report.changed, report.fetched, report.sources[0].not_due) == ((HOME + "a",), 1, 1)


def test_a_round_that_was_interrupted_is_finished_before_anything_is_due(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    pages = {HOME: linked(*(f"/{n}" for n in range(40))), **{f"{HOME}{n}": f"<p>Seite {n}" for n in range(40)}}
    proxy = proxied(Made(pages))
    with crawls.begin((source(),), proxy, due=True) as child:
        assert child.stdout
        for _ in range(8):
            child.stdout.readline()
        child.kill()
    assert len(crawls((source(),), proxy, due=True).new) == 41
    assert crawls((source(),), proxy, due=True).sources == ()
