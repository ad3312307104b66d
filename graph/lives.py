"""The life of a page as the graph is told it: what was read in it from when to when, as far as it was understood."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from extract.records import Reading


class Seen(msgspec.Struct, frozen=True):
    """What the crawl knows of a page beyond its text; times are ISO 8601 in UTC."""

    first_seen: str
    last_seen: str
    last_changed: str


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """A time during which a page said what *reading* holds; it lasts until the next spell, or until the page was gone.

    Times are those of fetches, ISO 8601 in UTC.
    """

    reading: Reading
    first_seen: str
    last_confirmed: str
    gone_on: str | None = None


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """The spells of one page, oldest first, and why the newest of them could not be confirmed by the newest fetch."""

    spells: tuple[Spell, ...]
    seen: Seen | None = None
    unconfirmed_because: str | None = None

    def __post_init__(self) -> None:
        """Refuse spells of several pages or out of order; every page has a spell."""
        pages = {spell.reading.page for spell in self.spells}
        if len(pages) != 1 or any(one.first_seen > two.first_seen for one, two in pairwise(self.spells)):
            raise ValueError(f"The spells of a life belong to one page and follow each other; these do not: {pages}.")

    @property
    def now(self) -> Spell | None:
        """The spell that lasts, None where the page is gone."""
        return None if self.spells[-1].gone_on else self.spells[-1]


def life_of(reading: Reading, seen: Seen | None = None) -> Life:
    """Return the life of a page of which only one reading is known."""
    last = seen.last_seen if seen else reading.fetched
    return Life(spells=(Spell(reading=reading, first_seen=reading.fetched, last_confirmed=last),), seen=seen)
