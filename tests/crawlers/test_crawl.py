"""What a crawl finds, archives and reports, over TLS through the replay proxy."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawlers.archive import Archive
from crawlers.crawl import crawl
from crawlers.replay import Answer, ArchiveSite, Proxy, Site, serve
from crawlers.report import CrawlReport
from crawlers.sources import Source
from data.errors import AskedWrongly
from tests.crawlers.conftest import Crawls, Made

Sourced = Callable[..., Source]
Proxied = Callable[[Site], Proxy]
HOME = "https://kgc.example/"


def linked(*targets: str, text: str = "weiter") -> str:
    return "<html><body>" + "".join(f'<a href="{target}">{text}</a> ' for target in targets) + "</body></html>"


def to(location: str, status: int = 301) -> Answer:
    return Answer(status, (("Location", location),))


def test_one_page_under_three_addresses_is_fetched_once(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    variants = ("/kgc?print=1&cHash=0af", "/kgc?uid=12", "/kgc#kontakt", "/kgc?utm_source=brief")
    proxy = proxied(Made({HOME: linked(*variants), HOME + "kgc": "<p>KGC</p>"}))
    report = crawls((source(),), proxy)
    assert report.new == (HOME, HOME + "kgc")
    assert sum(count for url, count in proxy.requests.items() if "/kgc" in url.removeprefix(HOME[:-1])) == 1


def test_a_page_that_names_another_as_canonical_is_that_page(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    copy = f'<html><head><link rel="canonical" href="{HOME}kgc"></head><body>KGC</body></html>'
    proxy = proxied(Made({HOME: linked("/kopie"), HOME + "kopie": copy, HOME + "kgc": copy}))
    assert crawls((source(),), proxy).new == (HOME, HOME + "kgc")
    with Archive.open(crawls.folder) as archive:
        assert [page.url for page in archive.pages()] == [HOME, HOME + "kgc"]


def test_a_second_crawl_asks_conditionally_and_still_follows_links(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    tagged = Answer(200, (("Content-Type", "text/html"), ("ETag", '"1"')), linked("/kgc").encode())
    pages = {HOME: tagged, HOME + "kgc": "<p>alt</p>"}
    proxy = proxied(Made(pages))
    first = crawls((source(),), proxy)
    pages[HOME + "kgc"] = "<p>neu</p>"
    second = crawls((source(),), proxy)
    assert (first.new, first.received > 0) == ((HOME, HOME + "kgc"), True)
    assert (second.unchanged, second.changed, second.new) == (1, (HOME + "kgc",), ())
    with Archive.open(crawls.folder) as archive:
        assert [version.body for version in archive.versions(HOME + "kgc")] == [b"<p>alt</p>", b"<p>neu</p>"]
        assert len(list(archive.versions(HOME))) == 1
        assert archive.check() == []


def test_a_410_is_gone_at_once_and_a_404_after_seven_days(
    source: Sourced, proxied: Proxied, crawls: Crawls, day: Callable[[int], datetime]
) -> None:
    pages: dict[str, Any] = {HOME: linked("/a", "/b", "/c"), **{HOME + name: f"<p>{name}</p>" for name in "abc"}}
    proxy = proxied(Made(pages))
    crawls((source(),), proxy, now=day(1))
    pages |= {HOME: linked("/c"), HOME + "a": Answer(410), HOME + "b": Answer(404), HOME + "c": Answer(503)}
    gone = [[one.url for one in crawls((source(),), proxy, now=day(number)).gone] for number in (2, 9)]
    assert gone == [[HOME + "a"], [HOME + "b"]]
    with Archive.open(crawls.folder) as archive:
        told = {page.url: (page.gone_since, page.why) for page in archive.pages()}
    assert told[HOME + "a"] == (day(2), "410: the website says that it is gone")
    assert told[HOME + "b"] == (day(9), "404 on 2026-11-02 and on 2026-11-09")
    assert told[HOME + "c"] == (None, "answered 503")


def test_noindex_is_archived_and_marked_and_nofollow_leads_nowhere(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    hidden = '<html><head><meta name="robots" content="noindex, nofollow"></head><a href="/weiter">x</a></html>'
    proxy = proxied(Made({HOME: linked("/still"), HOME + "still": hidden, HOME + "weiter": "<p>x</p>"}))
    assert crawls((source(),), proxy).new == (HOME, HOME + "still")
    with Archive.open(crawls.folder) as archive:
        assert {page.url: page.noindex for page in archive.pages()} == {HOME: False, HOME + "still": True}


def test_only_what_the_source_names_is_followed_but_pdfs_always(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    pdf = Answer(200, (("Content-Type", "application/pdf"),), b"%PDF-1.4")
    start = linked("/kontakt", "/shop", "/flyer.pdf", "https://anders.example/kontakt") + linked("/x", text="Team")
    pages = {
        HOME: start,
        HOME + "kontakt": "<p/>k",
        HOME + "shop": "<p/>s",
        HOME + "flyer.pdf": pdf,
        HOME + "x": "<p/>",
    }
    report = crawls((source(follow=["kontakt", "^team$"], leave=["/shop"]),), proxied(Made(pages)))
    assert report.new == (HOME, HOME + "kontakt", HOME + "flyer.pdf", HOME + "x")


def test_sitemaps_and_their_indexes_are_read(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    index = f"<sitemapindex><sitemap><loc>{HOME}teil.xml</loc></sitemap></sitemapindex>"
    part = "<urlset>" + "".join(f"<url><loc>{HOME}{name}</loc></url>" for name in ("kgc", "shop", "cut"))
    xml = (("Content-Type", "application/xml"),)
    pages = {
        HOME + "sitemap.xml": Answer(200, xml, index.encode()),
        HOME + "teil.xml": Answer(200, xml, part.encode()),
        HOME + "kgc": linked("/weiter"),
    }
    sitemap = source(find="sitemap", start=[HOME + "sitemap.xml"], follow=["kgc"])
    report = crawls((sitemap,), proxied(Made(pages)))
    assert report.new == (HOME + "kgc",)
    assert report.notes == (f"kgc: {HOME}teil.xml: the sitemap is damaged: 1 of its entries could not be read.",)


PAGELESS: list[tuple[str, dict[str, Answer], str, str]] = [
    ("itself", {"/": to("/")}, "/", "redirects to itself"),
    ("circle", {"/": to("/a"), "/a": to("/b"), "/b": to("/a")}, "/a", "redirects in a circle, over"),
    ("away", {"/": to("https://anders.example/")}, "/", "redirects to https://anders.example/, which is not part"),
    ("file", {"/": to("file:///etc/passwd")}, "/", "redirects to file:///etc/passwd, which is no web address"),
    ("private", {"/": to("http://127.0.0.1/")}, "/", "redirects to http://127.0.0.1/, which is not part"),
    ("long", {"/": to("/0"), **{f"/{n}": to(f"/{n + 1}") for n in range(9)}}, "/4", "more than 5 redirects in a row"),
    ("missing", {"/": Answer(404)}, "/", "not found (404)"),
    ("gone", {"/": Answer(410)}, "/", "gone (410)"),
    ("forbidden", {"/": Answer(403)}, "/", "answered 403"),
    ("empty", {"/": Answer(200)}, "/", "the page came empty"),
]


@pytest.fixture(scope="module")
def pageless(source: Sourced, tmp_path_factory: pytest.TempPathFactory) -> CrawlReport:
    """Crawl every website that gives no page, each under a host of its own."""
    pages = {f"https://{name}.example{path}": answer for name, site, _, _ in PAGELESS for path, answer in site.items()}
    sources = tuple(source(id=name, start=[f"https://{name}.example/"]) for name, *_ in PAGELESS)
    with serve(Made(pages)) as proxy:
        return Crawls(tmp_path_factory.mktemp("pageless"))(sources, proxy)


@pytest.mark.parametrize(("name", "path", "why"), [(name, path, why) for name, _, path, why in PAGELESS])
def test_an_address_that_gives_no_page_is_told_in_one_sentence(
    pageless: CrawlReport, name: str, path: str, why: str
) -> None:
    told = {failed.url: failed.why for failed in pageless.failed}
    assert told[f"https://{name}.example{path}"].startswith(why)
    assert any(problem.startswith(f"{name}: ") for problem in pageless.problems)


def test_a_redirect_to_unescaped_umlauts_and_a_refresh_are_followed(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    refresh = '<html><head><meta http-equiv="refresh" content="0; url=/ziel"></head></html>'
    raw = to("/größe".encode().decode("latin-1"))
    pages = {HOME: raw, HOME + "gr%C3%B6%C3%9Fe": refresh, HOME + "ziel": "<p>x"}
    report = crawls((source(follow=["nichts"]),), proxied(Made(pages)))
    assert report.new == (HOME + "gr%C3%B6%C3%9Fe", HOME + "ziel")


def test_a_budget_stops_and_says_so(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    pages = {f"{HOME}{number}": linked(f"/{number + 1}", f"/{number}/x") for number in range(50)}
    report = crawls((source(start=[HOME + "0"], max=5),), proxied(Made(pages)))
    assert (report.fetched + len(report.failed), report.over_budget > 0) == (5, True)
    assert report.notes[0].startswith("kgc: stopped after 5 pages (max)")
    assert report.problems == ()


def test_too_few_pages_are_a_problem(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    report = crawls((source(min=3),), proxied(Made({HOME: "<p>eine</p>"})))
    assert report.problems == ("kgc: gave 1 page, fewer than the 3 (min) of a healthy crawl.",)


def test_a_sitemap_that_is_none_is_a_problem(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    sitemap = source(find="sitemap", start=[HOME + "sitemap.xml"])
    report = crawls((sitemap,), proxied(Made({HOME + "sitemap.xml": "<html>Wartung</html>"})))
    assert report.failed[0].why == "this is no sitemap: its first element is <html>"
    assert len(report.problems) == 2


def test_a_proxy_may_have_a_name_although_it_leads_to_this_machine(
    source: Sourced, proxied: Proxied, crawls: Crawls
) -> None:
    named = proxied(Made({"http://kgc.example/": "<p>x"})).proxy_url.replace("127.0.0.1", "localhost")
    assert crawls((source(start=["http://kgc.example/"]),), named).new == ("http://kgc.example/",)


def test_a_certificate_of_an_unknown_authority_is_refused(source: Sourced, proxied: Proxied, crawls: Crawls) -> None:
    report = crawls((source(),), proxied(Made({HOME: "<p/>x"})), trust=None)
    assert report.fetched == 0
    assert report.failed[0].why.endswith("its certificate cannot be trusted")


def test_a_replayed_archive_gives_the_same_archive_again(
    source: Sourced, proxied: Proxied, crawls: Crawls, tmp_path: Path
) -> None:
    pages = {HOME: linked("/a", "/weg", "/neu"), HOME + "a": "<p>größer", HOME + "neu": to("/a?utm_x=1")}
    first = crawls((source(),), proxied(Made(pages)))
    again = Crawls(tmp_path / "zweimal")
    with ArchiveSite(crawls.folder) as site:
        second = again((source(),), proxied(site))
    assert (first.new, first.failed) == (second.new, second.failed)
    with Archive.open(crawls.folder) as one, Archive.open(again.folder) as two:
        assert [page.digest for page in one.pages()] == [page.digest for page in two.pages()]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"contact": " "}, "A crawl tells websites whom to write to: give your e-mail"),
        ({"delay": 0.2}, "A delay of 0.2 s is impolite"),
        ({"delay": 0.2, "proxy": "http://proxy.example:8080"}, "A delay of 0.2 s is impolite"),
        ({"sources": ()}, "There is no source to crawl"),
    ],
)
def test_what_was_asked_wrongly_is_said_before_anything_is_made(
    source: Sourced, tmp_path: Path, wrong: dict[str, Any], sentence: str
) -> None:
    task = {"sources": (source(),), "folder": tmp_path / "archive", "contact": "wir@kgc.example", **wrong}
    with pytest.raises(AskedWrongly, match=sentence):
        crawl(**task)
    assert not (tmp_path / "archive").exists()
