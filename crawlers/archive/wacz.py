"""The archive as one WACZ 1.1.1 file, which replay tools open by itself: WARC files, their index, the list of pages."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

import msgspec

from crawlers.archive.archive import Archive
from crawlers.archive.cdx import cdx_lines
from crawlers.archive.records import Page
from crawlers.archive.seen import read_seen
from crawlers.archive.storage import GROWING, Kept
from data.errors import AskedWrongly

VERSION = "1.1.1"
BLOCK = 1024
PIECE = 2**20


class Resource(msgspec.Struct, frozen=True):
    """One file in the package: its place, its SHA-256 and its size in bytes."""

    name: str
    path: str
    hash: str
    bytes: int


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file and its size in bytes, its pages, its answers, its WARC files."""

    file: str
    size: int
    pages: int
    answers: int
    warc_files: int


def export(archive: Archive, target: Path, *, title: str) -> Exported:
    """Write every finished WARC file into one WACZ file; what stood there before is replaced when it is whole."""
    files = [kept for kept in archive.shelf.files() if kept.path is None or not kept.path.name.endswith(GROWING)]
    if not files:
        raise AskedWrongly(f"{archive.folder}: there is no finished WARC file to export; crawl first.")
    aside = target.with_name(f"{target.name}.part")
    try:
        exported = _write(archive, files, aside, title)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return msgspec.structs.replace(exported, file=str(target))


def _write(archive: Archive, files: list[Kept], aside: Path, title: str) -> Exported:
    lines = sorted(line for file in files for line in cdx_lines(file))
    packed_lines, blocks = _in_blocks(lines)
    pages = [_listed(archive, page) for page in archive.pages()]
    with zipfile.ZipFile(aside, "w") as packed:
        told = [_copied(packed, f"archive/{file.name}", file) for file in files]
        told += [
            _added(packed, "indexes/index.cdx.gz", packed_lines),
            _added(packed, "indexes/index.idx", blocks),
            _added(packed, "pages/pages.jsonl", _lines([PAGES_HEAD, *pages])),
        ]
        _describe(packed, told, title)
    size = aside.stat().st_size
    return Exported(file=str(aside), size=size, pages=len(pages), answers=len(lines), warc_files=len(files))


def _describe(packed: zipfile.ZipFile, resources: list[Resource], title: str) -> None:
    card = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": title,
        "software": f"chancennetz {version('chancennetz')}",
        "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "resources": msgspec.to_builtins(resources),
    }
    written = _added(packed, "datapackage.json", json.dumps(card, ensure_ascii=False, indent=2).encode())
    digest = {"path": written.path, "hash": written.hash}
    _added(packed, "datapackage-digest.json", json.dumps(digest, indent=2).encode())


PAGES_HEAD: dict[str, object] = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}


def _listed(archive: Archive, page: Page) -> dict[str, object]:
    found = archive.get(page.version)
    named = hashlib.sha256(found.id.encode()).hexdigest()[:20]
    listed = {"id": named, "url": page.url, "ts": f"{found.fetched:%Y-%m-%dT%H:%M:%SZ}", "size": len(found.body)}
    title = read_seen(page.url, found.headers, page.media_type, found.body).title
    return listed | {"title": title} if title else listed


def _in_blocks(lines: list[str]) -> tuple[bytes, bytes]:
    packed = io.BytesIO()
    blocks = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    for first in range(0, len(lines), BLOCK):
        block = gzip.compress("".join(lines[first : first + BLOCK]).encode(), mtime=0)
        where = {"offset": packed.tell(), "length": len(block), "digest": _sha256(block)}
        blocks.append(f"{lines[first].partition('{')[0]}{json.dumps(where)}\n")
        packed.write(block)
    return packed.getvalue(), "".join(blocks).encode()


def _lines(objects: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in objects)


def _sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _added(packed: zipfile.ZipFile, path: str, content: bytes) -> Resource:
    packed.writestr(path, content)
    return Resource(path.rpartition("/")[2], path, _sha256(content), len(content))


def _copied(packed: zipfile.ZipFile, path: str, file: Kept) -> Resource:
    digest = hashlib.sha256()
    with file.open() as stream, packed.open(path, "w", force_zip64=True) as copy:
        for piece in _pieces(stream):
            digest.update(piece)
            copy.write(piece)
    return Resource(file.name, path, f"sha256:{digest.hexdigest()}", file.size)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece
