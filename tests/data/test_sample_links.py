"""The sample's links: what is linked answers, what is dead is meant to be, and the sources lead to the pages."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from bs4 import BeautifulSoup

from crawlers.sources import Source, shipped
from data import curated

SAMPLE = curated("sample")
ENTRIES: list[dict[str, Any]] = tomllib.loads(SAMPLE.joinpath("site.toml").read_text(encoding="utf-8"))["page"]
HOSTS = {urlsplit(entry["url"]).hostname for entry in ENTRIES}
DEAD = {
    "https://slfg.de/projekt/kgc-archiv/",
    "https://www.lvg-lsa.de/cdn-cgi/l/email-protection",
}
DEAD_IN_SECOND = {"https://gesundheitsfoerderung-mv.de/modellprojekt-peer-involvement/"}
FORBIDDEN = "https://hage.de/intern/kgc-arbeitsmaterialien"
NOISE = re.compile(r"[?&](?:cHash|uid|print)=.*")


def _edition(number: int) -> dict[str, dict[str, Any]]:
    return {entry["url"]: entry for entry in ENTRIES if number in entry.get("editions", [1, 2])}


def _body(entry: dict[str, Any]) -> bytes:
    return SAMPLE.joinpath("pages", *entry["file"].split("/")).read_bytes()


def _links(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "location" in entry:
        yield entry["location"], ""
    if not entry.get("file", "").endswith((".html", ".xml")):
        return
    soup = BeautifulSoup(_body(entry), "xml" if entry["file"].endswith(".xml") else "lxml")
    base = soup.find("base", href=True)
    home = urljoin(entry["url"], str(base["href"])) if base else entry["url"]
    found = [(str(a["href"]), a.get_text(" ")) for a in soup.find_all("a", href=True)]
    found += [(loc.get_text(), "") for loc in soup.find_all("loc")]
    for target, words in found:
        address = urldefrag(urljoin(home, target))[0]
        if address.startswith("http") and urlsplit(address).hostname in HOSTS:
            yield address, words


@pytest.mark.parametrize(("number", "dead"), [(1, DEAD), (2, DEAD | DEAD_IN_SECOND)])
def test_every_internal_link_answers_or_is_dead_on_purpose(number: int, dead: set[str]) -> None:
    site = _edition(number)
    linked = {target for entry in site.values() for target, _ in _links(entry)}
    assert linked - site.keys() == dead


def _leads_on(source: Source, address: str, words: str) -> bool:
    if urlsplit(address).hostname not in {urlsplit(start).hostname for start in source.start}:
        return False
    patterns = source.follow or ("",)
    return any(
        re.search(p, urlsplit(address).path, re.IGNORECASE) or re.search(p, words, re.IGNORECASE) for p in patterns
    )


def _reached(source: Source, number: int) -> set[str]:
    site, todo, seen = _edition(number), list(source.start), set(source.start)
    while todo:
        entry = site.get(todo.pop(), {})
        inner = entry.get("file", "").endswith(".xml") or "location" in entry
        for target, words in _links(entry) if entry else ():
            address = NOISE.sub("", target)
            if address not in seen and (_leads_on(source, address, words) or (inner and _answers(site, address))):
                seen.add(address)
                todo.append(address)
    return {url for url in seen if _answers(site, url)}


def _answers(site: dict[str, dict[str, Any]], address: str) -> bool:
    return "file" in site.get(address, {})


SAMPLED = [source for source in shipped() if {urlsplit(start).hostname for start in source.start} <= HOSTS]


def test_every_host_of_the_sample_has_a_source() -> None:
    assert {urlsplit(start).hostname for source in SAMPLED for start in source.start} == HOSTS


@pytest.mark.parametrize("source", SAMPLED, ids=lambda source: source.id)
def test_every_start_address_is_in_the_sample(source: Source) -> None:
    assert set(source.start) <= _edition(1).keys() & _edition(2).keys()


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("source", SAMPLED, ids=lambda source: source.id)
def test_following_links_reaches_a_healthy_number_of_pages(source: Source, number: int) -> None:
    pages = {url for url in _reached(source, number) if not url.endswith(".xml")} - {FORBIDDEN}
    assert source.min <= len(pages) <= 9


def test_only_robots_keep_the_crawl_from_the_forbidden_page() -> None:
    hage = next(source for source in SAMPLED if source.id == "hage")
    assert FORBIDDEN in _reached(hage, 1)
    rules = RobotFileParser()
    rules.parse(_body(_edition(1)["https://hage.de/robots.txt"]).decode().splitlines())
    assert not rules.can_fetch("chancennetz", FORBIDDEN)
    assert rules.can_fetch("chancennetz", hage.start[0])
