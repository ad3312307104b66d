"""One exchange of the past after the other, put where it belongs: known before, brought, or refused with the reason."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple, assert_never

import msgspec
from msgspec.structs import replace

from crawlers.archive.archive import Archive
from crawlers.archive.bygone import Bygone, Confirmed, Ignored, Refused, Story
from crawlers.archive.history import CONFIRMED, is_good
from crawlers.archive.payload import warc_digest
from crawlers.archive.records import Capture, Exchange
from crawlers.archive.warc import Refers

FIRST = datetime(1990, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NOWHERE = "confirms an answer that is neither in these files nor in the archive"
BETWEEN = "lies between two visits of the archive's own that found the page unchanged"


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an import; `known` were in the archive before, `ignored` counts by kind what tells of no page.

    `refused` pairs places with reasons; `first` and `last` are the times of the oldest and newest exchange brought.
    """

    brought: int
    known: int
    addresses: int
    ignored: dict[str, int]
    refused: tuple[Refused, ...]
    first: datetime | None
    last: datetime | None


class Taken(NamedTuple):
    """An exchange ready to be put: with the capture that it confirms, if it is a confirmation."""

    exchange: Exchange
    refers: Refers | None = None


class Bringer:
    """Hears stories and brings their exchanges into an archive; what confirms a later file's answer waits for `end`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._brought: list[tuple[str, datetime]] = []
        self._known = 0
        self._ignored: Counter[str] = Counter()
        self._refused: list[Refused] = []
        self._waiting: list[Bygone] = []
        self._digests: dict[str, tuple[str, datetime]] = {}

    def hear(self, story: Story) -> None:
        """Bring, count or refuse what one record or file tells."""
        match story:
            case Ignored():
                self._ignored[story.kind] += 1
            case Refused():
                self._refused.append(story)
            case Bygone():
                self._take(story)
            case _:
                assert_never(story)

    def end(self) -> Imported:
        """Bring what had to wait, make everything durable, and tell what came of it."""
        waiting, self._waiting = self._waiting, []
        for bygone in waiting:
            self._take(bygone)
        self._refused += [Refused(bygone.where, NOWHERE) for bygone in self._waiting]
        self._archive.commit()
        times = [fetched for _, fetched in self._brought]
        return Imported(
            brought=len(self._brought),
            known=self._known,
            addresses=len({url for url, _ in self._brought}),
            ignored=dict(sorted(self._ignored.items())),
            refused=tuple(self._refused),
            first=min(times, default=None),
            last=max(times, default=None),
        )

    def _take(self, bygone: Bygone) -> None:
        told, history = bygone.exchange, list(self._archive.captures(bygone.exchange.url))
        if not FIRST <= told.fetched <= datetime.now(UTC) + timedelta(days=1):
            self._refused.append(Refused(bygone.where, f"is dated {told.fetched:%Y-%m-%d}, which cannot be"))
        elif _known(bygone, history):
            self._known += 1
        elif (taken := self._ready(bygone, history)) is None:
            self._waiting.append(bygone)
            return
        elif _between(taken, history):
            self._refused.append(Refused(bygone.where, BETWEEN))
        else:
            self._archive.bring(*taken)
            self._archive.step()
            self._brought.append((told.url, told.fetched))
        if bygone.payload:
            self._digests[bygone.payload] = (told.url, told.fetched)

    def _ready(self, bygone: Bygone, history: list[Capture]) -> Taken | None:
        if bygone.confirms is None or bygone.exchange.status not in CONFIRMED:
            return Taken(bygone.exchange)
        meant = next(self._meant(bygone.confirms, history), None)
        if meant is None:
            return None
        before = [one for one in history if is_good(one) and one.fetched < bygone.exchange.fetched]
        if before and before[-1].payload == meant.payload:
            same = bygone.exchange.status == HTTPStatus.NOT_MODIFIED
            profile = "server-not-modified" if same else "identical-payload-digest"
            return Taken(bygone.exchange, Refers(profile, before[-1].fetched, meant.payload or ""))
        return Taken(self._told_whole(bygone.exchange, meant))

    def _meant(self, confirms: Confirmed, history: list[Capture]) -> Iterator[Capture]:
        url, fetched = confirms.url, confirms.fetched
        if confirms.payload in self._digests:
            yield from self._at(*self._digests[confirms.payload])
        if fetched:
            yield from self._at(url, fetched)
        yield from (one for one in history if is_good(one) and one.payload == confirms.payload)

    def _at(self, url: str, fetched: datetime) -> Iterator[Capture]:
        near = (one for one in self._archive.captures(url) if abs(one.fetched - fetched) < SECOND)
        return (one for one in near if is_good(one))

    def _told_whole(self, exchange: Exchange, meant: Capture) -> Exchange:
        version = self._archive.get(meant.id)
        headers = tuple(pair for pair in exchange.headers or version.headers if pair[0].lower() != "content-encoding")
        return replace(exchange, status=HTTPStatus.OK, headers=headers, body=version.body)


def _known(bygone: Bygone, history: list[Capture]) -> bool:
    told = bygone.exchange
    same = [one for one in history if one.fetched == told.fetched and one.kind != "failure"]
    return any(bygone.confirms or one.kind == "revisit" or one.payload == warc_digest(told.body) for one in same)


def _between(taken: Taken, history: list[Capture]) -> bool:
    told = taken.exchange
    earlier = [one for one in history if is_good(one) and one.fetched < told.fetched]
    after = next((one for one in history if one.fetched > told.fetched), None)
    confirmed = bool(earlier) and after is not None and after.kind == "revisit"
    new = taken.refers is None and told.status == HTTPStatus.OK
    return confirmed and new and earlier[-1].payload != warc_digest(told.body)
