"""The index of a release, in SQLite: made when the release is first searched, and made again whenever it is in doubt.

It follows from the release and lies beside it, so it may be thrown away at any time (`docs/decisions/0013-…`). It is
filled under another name and renamed, so one that a kill left half made is never read.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from data.errors import JobFailed, may_not_write
from graph.releases import Release
from graph.searching.filling import fill

MAKERS = ("word_folding", "things", "statement_names", "documents", "filling")


@contextmanager
def opened(release: Release, folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the index of *release* below *folder*, having made it where there is none that can be read.

    In a workspace that may only be read, it is made elsewhere for this one time.
    """
    with ExitStack() as afterwards:
        if not is_made(release, folder):
            folder = _made(release, folder, afterwards)
        yield afterwards.enter_context(closing(_to_read(folder / f"{release.manifest.id}.sqlite")))


def _made(release: Release, folder: Path, afterwards: ExitStack) -> Path:
    """Make the index below *folder*, or below one that is removed *afterwards*, and return which."""
    try:
        make(release, folder)
    except OSError as problem:
        if not may_not_write(problem):
            raise
        folder = Path(afterwards.enter_context(TemporaryDirectory(prefix="chancennetz-")))
        make(release, folder)
    return folder


def _to_read(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def make(release: Release, folder: Path) -> None:
    """Make the index anew; whoever wants to make it at the same time waits. Indexes of no release are removed."""
    folder.mkdir(exist_ok=True)
    with (folder / "writer").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_made(release, folder):
            return
        _clear(folder, release.folder.parent)
        aside = folder / f"{release.manifest.id}.new"
        try:
            with closing(sqlite3.connect(aside)) as index:
                fill(index, release.store(), _stamp(release))
        except sqlite3.OperationalError as problem:
            aside.unlink(missing_ok=True)
            way = "make room and search again, all else is untouched"
            raise JobFailed(f"The index cannot be written to {folder} ({problem}); {way}.") from problem
        aside.replace(aside.with_suffix(".sqlite"))


def is_made(release: Release, folder: Path) -> bool:
    """Tell whether the index of *release* lies below *folder* already; else the next search makes it."""
    return _is_made_from(folder / f"{release.manifest.id}.sqlite", _stamp(release))


def discard(release: Release, folder: Path) -> None:
    """Remove the index of a release, if there is one: it is damaged, or the release is gone."""
    (folder / f"{release.manifest.id}.sqlite").unlink(missing_ok=True)


def _is_made_from(file: Path, stamp: str) -> bool:
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(file)) as index:
            return index.execute("SELECT stamp FROM made_from").fetchall() == [(stamp,)]
    except sqlite3.DatabaseError:
        return False


def _stamp(release: Release) -> str:
    """Return what the index follows from: the release, and the program that makes it."""
    return f"{release.manifest.checksum} {release.manifest.created} {_program()}"


@cache
def _program() -> str:
    sources = [files("graph.searching") / f"{name}.py" for name in MAKERS]
    sources.append(files("extract.german") / "normalise.py")
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _clear(folder: Path, releases: Path) -> None:
    for file in [*folder.glob("*.sqlite"), *folder.glob("*.new*")]:
        if file.suffix != ".sqlite" or not (releases / file.stem).exists():
            file.unlink()
