"""The past is brought in at its own time, once, whatever tool kept it; what cannot be brought is told."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawlers.archive import Archive, Exchange
from crawlers.archive.bringing import BETWEEN, NOWHERE, Imported
from crawlers.archive.importing import bring_in
from data.errors import AskedWrongly

URL = "http://kgc.example/"
HTML = ("Content-Type", "text/html; charset=utf-8")
Record = dict[str, Any]


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00Z")


def record(day: str, body: bytes = b"<p>KGC", url: str = URL, **more: Any) -> Record:
    return {"day": day, "body": body, "url": url, "kind": "response", "status": "200 OK", "headers": [HTML]} | more


def warc(records: Iterable[Record], *, packed: bool = True) -> bytes:
    """Write records as another tool does: whole seconds, version 1.0, its own headers."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("fremd.warc.gz", {"software": "fremd"}))
    for one in records:
        told = {"WARC-Date": f"{one['day']}T12:00:00Z"} | one.get("told", {})
        http = StatusAndHeaders(one["status"], one["headers"], protocol="HTTP/1.1") if one["status"] else None
        made = writer.create_warc_record(
            one["url"],
            one["kind"],
            payload=io.BytesIO(one["body"]),
            length=len(one["body"]),
            http_headers=http,
            warc_headers_dict=told,
            warc_content_type=one.get("type", ""),
        )
        writer.write_record(made)
    return stream.getvalue()


def imported(folder: Path, content: bytes | list[Record], name: str = "alt.warc.gz", **more: Any) -> Imported:
    file = folder.parent / name
    file.write_bytes(content if isinstance(content, bytes) else warc(content))
    with Archive.open(folder, write=True) as archive:
        done = bring_in(archive, [file], **more)
        assert archive.check() == []
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def bodies(folder: Path, url: str = URL) -> list[tuple[str, bytes]]:
    with Archive.open(folder) as archive:
        return [(f"{version.fetched:%Y-%m-%d}", version.body) for version in archive.versions(url)]


def test_a_record_comes_in_at_its_own_time_and_only_once(folder: Path) -> None:
    first = imported(folder, [record("2015-05-01", b"<p>alt"), record("2019-05-01", b"<p>neuer")])
    again = imported(folder, [record("2015-05-01", b"<p>alt"), record("2019-05-01", b"<p>neuer")])
    assert (first.brought, first.known, first.addresses, first.first) == (2, 0, 1, at("2015-05-01"))
    assert (again.brought, again.known, again.refused) == (0, 2, ())
    assert bodies(folder) == [("2015-05-01", b"<p>alt"), ("2019-05-01", b"<p>neuer")]


def test_the_past_comes_before_what_the_archive_saw_itself(folder: Path) -> None:
    with Archive.open(folder, write=True) as archive:
        for day in ("2026-11-01", "2026-11-08"):
            archive.put(Exchange(url=URL, fetched=at(day), status=200, headers=(HTML,), body=b"<p>heute"))
    imported(folder, [record("2019-05-01"), record("2015-05-01", b"<p>heute")])
    with Archive.open(folder) as archive:
        (page,) = archive.pages()
        assert (page.first_seen, page.last_seen, page.last_changed) == (
            at("2015-05-01"),
            at("2026-11-08"),
            at("2026-11-01"),
        )
        assert archive.get(page.version).body == b"<p>heute"
        assert archive.get("20261108120000/" + URL).body == b"<p>heute"


def test_other_bytes_between_two_equal_visits_are_refused(folder: Path) -> None:
    with Archive.open(folder, write=True) as archive:
        for day in ("2026-11-01", "2026-11-08"):
            archive.put(Exchange(url=URL, fetched=at(day), status=200, headers=(HTML,), body=b"<p>heute"))
    done = imported(folder, [record("2026-11-05"), record("2026-11-06", b"<p>heute")])
    assert [refused.why for refused in done.refused] == [BETWEEN]
    assert done.brought == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)), split=st.integers(0, 5))
