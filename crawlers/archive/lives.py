"""The life of a page: which version was what it said, from when to when, and how each of these times ended."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from crawlers.archive.history import after
from crawlers.archive.index import Index
from crawlers.archive.pages import as_page, is_readable
from crawlers.archive.records import Capture, Page, State


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """A time during which a page said what one version says; all times are those of fetches.

    `until` is the fetch that showed something else, None as long as it holds; `gone` then tells that the page itself
    was gone, or had become a copy of another page. `doubt`: why the newest fetch could not confirm it, else None.
    """

    version: str
    first_seen: datetime
    last_seen: datetime
    until: datetime | None = None
    gone: bool = False
    doubt: str | None = None
    noindex: bool = False


class Life(NamedTuple):
    """A page as it is known in the end, and its spells, the oldest first."""

    page: Page
    spells: tuple[Spell, ...]


def lives(index: Index, until: datetime | None = None) -> Iterator[Life]:
    """Yield the life of every page that was ever read well, in the order of addresses, as it was known at *until*."""
    for known in index.states():
        if is_readable(known):
            life = _life(index, known.url, until)
            if life:
                yield life


def _life(index: Index, url: str, until: datetime | None) -> Life | None:
    moments = [moment for moment in _moments(index, url) if until is None or moment[0].fetched <= until]
    spells = _spells(moments)
    return Life(as_page(moments[-1][1]), tuple(spells)) if spells else None


def _moments(index: Index, url: str) -> Iterator[tuple[Capture, State, bool]]:
    """Yield each capture since the first good one, what was known after it, and whether it had become a copy."""
    state: State | None = None
    for capture in list(index.captures(url)):
        state = after(state, capture, soft=index.is_soft(capture))
        if state:
            yield capture, state, bool(state.canonical and index.state(state.canonical))


def _spells(moments: Iterable[tuple[Capture, State, bool]]) -> list[Spell]:
    spells: list[Spell] = []
    for capture, state, copy in moments:
        held = spells.pop() if spells and spells[-1].until is None else None
        version = f"{state.stamp}/{state.url}"
        if state.gone_since or copy:
            spells += [replace(held, until=capture.fetched, gone=True)] if held else []
        elif held and held.version == version:
            spells.append(replace(held, last_seen=state.last_seen, doubt=state.why, noindex=state.noindex))
        else:
            spells += [replace(held, until=state.last_seen)] if held else []
            spells.append(
                Spell(
                    version=version,
                    first_seen=state.last_seen,
                    last_seen=state.last_seen,
                    doubt=state.why,
                    noindex=state.noindex,
                )
            )
    return spells
