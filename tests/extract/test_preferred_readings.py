"""Going back to an earlier choice of models makes its readings count again, without reading a page anew."""

from __future__ import annotations

from pathlib import Path

from extract.blocks import PageText, digest_of
from extract.readings import Readings
from extract.records import Reading

TEXT = PageText("Text", (), digest_of("Text"))


def reading(page: str, extractor: str, fetched: str = "2026-11-21T10:00:00+00:00") -> Reading:
    version = f"{fetched}/{page}"
    return Reading(page=page, version=version, fetched=fetched, digest=TEXT.digest, extractor=extractor, outcome="read")


def newest(readings: Readings) -> dict[str, str]:
    """Return the extractor of each page's newest reading, as both ways of asking give it."""
    told = {one.page: one.extractor for one in readings.latest()}
    assert all((one := readings.newest(page)) and one.extractor == name for page, name in told.items())
    return told


def test_the_preferred_reading_of_a_version_is_its_newest(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as readings:
        for page in ("a", "b"):
            for extractor in ("rules", "rules model"):
                readings.put(TEXT, reading(page, extractor))
        assert newest(readings) == {"a": "rules model", "b": "rules model"}
        readings.prefer(reading("a", "rules").version, "rules")
        assert newest(readings) == {"a": "rules", "b": "rules model"}
        readings.prefer(reading("a", "rules").version, "rules")
        assert newest(readings) == {"a": "rules", "b": "rules model"}


def test_a_newer_version_of_the_page_still_counts_more(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as readings:
        old = reading("a", "rules")
        readings.put(TEXT, old)
        readings.put(TEXT, reading("a", "model", "2026-11-22T10:00:00+00:00"))
        readings.prefer(old.version, "rules")
        assert newest(readings) == {"a": "model"}


def test_preferring_what_was_never_read_changes_nothing(tmp_path: Path) -> None:
    with Readings.open(tmp_path) as readings:
        readings.put(TEXT, reading("a", "rules"))
        readings.prefer(reading("a", "rules").version, "nobody")
        assert newest(readings) == {"a": "rules"}
