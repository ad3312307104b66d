"""Where a capture belongs in the history of its address, also when it comes to the archive long after its time."""

from datetime import UTC, datetime, timedelta

from crawlers.archive.index import STAMP, Index
from crawlers.archive.reading import Told, describe
from crawlers.archive.records import State


def enter(index: Index, told: Told, file: str) -> State | None:
    """Index what a record tells, at its time; return the state of its address after all that is known of it."""
    if told.fetched >= _newest(index, told.url):
        return index.add(describe(told, index.free_stamp(told.url, told.fetched), file))
    index.add(describe(told, _stamp_between(index, told.url, told.fetched), file))
    return index.tell_anew(told.url)


def _newest(index: Index, url: str) -> datetime:
    query = "SELECT fetched FROM capture WHERE url = ? ORDER BY stamp DESC LIMIT 1"
    row = index.connection.execute(query, (url,)).fetchone()
    return datetime.fromisoformat(row[0]) if row else datetime.min.replace(tzinfo=UTC)


def _stamp_between(index: Index, url: str, fetched: datetime) -> str:
    moment = fetched.astimezone(UTC)
    while index.capture(url, moment.strftime(STAMP)):
        moment += timedelta(seconds=1)
    return moment.strftime(STAMP)
