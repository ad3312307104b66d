"""Rounds begin and go on: what an interrupted crawl left open is finished before anything begins anew."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from crawlers.addresses import canonical, site
from crawlers.archive import Archive
from crawlers.due import Calendar, Plan
from crawlers.frontier import KNOWN, START, Frontier, Kind, Round, Row
from crawlers.links import allowed
from crawlers.sources import Source
from crawlers.visiting import DEEPEST

Known: TypeAlias = Mapping[str, Sequence[str]]


def open_rounds(sources: Sequence[Source], archive: Archive, frontier: Frontier, plan: Plan) -> tuple[Source, ...]:
    """Begin a round for every source that the plan asks, or go on with those of an interrupted crawl.

    Returns the sources that are part of this crawl: what is open, and what the interrupted crawl had finished.
    """
    rounds = {source.id: frontier.round(source.id) for source in sources}
    interrupted = {one.started for one in rounds.values() if one and not one.finished}
    pages, part = known(sources, archive), []
    for source in sources:
        last = rounds[source.id]
        if last is None or last.started not in interrupted:
            if not plan.begins(_moments(source, last, pages, plan.calendar)):
                continue
            _begin(source, pages, frontier, plan)
        part.append(source)
    archive.commit()
    return tuple(part)


def unfinished(sources: Sequence[Source], frontier: Frontier) -> tuple[Source, ...]:
    """Return the sources whose round has something open."""
    return tuple(source for source in sources if (one := frontier.round(source.id)) and not one.finished)


def next_round(source: Source, last: Round, pages: Known, calendar: Calendar) -> datetime | None:
    """Return when a crawl of what is due asks a source again, None if at once."""
    moments = list(_moments(source, last, pages, calendar))
    return None if None in moments else min(moment for moment in moments if moment)


def known(sources: Sequence[Source], archive: Archive) -> Known:
    """Return the living pages of each source (by its id) that it may ask."""
    sites: dict[str, list[Source]] = {}
    for source in sources:
        for name in {site(url) for url in source.start}:
            sites.setdefault(name, []).append(source)
    pages: dict[str, list[str]] = {source.id: [] for source in sources}
    for page in archive.pages():
        for source in sites.get(site(page.url), ()) if not page.gone_since else ():
            if allowed(source, page.url):
                pages[source.id].append(page.url)
    return pages


def _moments(source: Source, last: Round | None, pages: Known, calendar: Calendar) -> Iterator[datetime | None]:
    yield last.finished + timedelta(days=source.interval_days) if last and last.finished else None
    for url in pages[source.id]:
        due = calendar.of(url)
        yield due.next_due if due else None


def _begin(source: Source, pages: Known, frontier: Frontier, plan: Plan) -> None:
    frontier.begin(source.id, plan.moment)
    kind: Kind = "sitemap" if source.find == "sitemap" else "page"
    for url in source.start:
        frontier.add(Row(source=source.id, url=canonical(url), kind=kind, rank=START))
    for url in pages[source.id]:
        if plan.asks(url):
            frontier.add(Row(source=source.id, url=url, kind="page", rank=KNOWN, depth=DEEPEST))
