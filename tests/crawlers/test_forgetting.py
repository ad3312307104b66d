"""A person who asks to be forgotten is masked in the archive, and in whatever is archived later."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from crawlers.archive import Archive, Exchange, Suppressed
from crawlers.archive.forgetting import NOTE
from crawlers.archive.suppressed import FILE, folded
from data.errors import AskedWrongly

PAGE = "<p>Leitung: Dr. Jörn <b>Möller</b>, Jörn Möller, J&ouml;rn&nbsp;M&ouml;ller, joern.moeller@kgc.example</p>"
MASKED = "<p>Leitung: Dr. ████ <b>██████</b>, ████ ██████, "
OTHER = "<p>Die KGC berät Kommunen.</p>"


def exchange(url: str, body: bytes, kind: str = "text/html; charset=utf-8", **more: str) -> Exchange:
    headers = (("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in more.items()))
    return Exchange(url=url, fetched=datetime(2026, 11, 21, 9, tzinfo=UTC), status=200, headers=headers, body=body)


def suppressed(folder: Path, *names: str) -> Suppressed:
    found = Suppressed.load(folder)
    for name in names:
        found = found.add(name, folder)
    return found


def test_names_are_masked_letter_by_letter_wherever_white_space_or_entities_stand(tmp_path: Path) -> None:
    found = suppressed(tmp_path, "Jörn  Möller", "joern.moeller@kgc.example").masked(PAGE)
    assert found.startswith(MASKED)
    assert len(found) == len(PAGE)
    assert "joern" not in found
    assert "&ouml;" not in found


@pytest.mark.parametrize("text", ["Jörn Müller", "Jörn", "Möller", "Möller Jörn", "Björn Möllers"])
def test_other_names_stay(tmp_path: Path, text: str) -> None:
    assert suppressed(tmp_path, "Jörn Möller").masked(text) == text


def test_the_list_holds_digests_and_no_name(tmp_path: Path) -> None:
    suppressed(tmp_path, "Jörn Möller", "Ute van der Bach")
    told = (tmp_path / FILE).read_text("utf-8").casefold()
    assert not any(part in told for part in ("jörn", "möller", "ute", "bach"))
    again = Suppressed.load(tmp_path)
    assert again.digest(folded("JÖRN Möller")) in again.digests
    other = tmp_path / "other"
    other.mkdir()
    assert suppressed(other, "Jörn Möller").digests.isdisjoint(again.digests)


@pytest.mark.parametrize("name", ["Möller", "", "a b c d e", "x@"])
def test_half_a_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AskedWrongly, match="full name"):
        Suppressed().add(name, tmp_path)
    assert not (tmp_path / FILE).exists()


def test_a_damaged_list_is_never_taken_for_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{", "utf-8")
    with pytest.raises(AskedWrongly, match="restore it"):
        Suppressed.load(tmp_path)


def test_the_record_is_rewritten_with_a_note_and_the_rest_stays_as_it_was(tmp_path: Path) -> None:
    page, packed, other, pdf = (f"https://kgc.example/{name}" for name in ("team", "packed", "kgc", "flyer.pdf"))
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(exchange(other, OTHER.encode()))
        archive.put(exchange(page, PAGE.encode()))
        archive.put(exchange(packed, gzip.compress(PAGE.encode()), Content_Encoding="gzip"))
        archive.put(exchange(page, PAGE.encode()))
        archive.put(exchange(pdf, b"%PDF-1.4 J\xc3\xb6rn M\xc3\xb6ller", "application/pdf"))
    with Archive.open(tmp_path, write=True) as archive:
        done = archive.forget("Jörn Möller")
        assert done.addresses == (page, packed)
        again = archive.put(exchange(page, PAGE.encode()))
        assert again
        assert again.found == "same bytes"
    with Archive.open(tmp_path) as archive:
        assert archive.check() == []
        assert [one.kind for one in archive.captures(page)] == ["response", "revisit", "revisit"]
        for capture in archive.captures(page):
            assert archive.get(capture.id).body.decode().startswith(MASKED)
        assert "Jörn Möller" not in archive.get(next(iter(archive.captures(packed))).id).body.decode()
        assert archive.get(next(iter(archive.captures(other))).id).body.decode() == OTHER
    with min(tmp_path.glob("*.warc.gz")).open("rb") as stream:
        noted = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"))
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.content_stream().read() is not None and record.rec_headers.get_header(NOTE)
        ]
    assert ("response", page) in noted
    assert ("response", other) not in noted


def test_what_comes_later_is_masked_before_it_is_kept(tmp_path: Path) -> None:
    url = "https://kgc.example/new"
    suppressed(tmp_path, "Jörn Möller")
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(exchange(url, PAGE.encode("latin-1"), "text/html; charset=iso-8859-1"))
    with Archive.open(tmp_path) as archive:
        assert (
            archive.get(next(iter(archive.captures(url))).id)
            .body.decode("latin-1")
            .startswith(MASKED.replace("█", "*"))
        )
    assert b"M\xf6ller" not in gzip.decompress(next(tmp_path.glob("*.warc.gz")).read_bytes())
