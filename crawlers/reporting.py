"""From the rows of a round and the states of its pages to the report; nothing is counted while crawling."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crawlers.archive import Archive
from crawlers.archive.records import State
from crawlers.doubts import SHOWS_MISSING, shows_missing
from crawlers.due import Calendar
from crawlers.frontier import Frontier, Round, Row
from crawlers.health import Facts, notes, problems
from crawlers.report import Absent, SourceReport
from crawlers.rounds import Known, known, next_round
from crawlers.sources import Source

CHANGED = ("new", "changed")


def report_all(
    sources: Sequence[Source], archive: Archive, frontier: Frontier, calendar: Calendar
) -> Iterator[SourceReport]:
    """Yield the report of each source's newest round, none of a source that has no round."""
    pages = known(sources, archive)
    for source in sources:
        if found := frontier.round(source.id):
            rows = [_seen_later(row, archive) for row in frontier.rows(source.id)]
            told = _report(source, found, rows, archive)
            due = next_round(source, found, pages, calendar)
            yield _with_health(replace(told, next_due=due), source, rows, pages)


def _report(source: Source, found: Round, rows: list[Row], archive: Archive) -> SourceReport:
    pages = [state for row in rows if row.outcome == "page" and (state := archive.page_state(row.url))]
    new = tuple(state.url for state in pages if state.first_seen >= found.started)
    changed = tuple(state.url for state in pages if state.first_seen < found.started <= state.last_changed)
    same = [state.found for state in pages if state.last_changed < found.started]
    return SourceReport(
        source=source.id,
        started=found.started,
        finished=found.finished,
        expected=sum(_was_expected(archive.page_state(row.url), found) for row in rows),
        fetched=len(pages),
        unchanged=len(same),
        not_modified=same.count("not modified"),
        same_bytes=same.count("same bytes"),
        same_text=len(same) - same.count("not modified") - same.count("same bytes"),
        new=new,
        changed=changed,
        gone=tuple(_gone(rows, archive, found)),
        refused=tuple(row.url for row in rows if row.outcome == "refused"),
        failed=tuple(_failures(rows, archive, found)),
        over_budget=sum(row.outcome == "budget" for row in rows),
        waiting=sum(row.outcome is None for row in rows),
        requests=found.requests,
        received=found.received,
    )


def _with_health(told: SourceReport, source: Source, rows: list[Row], pages: Known) -> SourceReport:
    asked = {row.url for row in rows}
    not_due = sum(url not in asked for url in pages[source.id])
    facts = Facts(source, rows, told.fetched, told.expected, not_due)
    return replace(told, not_due=not_due, problems=problems(facts), notes=notes(facts))


def _seen_later(row: Row, archive: Archive) -> Row:
    """Return a row as missing if what was taken for a page turned out to be the page for missing addresses."""
    if row.outcome == "page" and shows_missing(archive, row.url):
        return replace(row, outcome="missing", why=SHOWS_MISSING)
    return row


def _was_expected(state: State | None, found: Round) -> bool:
    if state is None or state.first_seen >= found.started:
        return False
    return state.gone_since is None or state.gone_since >= found.started


def _gone(rows: list[Row], archive: Archive, found: Round) -> Iterator[Absent]:
    for row in rows:
        state = archive.state(row.url)
        if state and state.gone_since and state.gone_since >= found.started:
            yield Absent(row.url, state.why or "gone")


def _failures(rows: list[Row], archive: Archive, found: Round) -> Iterator[Absent]:
    gone = {one.url for one in _gone(rows, archive, found)}
    leads = {one.url: one.why for one in rows if one.outcome == "redirect"}
    for row in rows:
        if row.outcome in ("failed", "missing", "elsewhere") and row.url not in gone:
            state = archive.state(row.url)
            yield Absent(row.url, (state and state.why) or row.why or "no page came")
        elif row.outcome == "redirect" and _circle(row, leads):
            yield Absent(row.url, f"redirects in a circle, over {row.why}")


def _circle(row: Row, leads: dict[str, str | None]) -> bool:
    seen, url = {row.url}, row.why
    while url in leads and url not in seen:
        seen.add(url)
        url = leads[url]
    return url in seen
