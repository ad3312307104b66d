"""A WACZ export holds the whole archive, lists it truly, and can be brought into another archive."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastwarc import ArchiveIterator

from crawlers.archive import Archive, Exchange, wacz
from crawlers.archive.cdx import surt
from crawlers.archive.importing import bring_in
from crawlers.archive.wacz import export
from data.errors import AskedWrongly

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL = "https://www.kgc.example/"
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def page(path: str, day: int, body: bytes = b"", status: int = 200) -> Exchange:
    return Exchange(url=URL + path, fetched=NOON + timedelta(days=day), status=status, headers=HTML, body=body)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Make an archive of two WARC files."""
    for day in (0, 1):
        with Archive.open(tmp_path / "archive", write=True, clock=lambda: NOON) as made:
            made.put(page("team", day, "<title>Team \n– größer</title>".encode()))
            made.put(page("", 0, f"<p>{day}".encode()))
            made.put(page("team", day, status=304))
            made.put(page("a.pdf", day, b"%PDF-"))
            made.fail(URL + "x", "keine Antwort")
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


@pytest.fixture
def packed(tmp_path: Path, archive: Archive) -> Iterator[zipfile.ZipFile]:
    """Export the archive."""
    export(archive, tmp_path / "a.wacz", title="Größer")
    with zipfile.ZipFile(tmp_path / "a.wacz") as opened:
        yield opened


def lines(packed: zipfile.ZipFile) -> list[tuple[str, dict[str, Any]]]:
    text = gzip.decompress(packed.read("indexes/index.cdx.gz")).decode()
    return [(line[: line.index("{") - 1], json.loads(line[line.index("{") :])) for line in text.splitlines()]


def test_everything_is_listed_with_its_digest(packed: zipfile.ZipFile) -> None:
    card = packed.read("datapackage.json")
    listed = {one["path"]: (one["hash"], one["bytes"]) for one in json.loads(card)["resources"]}
    unlisted = {"datapackage.json", "datapackage-digest.json"}
    for name in set(packed.namelist()) - unlisted:
        content = packed.read(name)
        assert listed[name] == (f"sha256:{hashlib.sha256(content).hexdigest()}", len(content))
    assert packed.namelist()[:2] == ["archive/chancennetz-00001.warc.gz", "archive/chancennetz-00002.warc.gz"]
    assert {info.compress_type for info in packed.infolist()} == {zipfile.ZIP_STORED}
    assert json.loads(packed.read("datapackage-digest.json"))["hash"] == f"sha256:{hashlib.sha256(card).hexdigest()}"


def test_every_line_of_the_index_leads_to_its_record(packed: zipfile.ZipFile) -> None:
    found = lines(packed)
    assert [key for key, _ in found] == sorted(key for key, _ in found)
    assert len(found) == 6
    for key, told in found:
        start, length = int(told["offset"]), int(told["length"])
        member = packed.read(f"archive/{told['filename']}")[start : start + length]
        (record,) = ArchiveIterator(io.BytesIO(member))
        assert record.headers["WARC-Target-URI"] == told["url"]
        assert record.headers["WARC-Payload-Digest"] == told["digest"]
        assert key.partition(" ")[0] == surt(told["url"])


def test_the_index_is_found_by_blocks(tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wacz, "BLOCK", 4)
    export(archive, tmp_path / "b.wacz", title="x")
    with zipfile.ZipFile(tmp_path / "b.wacz") as packed:
        content = packed.read("indexes/index.cdx.gz")
        first, *blocks = packed.read("indexes/index.idx").decode().splitlines()
    assert json.loads(first.partition("0 ")[2]) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    assert len(blocks) == 2
    for block in blocks:
        key, _, told = block.partition(" {")
        where = json.loads("{" + told)
        assert gzip.decompress(content[where["offset"] :][: where["length"]]).decode().startswith(key)


def test_pages_are_listed_with_their_titles(packed: zipfile.ZipFile) -> None:
    head, *pages = map(json.loads, packed.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert [(one["url"], one["ts"][:10], one.get("title")) for one in pages] == [
        (URL, "2026-11-01", None),
        (URL + "a.pdf", "2026-11-01", None),
        (URL + "team", "2026-11-01", "Team – größer"),
    ]


def test_an_export_comes_back_as_the_same_pages(tmp_path: Path, archive: Archive) -> None:
    export(archive, tmp_path / "a.wacz", title="x")
    with Archive.open(tmp_path / "zwei", write=True) as second:
        done = bring_in(second, [tmp_path / "a.wacz"])
        assert done.refused == ()
        assert list(second.pages()) == list(archive.pages())


def test_a_failed_export_leaves_the_last_one(tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.wacz"
    target.write_bytes(b"von gestern")
    monkeypatch.setattr(wacz, "_describe", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(archive, target, title="x")
    assert target.read_bytes() == b"von gestern"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_an_archive_without_files_is_told(tmp_path: Path) -> None:
    Archive.open(tmp_path / "leer", write=True).close()
    with Archive.open(tmp_path / "leer") as archive, pytest.raises(AskedWrongly, match="no finished WARC file"):
        export(archive, tmp_path / "a.wacz", title="x")