def test_the_order_of_the_files_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], split: int
) -> None:
    history = [
        record("2015-01-01", b"a"),
        record("2016-01-01", b"b"),
        record("2017-01-01", b"", status="404 X"),
        record("2017-03-01", b"", status="404 X"),
        record("2018-01-01", b"b"),
    ]
    folder = tmp_path_factory.mktemp("gemischt") / "archive"
    chosen = [history[number] for number in order]
    for part in (chosen[:split], chosen[split:]):
        imported(folder, part)
    with Archive.open(folder, write=True) as archive:
        state = archive.state(URL)
        archive.rebuild()
        assert archive.state(URL) == state
        assert archive.check() == []
    assert state
    assert (state.first_seen, state.last_seen, state.gone_since) == (at("2015-01-01"), at("2018-01-01"), None)
    assert bodies(folder) == [("2015-01-01", b"a"), ("2016-01-01", b"b"), ("2018-01-01", b"b")]


CHUNKED = [HTML, ("Transfer-Encoding", "chunked")]
ARC = (
    b"filedesc://a.arc 0.0.0.0 20150501120000 text/plain 67\n1 0 Fremd\n"
    b"URL IP-address Archive-date Content-type Archive-length\n\n\n"
    b"http://kgc.example/ 192.0.2.1 20150501120000 text/html 50\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>KGC\n"
)
FORMS: list[tuple[str, bytes, str]] = [
    ("unpacked", warc([record("2015-05-01")], packed=False), "a.warc"),
    ("packed in one piece", gzip.compress(warc([record("2015-05-01")], packed=False)), "a.warc.gz"),
    ("in chunks", warc([record("2015-05-01", b"6\r\n<p>KGC\r\n0\r\n\r\n", headers=CHUNKED)]), "a.warc.gz"),
    ("said to be in chunks", warc([record("2015-05-01", headers=CHUNKED)]), "a.warc.gz"),
    (
        "packed by the server",
        warc([record("2015-05-01", gzip.compress(b"<p>KGC"), headers=[HTML, ("Content-Encoding", "gzip")])]),
        "a.warc.gz",
    ),
    (
        "without HTTP",
        warc([record("2015-05-01", kind="resource", status=None, headers=[], type="text/html")]),
        "a.warc.gz",
    ),
    ("in angle brackets", warc([record("2015-05-01", told={"WARC-Target-URI": f"<{URL}>"})]), "a.warc.gz"),
    (
        "from the Wayback Machine",
        warc([record("2026-01-01", url=f"https://web.archive.org/web/20150501120000id_/{URL}")]),
        "a.warc.gz",
    ),
    (
        "ARC",
        ARC,
        "a.arc",
    ),
]


@pytest.mark.parametrize(("content", "name"), [(row[1], row[2]) for row in FORMS], ids=[row[0] for row in FORMS])
def test_a_page_is_read_from_a_file(folder: Path, content: bytes, name: str) -> None:
    done = imported(folder, content, name)
    assert done.refused == ()
    assert bodies(folder) == [("2015-05-01", b"<p>KGC")]


