"""Annotated pages as judges are trained and tried with them: the annotation, and what the reader has of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from extract.blocks import PageText
from extract.evaluate import read_gold
from extract.manifest import read_pages
from extract.matching import Json
from extract.reader import Reader


class Annotated(NamedTuple):
    """An annotated page: its annotation, its id, the host of its address ("" without one), its text, if it was let in.

    A page that the gate keeps out has no records.
    """

    gold: Json
    name: str
    host: str
    text: PageText
    let_in: bool


def annotated(file: Path, reader: Reader) -> Iterator[Annotated]:
    """Yield every page that *file* annotates, in its order."""
    for page, (text, reading) in zip(read_gold(file), read_pages(file, reader), strict=True):
        yield Annotated(
            page, str(page["id"]), urlsplit(page.get("url") or "").hostname or "", text, bool(reading.records)
        )
