"""Is the archive whole? Every record is read, its digests recomputed, and the index compared with a fresh one."""

from collections.abc import Iterator

from fastwarc import ArchiveIterator

from crawlers.archive.index import Index
from crawlers.archive.layout import connect
from crawlers.archive.records import Capture
from crawlers.archive.recovery import member_ends, read_in
from crawlers.archive.storage import Kept, Shelf
from data.errors import JobFailed


def problems(shelf: Shelf, index: Index) -> Iterator[str]:
    """Yield one sentence for each thing that is wrong with the archive; none when it is whole."""
    fresh = Index(connect(":memory:", write=True))
    there = shelf.files()
    for file in sorted(index.files().keys() - {kept.name for kept in there}):
        yield f"{file}: the index knows this file, but it is not in the archive"
    for kept in there:
        if (whole := max(member_ends(kept, 0), default=0)) != kept.size:
            yield f"{kept.name}: damaged after byte {whole}, its checksum or its end is wrong"
            continue
        try:
            yield from _broken_records(kept)
            read_in(kept, fresh)
        except (OSError, JobFailed) as wrong:
            yield f"{kept.name}: damaged, it cannot be read to its end ({wrong})"
            continue
        if (end := index.indexed(kept.name)) != kept.size:
            yield f"{kept.name}: {kept.size} bytes long, but indexed up to byte {end}; rebuild the index"
    yield from _differences(index, fresh)
    fresh.connection.close()


def _broken_records(kept: Kept) -> Iterator[str]:
    with kept.open() as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest(consume=True):
                yield f"{kept.name}: the record at byte {record.stream_pos} is damaged (its digest differs)"


def _differences(index: Index, fresh: Index) -> Iterator[str]:
    kept, found = set(index.all_captures()), set(fresh.all_captures())
    yield from (f"{capture.id}: in the index, but in no WARC file" for capture in _sorted(kept - found))
    yield from (f"{capture.id}: in {capture.file}, but not in the index" for capture in _sorted(found - kept))
    if kept == found and set(index.states()) != set(fresh.states()):
        yield "the states of the pages do not follow from their captures; rebuild the index"


def _sorted(captures: set[Capture]) -> list[Capture]:
    return sorted(captures, key=lambda capture: capture.id)