def test_a_wacz_file_is_unpacked(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("archive/data.warc.gz", warc([record("2015-05-01")]))
        packed.writestr("datapackage.json", "{}")
    with Archive.open(folder, write=True) as archive:
        assert bring_in(archive, [tmp_path / "a.wacz"]).brought == 1


SOUND = warc([record("2015-05-01"), record("2016-05-01"), record("2017-05-01")])
ENDS = [number for number in range(len(SOUND)) if SOUND[number : number + 3] == b"\x1f\x8b\x08"]


@pytest.mark.parametrize(
    ("content", "brought", "why"),
    [
        (SOUND[: ENDS[3] + 90] + b"XXXXXX" + SOUND[ENDS[3] + 96 :], 2, ""),
        (SOUND[: ENDS[2]] + b"\x1f\x8b\x08Quark" + SOUND[ENDS[2] :], 3, "cannot be read"),
        (b"Quark " * 90 + SOUND, 3, "cannot be read"),
        (warc([record("2015-05-01")], packed=False).replace(b"<p>KGC", b"<p>CGK"), 0, "its digest differs"),
        (warc([record("2015-05-01")], packed=False)[:-6], 0, "breaks off, 2 bytes are missing"),
        (warc([record("2015-05-01", told={"WARC-Truncated": "length"})]), 0, "was cut off when it was recorded"),
        (warc([record("2015-05-01", told={"WARC-Date": "gestern"})]), 0, "is no record"),
        (warc([record("1815-05-01")]), 0, "is dated 1815-05-01, which cannot be"),
        (warc([record("2015-05-01", headers=[HTML, ("Content-Encoding", "br")])]), 0, "'br' was not asked for"),
        (warc([record("2015-05-01", b"x" * (2**25 + 1))]), 0, "is larger than 32 MiB"),
        (warc([record("2015-05-01", kind="revisit")]), 0, NOWHERE),
        (b"Quark", 0, "cannot be read"),
    ],
)
def test_what_is_damaged_is_refused_by_name_and_the_rest_comes_in(
    folder: Path, content: bytes, brought: int, why: str
) -> None:
    done = imported(folder, content)
    assert done.brought == brought
    (refused,) = done.refused
    assert refused.where.startswith("alt.warc.gz, byte ")
    assert why in refused.why


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, len(SOUND) - 1), damage=st.binary(min_size=1, max_size=40))
def test_no_damage_brings_in_bytes_that_were_never_there(
    tmp_path_factory: pytest.TempPathFactory, place: int, damage: bytes
) -> None:
    folder = tmp_path_factory.mktemp("kaputt") / "archive"
    imported(folder, SOUND[:place] + damage + SOUND[place + len(damage) :])
    assert {body for _, body in bodies(folder)} <= {b"<p>KGC"}


def test_a_reader_that_comes_back_to_one_place_for_ever_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(WARCIterator):  # type: ignore[misc]
        def __iter__(self) -> Iterator[Any]:
            return repeat(next(self.the_iter))

    monkeypatch.setattr("crawlers.archive.foreign.WARCIterator", Stuck)
    done = imported(folder, [record("2015-05-01"), record("2016-05-01")])
    assert {refused.why for refused in done.refused} == {"cannot be read (the same place comes again and again)"}
    assert done.brought == 2


def test_what_tells_of_no_page_is_counted_by_kind(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "alt").mkdir()
    (tmp_path / "alt" / "stil.css").write_text("p {}")
    dns = record("2015-05-01", url="dns:kgc.example", kind="resource", status=None, headers=[], type="text/dns")
    (tmp_path / "alt" / "a.warc").write_bytes(warc([dns, record("2015-05-01", kind="metadata", status=None)]))
    with Archive.open(folder, write=True) as archive:
        done = bring_in(archive, [tmp_path / "alt"])
    assert done.ignored == {".css file": 1, "metadata record": 1, "record of a dns: address": 1, "warcinfo record": 1}


def confirming(day: str, url: str = URL, **told: str) -> Record:
    return record(day, b"", url, kind="revisit", told=told)


def test_a_confirmation_of_the_same_page_stays_one(folder: Path) -> None:
    digest = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
    told = {"WARC-Payload-Digest": digest}
    imported(folder, [confirming("2016-05-01", **told), record("2015-05-01", told=told)])
    with Archive.open(folder) as archive:
        kinds = [capture.kind for capture in archive.captures(URL)]
        (page,) = archive.pages()
    assert kinds == ["response", "revisit"]
    assert (page.last_changed, page.last_seen) == (at("2015-05-01"), at("2016-05-01"))


def test_a_confirmation_of_another_address_is_told_whole(folder: Path) -> None:
    refers = {"WARC-Refers-To-Target-URI": URL, "WARC-Refers-To-Date": "2015-05-01T12:00:00Z"}
    imported(folder, [record("2015-05-01"), confirming("2016-05-01", URL + "kopie", **refers)])
    assert bodies(folder, URL + "kopie") == [("2016-05-01", b"<p>KGC")]


