"""Refuses records whose quote does not stand on their page: they never reach the graph, and are told."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from extract.records import Reading, Record
from graph.lives import Life


class Quotes:
    """Compares quotes with texts, which *text* returns by their digest (`KeyError`: there is none)."""

    def __init__(self, text: Callable[[str], str] | None) -> None:
        self._text = text
        self.refused: list[str] = []

    def checked(self, life: Life) -> Life:
        """Return the life without the records that are refused."""
        if self._text is None:
            return life
        return replace(life, spells=tuple(replace(spell, reading=self._sound(spell.reading)) for spell in life.spells))

    def _sound(self, reading: Reading) -> Reading:
        text = self._text_of(reading)
        records = tuple(record for record in reading.records if self._stands(record, text))
        return reading if len(records) == len(reading.records) else replace(reading, records=records)

    def _text_of(self, reading: Reading) -> str:
        try:
            return self._text(reading.digest) if self._text else ""
        except KeyError:
            return ""

    def _stands(self, record: Record, text: str) -> bool:
        wrong = [e for e in record.evidence if text[e.start : e.end] != e.quote]
        self.refused += [
            f"{record.page}: refused {type(record).__name__.lower()}, its quote „{e.quote}“ is not there" for e in wrong
        ]
        return not wrong
