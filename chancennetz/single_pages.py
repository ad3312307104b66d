"""Reads single pages without a workspace: records go to standard output, one JSON object a line."""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chancennetz.models import asked_for
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from extract.reader import Reader
    from extract.records import Reading

KINDS = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".pdf": "application/pdf"}


def read_files(files: Sequence[Path], with_models: Sequence[str] = ()) -> None:
    """Print the records of saved pages; a page is named by its file's path."""
    from extract.reader import Reader

    reader = Reader.load(models=asked_for(with_models))
    _print(reader, (reader.read_bytes(str(file), _bytes(file), _kind(file))[1] for file in files))


def read_manifest(manifest: Path, with_models: Sequence[str] = ()) -> None:
    """Print the records of every page that a manifest names."""
    from extract.manifest import read_manifest as readings
    from extract.reader import Reader

    reader = Reader.load(models=asked_for(with_models))
    _print(reader, readings(manifest, reader))


def _print(reader: Reader, readings: Iterable[Reading]) -> None:
    from extract.readings import write_jsonl

    write_jsonl(_told(readings), sys.stdout.buffer)
    sys.stdout.buffer.flush()
    for what, count in sorted(reader.panel.counts.items()):
        print(f"chancennetz: {what}: {count}", file=sys.stderr)  # noqa: T201


def _told(readings: Iterable[Reading]) -> Iterator[Reading]:
    for reading in readings:
        if reading.outcome != "read":
            print(f"chancennetz: {reading.page}: {reading.outcome}, no records", file=sys.stderr)  # noqa: T201
        yield reading


def _kind(file: Path) -> str:
    kind = KINDS.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0]
    if kind not in KINDS.values():
        raise AskedWrongly(f"{file} is none of the kinds that can be read: {', '.join(KINDS)}.")
    return str(kind)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise AskedWrongly(f"{file} cannot be read: {problem.strerror or problem}.") from problem