def test_an_own_archive_moves_house(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "eins", write=True) as first:
        for day, status in (("2026-11-01", 200), ("2026-11-02", 304), ("2026-11-03", 200), ("2026-11-04", 410)):
            first.put(Exchange(url=URL, fetched=at(day), status=status, headers=(HTML,), body=b"x" * (status == 200)))
        expected = list(first.pages())
    with Archive.open(folder, write=True) as second:
        assert bring_in(second, [tmp_path / "eins"]).brought == 4
        assert list(second.pages()) == expected
        assert bring_in(second, [tmp_path / "eins"]).known == 4


SINGLEFILE = b"""<!DOCTYPE html><html lang=de><!--
 Page saved with SingleFile
 url: http://kgc.example/
 saved date: Fri May 01 2015 14:00:00 GMT+0200 (Mitteleurop\xc3\xa4ische Sommerzeit)
--><p>KGC"""
HTTRACK = (
    b"<html>\n<!-- Mirrored from kgc.example/ by HTTrack Website Copier/3.x [XR&CO'2014], "
    b"Fri, 01 May 2015 12:00:00 GMT -->\n<p>KGC"
)


@pytest.mark.parametrize(
    "body",
    [
        SINGLEFILE,
        HTTRACK,
        b"<!-- saved from url=(0019)http://kgc.example/ -->\r\n<p>KGC",
        b"<!-- saved from url=(0060)https://web.archive.org/web/20150501120000/http://kgc.example/ -->\n<p>KGC",
        b'<head><link href="http://kgc.example/" rel="canonical"></head><p>KGC',
    ],
)
def test_a_saved_page_tells_its_address_and_its_file_the_time(folder: Path, tmp_path: Path, body: bytes) -> None:
    (tmp_path / "seite.html").write_bytes(body)
    os.utime(tmp_path / "seite.html", (at("2015-05-01").timestamp(),) * 2)
    with Archive.open(folder, write=True) as archive:
        assert bring_in(archive, [tmp_path / "seite.html"]).refused == ()
        (page,) = archive.pages()
        assert (page.url, page.first_seen, page.media_type) == (URL, at("2015-05-01"), "text/html")
        assert archive.get(page.version).body == body
        assert archive.check() == []


def test_a_list_and_a_date_are_believed_before_the_file(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "gespeichert"
    saved.mkdir()
    for name in ("a.html", "b.htm", "c.pdf", "d.html"):
        (saved / name).write_bytes(b"%PDF-" if name == "c.pdf" else SINGLEFILE)
    (saved / "liste.csv").write_text(
        "file,url,date\na.html,http://kgc.example/a,2011-02-03\nb.htm,http://kgc.example/b,\n", "utf-8"
    )
    (saved / "liste.jsonl").write_text(json.dumps({"file": "c.pdf", "url": "http://kgc.example/c"}), "utf-8")
    with Archive.open(folder, write=True) as archive:
        first = bring_in(archive, [saved], addresses=saved / "liste.csv", date=datetime(2012, 1, 1, tzinfo=UTC))
        bring_in(archive, [saved / "c.pdf"], addresses=saved / "liste.jsonl", date=datetime(2013, 1, 1, tzinfo=UTC))
        found = {(page.url.removeprefix(URL), page.first_seen.year) for page in archive.pages()}
    assert found == {("", 2012), ("a", 2011), ("b", 2012), ("c", 2013)}
    assert [refused.where for refused in first.refused] == ["c.pdf"]
    assert "name it in a list" in first.refused[0].why


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "datei,adresse\na.html,http://kgc.example/\n"),
        ("a.csv", "file,url\na.html,kgc.example\n"),
        ("a.csv", "file,url,date\na.html,http://kgc.example/,gestern\n"),
        ("a.jsonl", "{"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(folder: Path, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with (
        Archive.open(folder, write=True) as archive,
        pytest.raises(AskedWrongly, match="this list of addresses cannot be read"),
    ):
        bring_in(archive, [], addresses=tmp_path / name)


def test_what_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    with Archive.open(folder, write=True) as archive, pytest.raises(AskedWrongly, match="no such file or folder"):
        bring_in(archive, [tmp_path / "nirgends"])
