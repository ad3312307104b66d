"""Reading an archive: what is known stays, what is unchanged is copied, what shrank is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.archive import Archive, Exchange
from data.errors import AskedWrongly
from extract.manifest import read_manifest
from extract.read_archive import ReadReport, read_archive
from extract.reader import Reader
from extract.readings import Readings

URL = "https://hage.de/kgc"
LONG = "<main><h1>KGC Hessen</h1><p>Die KGC Hessen wird vom Ministerium für Soziales gefördert.</p></main>"
SHORT = "<main><p>Die KGC Hessen.</p></main>"
START = datetime(2026, 11, 21, 12, tzinfo=UTC)


def archive(folder: Path, *bodies: str) -> Path:
    with Archive.open(folder, write=True) as store:
        for day, body in enumerate(bodies):
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            when = START + timedelta(days=day)
            store.put(Exchange(url=URL, fetched=when, status=200, reason="OK", headers=headers, body=body.encode()))
        store.commit()
    return folder


def run(folder: Path, reader: Reader, readings: Path) -> ReadReport:
    with Archive.open(folder) as store, Readings.open(readings) as kept:
        return read_archive(store, reader, kept)


def test_a_page_is_read_once(tmp_path: Path, reader: Reader) -> None:
    folder = archive(tmp_path / "archive", LONG)
    first, second = (run(folder, reader, tmp_path / "readings") for _ in range(2))
    assert (first.outcomes, first.known) == ({"read": 1}, 0)
    assert (second.outcomes, second.known) == ({}, 1)
    assert first.records["relation"] == 1


def test_an_unchanged_text_is_copied_to_its_newer_capture(tmp_path: Path, reader: Reader) -> None:
    folder = archive(tmp_path / "archive", LONG)
    run(folder, reader, tmp_path / "readings")
    archive(folder, LONG.replace("<h1>", "<h1 class='neu'>"))
    with Archive.open(folder) as store:
        (page,) = store.pages()
    report = run(folder, reader, tmp_path / "readings")
    assert report.copied + report.known == 1
    with Readings.open(tmp_path / "readings") as kept:
        (latest,) = kept.latest()
    assert latest.version == page.version
    assert {e.page_version for record in latest.records for e in record.evidence} == {page.version}


def test_a_page_that_gives_less_than_half_is_told(tmp_path: Path, reader: Reader) -> None:
    folder = tmp_path / "archive"
    archive(folder, LONG)
    run(folder, reader, tmp_path / "readings")
    with Archive.open(folder, write=True) as store:
        headers = (("Content-Type", "text/html"),)
        store.put(
            Exchange(url=URL, fetched=START + timedelta(days=9), status=200, headers=headers, body=SHORT.encode())
        )
        store.commit()
    report = run(folder, reader, tmp_path / "readings")
    assert [(s.page, s.before > 2 * s.after) for s in report.shrunk] == [(URL, True)]


def test_a_manifest_gives_each_page_its_id(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "a.html").write_text(LONG, "utf-8")
    (tmp_path / "b.txt").write_text("Die KGC Hessen berät Kommunen.", "utf-8")
    manifest = tmp_path / "gold.jsonl"
    manifest.write_text('{"id": "1", "html": "a.html"}\n\n{"id": "2", "text": "b.txt"}\n', "utf-8")
    readings = list(read_manifest(manifest, reader))
    assert [r.page for r in readings] == ["1", "2"]
    assert {record.page for record in readings[0].records} == {"1"}


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "line 1"), ('{"id": "1"}', "neither html nor text"), ('{"id": "1", "html": "none.html"}', "cannot be read")],
)
def test_a_manifest_that_is_wrong_says_where(tmp_path: Path, reader: Reader, line: str, message: str) -> None:
    manifest = tmp_path / "gold.jsonl"
    manifest.write_text(line, "utf-8")
    with pytest.raises(AskedWrongly, match=message):
        list(read_manifest(manifest, reader))


def test_a_manifest_that_is_missing_is_named(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(AskedWrongly, match=r"none\.jsonl cannot be read"):
        list(read_manifest(tmp_path / "none.jsonl", reader))
