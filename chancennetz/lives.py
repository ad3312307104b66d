"""From archive and readings to the lives of pages: which reading held when, as far as the pages were understood."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chancennetz.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.archive import Archive
    from crawlers.archive import Life as Archived
    from extract.readings import Readings
    from graph.lives import Life, Spell


class Lives:
    """The lives of the pages that belong in the graph, as they were known at *until*, without named persons.

    Left out: pages that ask not to be indexed, and those of which no version was ever understood. May be gone through
    any number of times; `text` returns a page's text by its digest.
    """

    def __init__(self, archive: Archive, readings: Readings, until: datetime | None = None) -> None:
        self._archive = archive
        self._readings = readings
        self._until = until
        self.text = readings.text
        self.captured = archive.newest_moment()

    def __iter__(self) -> Iterator[Life]:
        """Yield them in the order of addresses."""
        for archived in self._archive.lives(self._until):
            life = None if archived.page.noindex else _life(archived, self._readings)
            if life:
                yield life


@contextmanager
def lives_to_tell(workspace: Workspace, until: datetime | None = None, folder: Path | None = None) -> Iterator[Lives]:
    """Open a workspace's archive and readings, or those in another *folder*, to be told from."""
    from crawlers.archive import Archive
    from extract.readings import Readings

    with Archive.open(workspace.archive) as archive, Readings.open(folder or workspace.readings) as readings:
        yield Lives(archive, readings, until)


def _life(archived: Archived, readings: Readings) -> Life | None:
    """Return what is told of a page: a version that was not understood ends nothing, and confirms nothing."""
    from graph.lives import Life, Seen

    spells = list(_spells(archived, readings))
    page, newest = archived.page, archived.spells[-1]
    if not spells:
        return None
    doubt = newest.doubt
    if newest.until is None and spells[-1].reading.version != newest.version:
        read = readings.of(newest.version)
        doubt = f"not understood: {read.outcome if read else 'not yet read'}"
    seen = Seen(*(moment.isoformat() for moment in (page.first_seen, page.last_seen, page.last_changed)))
    return Life(spells=tuple(spells), seen=seen, unconfirmed_because=doubt)


def _spells(archived: Archived, readings: Readings) -> Iterator[Spell]:
    from msgspec.structs import replace

    from graph.lives import Spell

    held: Spell | None = None
    for spell in archived.spells:
        reading = None if spell.noindex else readings.of(spell.version)
        if reading and reading.outcome == "read":
            if held:
                yield held
            first, last = spell.first_seen.isoformat(), spell.last_seen.isoformat()
            held = Spell(reading=reading, first_seen=first, last_confirmed=last)
        if held and spell.gone and spell.until:
            yield replace(held, gone_on=spell.until.isoformat())
            held = None
    if held:
        yield held
