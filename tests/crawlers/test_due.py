"""When an address is asked again, as a law and as a table."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.archive.records import Found
from crawlers.due import Calendar, Due, Plan
from crawlers.frontier import Outcome

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
URL = "https://kgc.example/"
FINDINGS: tuple[Found, ...] = ("new", "changed", "same text", "same bytes", "not modified")


@pytest.fixture
def calendar() -> Iterator[Calendar]:
    """Keep a calendar in memory."""
    with closing(memory()) as connection:
        yield Calendar(connection)


def memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    return connection


@pytest.mark.parametrize(
    ("visits", "interval", "days"),
    [
        ([("page", "new")], 8, 8),
        ([("page", "new"), ("page", "changed")], 4, 4),
        ([("page", "new"), ("page", "not modified")], 12, 12),
        ([("page", "new"), ("page", "same bytes"), ("page", "same text")], 18, 18),
        ([("page", "new"), *[("page", "changed")] * 9], 1, 1),
        ([("page", "new"), *[("page", "not modified")] * 9], 30, 30),
        ([("page", "new"), ("missing", None)], 8, 7),
        ([("redirect", None)], 8, 7),
        ([("page", "new"), ("page", "not modified"), ("failed", None)], 12, 1),
        ([("refused", None)], 8, 8),
    ],
)
def test_a_page_is_asked_again_when_it_is_likely_to_have_changed(
    calendar: Calendar, visits: list[tuple[Outcome, Found | None]], interval: float, days: float
) -> None:
    for outcome, found in visits:
        calendar.visited(URL, outcome, found, 8, NOON)
    assert calendar.of(URL) == Due(interval, NOON + timedelta(days=days))


@given(st.lists(st.sampled_from(FINDINGS)), st.integers(1, 400))
def test_the_interval_stays_between_a_day_and_thirty(findings: list[Found], usual: int) -> None:
    with closing(memory()) as connection:
        calendar = Calendar(connection)
        for found in ("new", *findings):
            calendar.visited(URL, "page", found, usual, NOON)
        due = calendar.of(URL)
    assert due
    assert 1 <= due.interval <= 30
    assert due.next_due == NOON + timedelta(days=due.interval)


def test_a_sitemap_only_pulls_forward(calendar: Calendar) -> None:
    calendar.pull(URL, NOON)
    assert calendar.of(URL) is None
    calendar.visited(URL, "page", "new", 8, NOON)
    calendar.pull(URL, NOON + timedelta(days=20))
    assert calendar.of(URL) == Due(8, NOON + timedelta(days=8))
    calendar.pull(URL, NOON + timedelta(days=2))
    assert calendar.of(URL) == Due(8, NOON + timedelta(days=2))


@pytest.mark.parametrize(("hours", "asked"), [(0, False), (8 * 24 - 3, False), (8 * 24 - 2, True), (9 * 24, True)])
def test_what_is_due_within_two_hours_is_asked(calendar: Calendar, hours: int, *, asked: bool) -> None:
    calendar.visited(URL, "page", "new", 8, NOON)
    moment = NOON + timedelta(hours=hours)
    assert Plan(calendar, moment, only_due=True).asks(URL) is asked
    assert Plan(calendar, moment).asks(URL)
    assert Plan(calendar, moment, only_due=True).asks(URL + "nie-gesehen")
