"""A manifest names pages by hand: one JSON object a line with `id`, `url`, and `html` or `text` relative to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from data.errors import AskedWrongly
from extract.blocks import PageText
from extract.reader import Reader
from extract.records import Reading

MEDIA = {"html": "text/html", "text": "text/plain", "pdf": "application/pdf"}


class Entry(msgspec.Struct, frozen=True):
    """One page of a manifest; exactly one of `html`, `text` and `pdf` is a path."""

    id: str
    url: str | None = None
    html: str | None = None
    text: str | None = None
    pdf: str | None = None

    def source(self) -> tuple[str, str] | None:
        """Return the path as written and its media type, or None when the entry names no file."""
        named = ((getattr(self, field), media) for field, media in MEDIA.items())
        return next(((path, media) for path, media in named if path), None)


def entries(manifest: Path) -> Iterator[Entry]:
    """Yield the entries of *manifest*; raises AskedWrongly naming the line that is none."""
    try:
        lines = manifest.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AskedWrongly(f"The manifest {manifest} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Entry)
            except msgspec.DecodeError as error:
                raise AskedWrongly(f"{manifest}, line {number}: {error}.") from error


def read_manifest(manifest: Path, reader: Reader) -> Iterator[Reading]:
    """Yield one reading for each entry, its `page` the entry's id; raises AskedWrongly for a file that is missing."""
    return (reading for _, reading in read_pages(manifest, reader))


def read_pages(manifest: Path, reader: Reader) -> Iterator[tuple[PageText, Reading]]:
    """Yield the text and the reading of each entry; raises AskedWrongly for a file that is missing."""
    for entry in entries(manifest):
        source = entry.source()
        if source is None:
            raise AskedWrongly(f"{manifest}: the page {entry.id} names neither html nor text nor pdf.")
        path, media = source
        try:
            body = (manifest.parent / path).read_bytes()
        except OSError as error:
            raise AskedWrongly(f"{manifest}: the page {entry.id} cannot be read: {error}.") from error
        yield reader.read_bytes(entry.id, body, media, url=entry.url)
