"""A 200 that only says that there is no such page counts as a 404, also before that was known."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.archive import Archive, Exchange
from crawlers.archive.soft404 import SURELY_MISSING, says_missing, surely_missing
from data.errors import JobFailed

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL = "https://kgc.example/"
HTML = (("Content-Type", "text/html; charset=utf-8"),)
SORRY = "<title>KGC</title><p>Hier ist nichts, auch nicht unter {path}."


def answer(path: str, body: str, day: float = 0) -> Exchange:
    moment = NOON + timedelta(days=day)
    return Exchange(url=URL + path, fetched=moment, status=200, headers=HTML, body=body.encode())


def sorry(path: str, day: float = 0) -> Exchange:
    return answer(path, SORRY.format(path="/" + path), day)


@pytest.mark.parametrize(
    ("heading", "missing"),
    [
        ("Seite nicht gefunden – KGC Hessen", True),
        ("Die gewünschte Seite wurde leider nicht gefunden", True),
        ("404", True),
        ("Fehler 404", True),
        ("Error 404 (Not Found)!!1", True),
        ("HTTP 404 - Nicht gefunden", True),
        ("Oops! That page can’t be found.", True),
        ("Page not found", True),
        ("404 Kitas machen mit", False),
        ("Hilfe nicht gefunden: was Familien fehlt", False),
        ("Koordinierungsstelle", False),
        ("", False),
    ],
)
def test_a_heading_tells_whether_a_page_is_missing(heading: str, *, missing: bool) -> None:
    assert says_missing(heading) is missing


@pytest.mark.parametrize("body", ["<title>Seite nicht gefunden</title><p>x", "<h1>Fehler 404</h1><p>x"])
def test_a_page_that_says_so_itself_is_missing(tmp_path: Path, body: str) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(answer("neu", body))
        archive.put(answer("alt", "<p>KGC"))
        for day in (1, 8):
            archive.put(answer("alt", body, day))
        (page,) = archive.pages()
        assert archive.get(page.version).body == b"<p>KGC"
        assert archive.check() == []
    assert page.gone_since == NOON + timedelta(days=8)
    assert page.why == "200 (but the website's page for missing addresses) on 2026-11-02 and on 2026-11-09"


def test_what_the_website_says_of_missing_addresses_is_missing_before_and_after_it_is_known(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(answer("kgc", "<p>KGC"))
        archive.put(answer("alt", "<p>früher"))
        archive.put(sorry("alt", 1))
        archive.put(sorry("erste", 1))
        assert [page.url for page in archive.pages()] == [URL + name for name in ("alt", "erste", "kgc")]
        archive.put(sorry(SURELY_MISSING[1:], 1))
        archive.put(sorry("zweite", 1))
        pages = {page.url: page for page in archive.pages()}
        assert list(pages) == [URL + "alt", URL + "kgc"]
        assert archive.get(pages[URL + "alt"].version).body == "<p>früher".encode()
        assert archive.check() == []
        archive.rebuild()
        assert {page.url: page for page in archive.pages()} == pages


def test_another_website_is_not_judged_by_it(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(sorry(SURELY_MISSING[1:]))
        other = sorry("a")
        archive.put(Exchange(url="https://anders.example/a", fetched=NOON, status=200, headers=HTML, body=other.body))
        assert [page.url for page in archive.pages()] == ["https://anders.example/a"]


def test_a_confirmation_after_a_soft_404_confirms_what_it_names(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(answer("kgc", "<p>KGC"))
        archive.put(answer("kgc", "<h1>404</h1>", 1))
        archive.put(Exchange(url=URL + "kgc", fetched=NOON + timedelta(days=2), status=304))
        assert archive.get(f"20261103120000/{URL}kgc").body == b"<p>KGC"
        assert [page.gone_since for page in archive.pages()] == [None]


def test_the_surely_missing_address_belongs_to_the_same_website() -> None:
    assert surely_missing("http://kgc.example:8080/a/b?c") == "http://kgc.example:8080" + SURELY_MISSING


def test_an_index_of_an_older_layout_is_made_anew_from_the_warc_files(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(answer("kgc", "<p>KGC"))
        before = list(archive.pages())
    with sqlite3.connect(tmp_path / "index.sqlite") as connection:
        connection.execute("ALTER TABLE capture DROP COLUMN text")
        connection.execute("PRAGMA user_version=1")
    connection.close()
    with pytest.raises(JobFailed, match="laid out by an older chancennetz"):
        Archive.open(tmp_path)
    with Archive.open(tmp_path, write=True) as archive:
        assert list(archive.pages()) == before
        assert archive.check() == []
