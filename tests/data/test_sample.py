"""The sample's manifest: every address has its body, every body its address, and all technical kinds occur."""

import tomllib
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest

from data import curated

Entry = dict[str, Any]
SAMPLE = curated("sample")
ENTRIES: list[Entry] = tomllib.loads(SAMPLE.joinpath("site.toml").read_text(encoding="utf-8"))["page"]
KEYS = {"url", "file", "status", "media_type", "editions", "location", "headers", "modified", "etag"}
PAGES_OF_ONE_HOST = 9
BYTES_OF_THE_PDF = 60_000


def _body(entry: Entry) -> bytes:
    return SAMPLE.joinpath("pages", *entry["file"].split("/")).read_bytes()


def _files(folder: Any, path: str = "") -> set[str]:
    found: set[str] = set()
    for child in folder.iterdir():
        name = f"{path}{child.name}"
        found |= _files(child, f"{name}/") if child.is_dir() else {name}
    return found


def _is_page(entry: Entry) -> bool:
    return "file" in entry and not entry["file"].endswith((".txt", ".xml"))


def _host(entry: Entry) -> str:
    return urlsplit(entry["url"]).hostname or ""


def test_every_entry_has_only_the_keys_of_the_manifest() -> None:
    assert {key for entry in ENTRIES for key in entry} <= KEYS


def test_an_address_answers_once_in_an_edition() -> None:
    answers = Counter((entry["url"], edition) for entry in ENTRIES for edition in entry.get("editions", [1, 2]))
    assert [answer for answer, times in answers.items() if times > 1] == []


def test_every_listed_body_exists_and_every_body_is_listed() -> None:
    assert {entry["file"] for entry in ENTRIES if "file" in entry} == _files(SAMPLE.joinpath("pages"))


def test_a_body_stands_in_the_folder_of_its_host() -> None:
    assert [entry["file"] for entry in ENTRIES if "file" in entry and entry["file"].split("/")[0] != _host(entry)] == []


def test_an_entry_without_body_says_what_it_answers_instead() -> None:
    bare = [entry for entry in ENTRIES if "file" not in entry]
    assert {entry["status"] for entry in bare} == {301, 410}
    assert all("location" in entry for entry in bare if entry["status"] == 301)


def test_the_sample_has_at_least_36_pages_on_10_hosts_and_few_on_any() -> None:
    files = {(_host(entry), entry["file"]) for entry in ENTRIES if _is_page(entry) and 1 in entry.get("editions", [1])}
    content = [host for host, file in files if "impressum" not in file]
    assert len(content) >= 36
    assert len(set(content)) >= 10
    assert max(Counter(content).values()) <= PAGES_OF_ONE_HOST


def test_every_host_has_rules_for_robots() -> None:
    with_rules = {_host(entry) for entry in ENTRIES if urlsplit(entry["url"]).path == "/robots.txt"}
    assert with_rules == {_host(entry) for entry in ENTRIES}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("a redirect on one host", [e for e in ENTRIES if e.get("status") == 301 and e["url"].startswith("https:")]),
        ("http leads to https", [e for e in ENTRIES if e.get("status") == 301 and e["url"].startswith("http:")]),
        ("gone", [e for e in ENTRIES if e.get("status") == 410]),
        ("a PDF", [e for e in ENTRIES if e.get("media_type") == "application/pdf"]),
        ("a sitemap index", [e for e in ENTRIES if "file" in e and b"<sitemapindex" in _body(e)]),
        ("an empty page", [e for e in ENTRIES if "file" in e and not _body(e)]),
        ("noindex by header", [e for e in ENTRIES if e.get("headers") == {"X-Robots-Tag": "noindex"}]),
        ("noindex by page", [e for e in ENTRIES if "file" in e and b'content="noindex' in _body(e)]),
        ("no validators", [e for e in ENTRIES if _is_page(e) and e.get("etag") is False and "modified" not in e]),
        ("a consent wall", [e for e in ENTRIES if "file" in e and b"consent-wall" in _body(e)]),
        ("an English page", [e for e in ENTRIES if "file" in e and b'<html lang="en"' in _body(e)]),
        ("accordions", [e for e in ENTRIES if "file" in e and b"<details" in _body(e)]),
        ("definitions", [e for e in ENTRIES if "file" in e and b"<dt>" in _body(e)]),
        ("a Crawl-delay", [e for e in ENTRIES if "file" in e and b"Crawl-delay: 2" in _body(e)]),
    ],
)
def test_every_technical_kind_occurs(kind: str, found: list[Entry]) -> None:
    assert found, kind


def test_two_hosts_have_a_plain_sitemap() -> None:
    plain = {_host(entry) for entry in ENTRIES if "file" in entry and b"<urlset" in _body(entry)}
    assert len(plain) >= 2


def test_one_page_answers_under_three_addresses() -> None:
    addresses = Counter(entry["file"] for entry in ENTRIES if "file" in entry)
    assert {file for file, times in addresses.items() if times == 3}


def test_the_pdf_stays_small() -> None:
    assert all(
        len(_body(entry)) < BYTES_OF_THE_PDF for entry in ENTRIES if entry.get("media_type") == "application/pdf"
    )
