"""After a crash: torn tails are cut, records that the index has not seen are read, files are closed."""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from crawlers.archive.index import Index
from crawlers.archive.ordering import enter
from crawlers.archive.reading import told_by

PIECE = 2**16


def recover(folder: Path, index: Index) -> list[str]:
    """Close every file that a crash left open and index what is not; return a sentence for each repair."""
    return [*_rewound(folder, index), *_cut(folder, index), *_read_unknown(folder, index)]


def _rewound(folder: Path, index: Index) -> Iterator[str]:
    ahead = [file for file, end in index.files().items() if end > _size(place(folder, file))]
    if ahead:
        index.clear()
        yield f"{', '.join(ahead)}: shorter than the index says (or lost), so the index was built again"


def _cut(folder: Path, index: Index) -> Iterator[str]:
    for path in sorted(folder.glob("*.warc.gz.open")):
        file = path.name.removesuffix(".open")
        start = index.indexed(file)
        whole = max(member_ends(path, start), default=start)
        if torn := _size(path) - whole:
            yield f"{file}: cut {torn} torn bytes of a record that a crash had interrupted"
            os.truncate(path, whole)
        if whole:
            read_in(path, file, index, start)
            path.rename(folder / file)
        else:
            path.unlink()


def _read_unknown(folder: Path, index: Index) -> Iterator[str]:
    for path in sorted(folder.glob("*.warc.gz")):
        start = index.indexed(path.name)
        if start < _size(path):
            read_in(path, path.name, index, start)
            yield f"{path.name}: the index did not know this file, so it was read in"


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def read_in(path: Path, file: str, index: Index, start: int = 0) -> None:
    """Index every record of a file from a record's offset on."""
    if path.stat().st_size > start:
        for told in told_by(path, start):
            enter(index, told, file)
    index.mark_indexed(file, path.stat().st_size)


def place(folder: Path, file: str) -> Path:
    """Return where a WARC file lies, whether it still grows or not."""
    closed = folder / file
    return closed if closed.exists() else folder / f"{file}.open"


def member_ends(path: Path, start: int) -> Iterator[int]:
    """Yield where each whole gzip member of a file ends, its checksum verified, until one is torn or damaged."""
    unpacker, read = zlib.decompressobj(31), start
    with path.open("rb") as stream:
        stream.seek(start)
        while piece := stream.read(PIECE):
            read += len(piece)
            while piece:
                try:
                    unpacker.decompress(piece)
                except zlib.error:
                    return
                piece = unpacker.unused_data
                if unpacker.eof:
                    unpacker = zlib.decompressobj(31)
                    yield read - len(piece)
