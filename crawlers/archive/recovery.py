"""After a crash: torn tails are cut, records that the index has not seen are read, files are closed."""

import os
import zlib
from collections.abc import Iterator

from crawlers.archive.index import Index
from crawlers.archive.ordering import enter
from crawlers.archive.reading import told_by
from crawlers.archive.storage import Kept, Shelf

PIECE = 2**16


def recover(shelf: Shelf, index: Index) -> list[str]:
    """Close every file that a crash left open and index what is not; return a sentence for each repair."""
    return [*_rewound(shelf, index), *_cut(shelf, index), *_read_unknown(shelf, index)]


def _rewound(shelf: Shelf, index: Index) -> Iterator[str]:
    sizes = {kept.name: kept.size for kept in shelf.files()}
    ahead = [file for file, end in index.files().items() if end > sizes.get(file, 0)]
    if ahead:
        index.clear()
        yield f"{', '.join(ahead)}: shorter than the index says (or lost), so the index was built again"


def _cut(shelf: Shelf, index: Index) -> Iterator[str]:
    for path in shelf.growing():
        file = path.name.removesuffix(".open")
        start = index.indexed(file)
        kept = shelf.file(file)
        whole = max(member_ends(kept, start), default=start)
        if torn := kept.size - whole:
            yield f"{file}: cut {torn} torn bytes of a record that a crash had interrupted"
            os.truncate(path, whole)
        if whole:
            read_in(shelf.file(file), index, start)
            path.rename(path.with_name(file))
        else:
            path.unlink()


def _read_unknown(shelf: Shelf, index: Index) -> Iterator[str]:
    for kept in shelf.files():
        start = index.indexed(kept.name)
        if start < kept.size:
            read_in(kept, index, start)
            yield f"{kept.name}: the index did not know this file, so it was read in"


def read_in(kept: Kept, index: Index, start: int = 0) -> None:
    """Index every record of a file from a record's offset on."""
    if kept.size > start:
        for told in told_by(kept, start):
            enter(index, told, kept.name)
    index.mark_indexed(kept.name, kept.size)


def member_ends(kept: Kept, start: int) -> Iterator[int]:
    """Yield where each whole gzip member of a file ends, its checksum verified, until one is torn or damaged."""
    unpacker, read = zlib.decompressobj(31), start
    with kept.open() as stream:
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
