"""What the graph is told of a page's life: doubt ends nothing, a page that is gone does, noindex hides all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chancennetz.lives import lives_to_tell
from chancennetz.workspace import Workspace
from crawlers.archive import Archive, Exchange
from extract.plain import read_plain
from extract.readings import Readings
from extract.records import Outcome, Reading
from graph.lives import Life

URL = "https://kgc.example/"
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def told(folder: Path, answers: list[tuple[int, str]], outcomes: list[Outcome], *, noindex: bool = False) -> list[Life]:
    """Keep an answer a day, read the versions in turn with these outcomes, and return what is told."""
    workspace = Workspace(folder)
    headers = (("Content-Type", "text/html"), *((("X-Robots-Tag", "noindex"),) if noindex else ()))
    with Archive.open(workspace.archive, write=True) as archive:
        for day, (status, body) in enumerate(answers):
            when = NOON + timedelta(days=day)
            archive.put(Exchange(url=URL, fetched=when, status=status, headers=headers, body=body.encode()))
    with Archive.open(workspace.archive) as archive, Readings.open(workspace.readings) as readings:
        versions = dict.fromkeys(spell.version for life in archive.lives() for spell in life.spells)
        for version, outcome in zip(versions, outcomes, strict=False):
            text = read_plain(version)
            reading = Reading(
                page=URL, version=version, fetched="", digest=text.digest, extractor="e/1", outcome=outcome
            )
            readings.put(text, reading)
    with lives_to_tell(workspace) as lives:
        assert list(lives) == list(lives)
        return list(lives)


@pytest.mark.parametrize(
    ("answers", "outcomes", "spells", "doubt", "gone"),
    [
        ([(200, "eins")], ["read"], 1, None, None),
        ([(200, "eins"), (503, "")], ["read"], 1, "answered 503", None),
        ([(200, "eins"), (200, "zwei")], ["read", "read"], 2, None, None),
        ([(200, "eins"), (200, "zwei")], ["read", "empty"], 1, "not understood: empty", None),
        ([(200, "eins"), (200, "zwei")], ["read"], 1, "not understood: not yet read", None),
        ([(200, "eins"), (200, "zwei"), (410, "")], ["read", "foreign"], 1, None, "2026-11-03"),
        ([(200, "eins"), (410, "")], ["read"], 1, None, "2026-11-02"),
        ([(200, "eins"), (410, ""), (200, "eins")], ["read"], 2, None, None),
    ],
)
def test_only_what_was_understood_is_told_and_only_an_end_ends_it(  # noqa: PLR0913, PLR0917 - a table
    tmp_path: Path, answers: list[tuple[int, str]], outcomes: list[Outcome], spells: int, doubt: str, gone: str
) -> None:
    (life,) = told(tmp_path, answers, outcomes)
    assert (len(life.spells), life.unconfirmed_because) == (spells, doubt)
    assert (life.spells[-1].gone_on or "")[:10] == (gone or "")


def test_a_page_that_was_never_understood_or_asks_not_to_be_indexed_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path / "a", [(200, "eins")], ["unreadable"]) == []
    assert told(tmp_path / "b", [(200, "eins")], ["read"], noindex=True) == []
