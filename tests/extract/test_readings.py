"""The store keeps texts and readings, and keeps what names a person in a file of its own."""

from __future__ import annotations

import sqlite3
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from data.errors import AskedWrongly, JobFailed
from extract.blocks import PageText
from extract.plain import read_plain
from extract.privacy import is_personal, is_role_address
from extract.readings import Readings, write_jsonl
from extract.records import Contact, Evidence, Organisation, Reading

TEXT = read_plain("Träger ist der Verein Ö.\nAda Amsel, 030 123456")


def reading(version: str = "1/p", text: PageText = TEXT, fetched: str = "2026-11-21T00:00:00+00:00") -> Reading:
    quote = (Evidence("Verein Ö", 15, 23, version),)
    body = Organisation(page="p", extractor="e/1", confidence=0.9, evidence=quote, name="Verein Ö")
    person = Contact(page="p", extractor="e/1", confidence=0.9, evidence=quote, person="Ada Amsel", phone="030 123456")
    return Reading(
        page="p",
        version=version,
        fetched=fetched,
        digest=text.digest,
        extractor="e/1",
        outcome="read",
        records=(body, person),
    )


def test_a_person_is_in_the_file_for_people_and_in_no_other(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as store:
        store.put(TEXT, reading())
        assert [type(r).__name__ for r in next(store.latest()).records] == ["Organisation"]
        assert [type(r).__name__ for r in next(store.latest(persons=True)).records] == ["Organisation", "Contact"]
    bodies = sqlite3.connect(tmp_path / "readings.sqlite").execute("SELECT body FROM readings").fetchall()
    assert b"Amsel" not in bodies[0][0]


def test_what_was_read_is_known_by_version_and_extractor(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as store:
        store.put(TEXT, reading())
        assert store.known("1/p", "e/1")
        assert not store.known("1/p", "e/2")
        assert not store.known("2/p", "e/1")
        assert store.text(TEXT.digest) == TEXT.text


def test_the_newest_reading_of_a_page_is_its_latest(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as store:
        store.put(TEXT, reading("2/p", fetched="2026-11-22T00:00:00+00:00"))
        store.put(TEXT, reading("1/p"))
        assert [r.version for r in store.latest()] == ["2/p"]
        newest = store.newest("p", persons=True)
        assert newest is not None
        assert len(newest.records) == 2
        assert store.newest("q") is None


def test_putting_a_reading_again_replaces_it(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as store:
        store.put(TEXT, reading())
        store.put(TEXT, msgspec.structs.replace(reading(), records=()))
        assert next(store.latest(persons=True)).records == ()


def test_an_unknown_text_is_a_key_error(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as store, pytest.raises(KeyError):
        store.text("none")


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    Readings.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "readings.sqlite") as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(AskedWrongly, match="newer chancennetz"):
        Readings.open(tmp_path)


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "readings.sqlite").write_bytes(b"no database at all, really" * 100)
    with pytest.raises(JobFailed, match=r"readings\.sqlite cannot be opened"):
        Readings.open(tmp_path)


def test_records_are_written_one_json_object_a_line() -> None:
    target = BytesIO()
    assert write_jsonl(iter([reading()]), target) == 2
    assert [msgspec.json.decode(line)["type"] for line in target.getvalue().splitlines()] == ["organisation", "contact"]


@pytest.mark.parametrize(
    "local", ["info", "kgc", "kontakt", "geschaeftsstelle", "fachstelle", "post", "gesundheit-bergedorf"]
)
def test_an_office_address_is_not_personal(local: str) -> None:
    assert is_role_address(f"{local}@example.org")


@pytest.mark.parametrize("local", ["ada.amsel", "a.amsel", "amsel", "adaamsel"])
def test_an_address_that_may_be_a_persons_is_personal(local: str) -> None:
    line = Contact(page="p", extractor="e/1", confidence=1, evidence=(), email=f"{local}@example.org")
    assert is_personal(line)
    assert not is_personal(msgspec.structs.replace(line, email="info@example.org"))


@pytest.mark.parametrize("body", [b"{", b'{"page": "p"}', b'{"type": "of a newer program"}'])
def test_a_damaged_reading_is_named_with_the_way_out(tmp_path: Path, body: bytes) -> None:
    with Readings.open(tmp_path) as store:
        store.put(TEXT, reading())
    with sqlite3.connect(tmp_path / "readings.sqlite") as file:
        file.execute("UPDATE readings SET body = ?", (body,))
    with Readings.open(tmp_path) as store, pytest.raises(JobFailed, match="read the archive again"):
        store.of("1/p")
