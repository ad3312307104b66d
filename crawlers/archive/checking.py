"""Is the archive whole? Every record is read, its digests recomputed, and the index compared with a fresh one."""

from collections.abc import Iterator
from pathlib import Path

from fastwarc import ArchiveIterator

from crawlers.archive.index import Index
from crawlers.archive.layout import connect
from crawlers.archive.records import Capture
from crawlers.archive.recovery import member_ends, place, read_in
from data.errors import JobFailed


def problems(folder: Path, index: Index) -> Iterator[str]:
    """Yield one sentence for each thing that is wrong with the archive; none when it is whole."""
    fresh = Index(connect(":memory:", write=True))
    for file in _all_files(folder, index):
        path = place(folder, file)
        if not path.exists():
            yield f"{file}: the index knows this file, but it is not in the archive"
            continue
        if (whole := max(member_ends(path, 0), default=0)) != path.stat().st_size:
            yield f"{file}: damaged after byte {whole}, its checksum or its end is wrong"
            continue
        try:
            yield from _broken_records(path, file)
            read_in(path, file, fresh)
        except (OSError, JobFailed) as wrong:
            yield f"{file}: damaged, it cannot be read to its end ({wrong})"
            continue
        if (end := index.indexed(file)) != path.stat().st_size:
            yield f"{file}: {path.stat().st_size} bytes long, but indexed up to byte {end}; rebuild the index"
    yield from _differences(index, fresh)
    fresh.connection.close()


def _all_files(folder: Path, index: Index) -> list[str]:
    there = {path.name.removesuffix(".open") for path in folder.glob("*.warc.gz*")}
    return sorted(there | index.files().keys())


def _broken_records(path: Path, file: str) -> Iterator[str]:
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest(consume=True):
                yield f"{file}: the record at byte {record.stream_pos} is damaged (its digest differs)"


def _differences(index: Index, fresh: Index) -> Iterator[str]:
    kept, found = set(index.all_captures()), set(fresh.all_captures())
    yield from (f"{capture.id}: in the index, but in no WARC file" for capture in _sorted(kept - found))
    yield from (f"{capture.id}: in {capture.file}, but not in the index" for capture in _sorted(found - kept))
    if kept == found and set(index.states()) != set(fresh.states()):
        yield "the states of the pages do not follow from their captures; rebuild the index"


def _sorted(captures: set[Capture]) -> list[Capture]:
    return sorted(captures, key=lambda capture: capture.id)
