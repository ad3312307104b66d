"""After a crash: torn tails are cut, records that the index has not seen are read, files are closed."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from crawlers.archive.index import Index
from crawlers.archive.reading import describe, told_by

PIECE = 2**16


def recover(folder: Path, index: Index) -> list[str]:
    """Close every file that a crash left open and index what is not; return a sentence for each tail that was cut."""
    cut = []
    for path in sorted(folder.glob("*.warc.gz.open")):
        file = path.name.removesuffix(".open")
        start = min(index.indexed(file), path.stat().st_size)
        whole = max((end for end in _member_ends(path, start)), default=start)
        if torn := path.stat().st_size - whole:
            cut.append(f"{file}: cut {torn} torn bytes of a record that a crash had interrupted")
            with path.open("r+b") as stream:
                stream.truncate(whole)
        read_in(path, file, index, start)
        if whole:
            path.rename(folder / file)
        else:
            path.unlink()
    for path in sorted(folder.glob("*.warc.gz")):
        if path.name not in index.files():
            read_in(path, path.name, index)
    return cut


def read_in(path: Path, file: str, index: Index, start: int = 0) -> None:
    """Index every record of a file from a record's offset on."""
    if path.stat().st_size > start:
        for told in told_by(path, start):
            index.add(describe(told, index.free_stamp(told.url, told.fetched), file))
    index.mark_indexed(file, path.stat().st_size)


def place(folder: Path, file: str) -> Path:
    """Return where a WARC file lies, whether it still grows or not."""
    closed = folder / file
    return closed if closed.exists() else folder / f"{file}.open"


def _member_ends(path: Path, start: int) -> Iterator[int]:
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
