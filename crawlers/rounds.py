"""Rounds begin and go on: what an interrupted crawl left open is finished before anything begins anew."""

from collections.abc import Sequence
from datetime import datetime

from crawlers.addresses import canonical, site
from crawlers.archive import Archive
from crawlers.frontier import KNOWN, START, Frontier, Kind, Row
from crawlers.links import allowed
from crawlers.sources import Source
from crawlers.visiting import DEEPEST


def open_rounds(
    sources: Sequence[Source], archive: Archive, frontier: Frontier, started: datetime
) -> tuple[Source, ...]:
    """Begin a round for every source, or go on with those of an interrupted crawl; return what has something open."""
    rounds = {source.id: frontier.round(source.id) for source in sources}
    interrupted = {one.started for one in rounds.values() if one and not one.finished}
    for source in sources:
        last = rounds[source.id]
        if last is None or last.started not in interrupted:
            _begin(source, archive, frontier, started)
    archive.commit()
    return tuple(source for source in sources if (one := frontier.round(source.id)) and not one.finished)


def _begin(source: Source, archive: Archive, frontier: Frontier, started: datetime) -> None:
    frontier.begin(source.id, started)
    kind: Kind = "sitemap" if source.find == "sitemap" else "page"
    for url in source.start:
        frontier.add(Row(source=source.id, url=canonical(url), kind=kind, rank=START))
    for url in _known(source, archive):
        frontier.add(Row(source=source.id, url=url, kind="page", rank=KNOWN, depth=DEEPEST))


def _known(source: Source, archive: Archive) -> list[str]:
    sites = {site(url) for url in source.start}
    pages = [page.url for page in archive.pages() if not page.gone_since and site(page.url) in sites]
    return [url for url in pages if allowed(source, url)]
