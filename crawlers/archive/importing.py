"""The past brought in: WARC, ARC and WACZ files and saved pages, each exchange at its own time, none of them twice."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from crawlers.archive.archive import Archive
from crawlers.archive.bringing import Bringer, Imported
from crawlers.archive.bygone import Ignored, Refused, Story
from crawlers.archive.foreign import stories
from crawlers.archive.saved import KINDS, Told, read_list, story
from data.errors import AskedWrongly

RECORDS = (".warc", ".warc.gz", ".arc", ".arc.gz")


def bring_in(
    archive: Archive,
    paths: Iterable[Path],
    *,
    date: datetime | None = None,
    addresses: Path | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Imported:
    """Bring files, and all files of folders, into an archive that is open for writing.

    `date` is the time of saved pages whose list (`addresses`) names none; `told` hears of each file before it is read.
    Doing it again brings nothing twice.
    """
    listed = read_list(addresses) if addresses else {}
    bringer = Bringer(archive)
    for file, name in [found for path in paths for found in _files(path)]:
        told(name)
        for one in _told_by(file, name, listed, date):
            bringer.hear(one)
    return bringer.end()


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.exists():
        raise AskedWrongly(f"{path}: there is no such file or folder to import.")
    if path.is_file():
        yield path, path.name
        return
    for file in sorted(path.rglob("*")):
        if file.is_file():
            yield file, str(file.relative_to(path))


def _told_by(path: Path, name: str, listed: dict[Path, Told], date: datetime | None) -> Iterator[Story]:
    kind = path.suffix.lower()
    try:
        if name.lower().endswith(RECORDS):
            with path.open("rb") as stream:
                yield from stories(stream, name)
        elif kind == ".wacz":
            yield from _packed(path, name)
        elif kind in KINDS:
            yield story(path, name, listed.get(path.resolve(), Told()), date)
        else:
            yield Ignored(f"{kind or 'nameless'} file")
    except (OSError, zipfile.BadZipFile) as wrong:
        yield Refused(name, f"cannot be read ({wrong})")


def _packed(path: Path, name: str) -> Iterator[Story]:
    with zipfile.ZipFile(path) as packed:
        for member in packed.namelist():
            if member.lower().endswith(RECORDS):
                with packed.open(member) as stream:
                    yield from stories(stream, f"{name}/{member}")
