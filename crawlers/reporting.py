"""From the rows of a round and the states of its pages to the report; nothing is counted while crawling."""

from collections.abc import Iterator

from crawlers.archive import Archive
from crawlers.archive.records import State
from crawlers.frontier import START, Frontier, Round, Row
from crawlers.report import Failed, SourceReport
from crawlers.sources import Source


def report_source(source: Source, archive: Archive, frontier: Frontier) -> SourceReport | None:
    """Return the report of a source's newest round, None if it has none."""
    found = frontier.round(source.id)
    if found is None:
        return None
    rows = list(frontier.rows(source.id))
    pages = [state for row in rows if row.outcome == "page" and (state := archive.page_state(row.url))]
    new = tuple(state.url for state in pages if state.first_seen >= found.started)
    changed = tuple(state.url for state in pages if state.first_seen < found.started <= state.last_changed)
    failed = tuple(_failures(rows, archive, found))
    return SourceReport(
        source=source.id,
        started=found.started,
        fetched=len(pages),
        unchanged=len(pages) - len(new) - len(changed),
        new=new,
        changed=changed,
        gone=tuple(row.url for row in rows if _gone(archive.state(row.url), found)),
        refused=tuple(row.url for row in rows if row.outcome == "refused"),
        failed=failed,
        over_budget=sum(row.outcome == "budget" for row in rows),
        waiting=sum(row.outcome is None for row in rows),
        requests=found.requests,
        received=found.received,
        problems=tuple(_problems(source, rows, len(pages))),
        notes=tuple(_notes(source, rows)),
    )


def _failures(rows: list[Row], archive: Archive, found: Round) -> Iterator[Failed]:
    for row in rows:
        if row.outcome in ("failed", "missing") and not _gone(archive.state(row.url), found):
            known = archive.state(row.url)
            yield Failed(row.url, (known and known.why) or row.why or "no page came")
        elif row.outcome == "redirect" and _circle(row, rows):
            yield Failed(row.url, f"redirects in a circle, over {row.why}")


def _circle(row: Row, rows: list[Row]) -> bool:
    leads = {one.url: one.why for one in rows if one.outcome == "redirect"}
    seen, url = {row.url}, row.why
    while url in leads and url not in seen:
        seen.add(url)
        url = leads[url]
    return url in seen


def _gone(state: State | None, found: Round) -> bool:
    return bool(state and state.gone_since and state.gone_since >= found.started)


def _problems(source: Source, rows: list[Row], pages: int) -> Iterator[str]:
    starts = [row for row in rows if row.rank == START and row.outcome in ("failed", "missing", "refused")]
    for row in starts:
        yield f"{source.id}: its start address {row.url} gave nothing ({row.why or 'refused by robots.txt'})."
    if pages < source.min and not any(row.outcome is None for row in rows):
        yield f"{source.id}: gave {pages} pages, fewer than the {source.min} (min) of a healthy crawl."


def _notes(source: Source, rows: list[Row]) -> Iterator[str]:
    if over := sum(row.outcome == "budget" for row in rows):
        yield f"{source.id}: stopped after {source.max} pages (max), {over} addresses were not asked."
    for row in rows:
        if row.outcome == "sitemap" and row.why:
            yield f"{source.id}: {row.url}: {row.why}."
