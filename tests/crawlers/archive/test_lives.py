"""Which version of a page held when: a fold over all that came of its address."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawlers.archive import Archive, Exchange

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL, OTHER = "https://kgc.example/", "https://kgc.example/neu"
HTML = (("Content-Type", "text/html"),)


def came(day: float, status: int, body: str = "", location: str = "", url: str = URL) -> Exchange:
    headers = (*HTML, ("Location", location)) if location else HTML
    when = NOON + timedelta(days=day)
    return Exchange(url=url, fetched=when, status=status, headers=headers, body=f"<p>{body}".encode() if body else b"")


def told(folder: Path, until: float | None = None) -> list[tuple[float, float, float | None, bool, str | None]]:
    with Archive.open(folder) as archive:
        lives = {life.page.url: life for life in archive.lives(None if until is None else NOON + timedelta(days=until))}
    day = timedelta(days=1)
    return [
        (
            (s.first_seen - NOON) / day,
            (s.last_seen - NOON) / day,
            None if s.until is None else (s.until - NOON) / day,
            s.gone,
            s.doubt,
        )
        for s in (lives[URL].spells if URL in lives else ())
    ]


@pytest.mark.parametrize(
    ("came_by", "expected"),
    [
        ([(0, 200, "eins")], [(0, 0, None, False, None)]),
        ([(0, 200, "eins"), (1, 304)], [(0, 1, None, False, None)]),
        ([(0, 200, "eins"), (1, 200, "eins"), (2, 200, "zwei")], [(0, 1, 2, False, None), (2, 2, None, False, None)]),
        ([(0, 200, "eins"), (1, 503)], [(0, 0, None, False, "answered 503")]),
        ([(0, 200, "eins"), (1, 503), (2, 304)], [(0, 2, None, False, None)]),
        ([(0, 200, "eins"), (1, 410), (2, 410)], [(0, 0, 1, True, None)]),
        ([(0, 200, "eins"), (1, 410), (2, 200, "eins")], [(0, 0, 1, True, None), (2, 2, None, False, None)]),
        (
            [(0, 200, "eins"), (1, 404), (9, 404)],
            [(0, 0, 9, True, "404 since 2026-11-02; gone if still missing after seven days")],
        ),
        ([(0, 404), (1, 200, "eins")], [(1, 1, None, False, None)]),
    ],
)
def test_a_version_holds_until_another_one_or_the_end_is_seen(
    tmp_path: Path, came_by: list[tuple[float, int, str]], expected: list[tuple[object, ...]]
) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for answer in came_by:
            archive.put(came(*answer))
    assert told(tmp_path) == expected


def test_a_page_that_moves_to_another_one_ends_there(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        archive.put(came(0, 200, "eins"))
        archive.put(came(1, 200, "eins", url=OTHER))
        archive.put(came(1, 301, location=OTHER))
        assert [page.url for page in archive.pages()] == [OTHER]
    assert told(tmp_path) == [(0, 0, 1, True, None)]


def test_the_past_is_told_as_it_was_known_then(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for answer in (came(0, 200, "eins"), came(3, 304), came(5, 200, "zwei"), came(7, 410)):
            archive.put(answer)
    assert told(tmp_path, until=-1) == []
    assert told(tmp_path, until=1) == [(0, 0, None, False, None)]
    assert told(tmp_path, until=4) == [(0, 3, None, False, None)]
    assert told(tmp_path, until=6) == [(0, 3, 5, False, None), (5, 5, None, False, None)]
