"""The index opened for reading or for writing, and what is said when that cannot be."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import TextIO

from crawlers.archive.layout import connect
from crawlers.archive.lock import lock
from data.errors import AskedWrongly, JobFailed

INDEX = "index.sqlite"


def to_read(folder: Path) -> sqlite3.Connection:
    """Return a connection for reading; `AskedWrongly` where no archive is, `JobFailed` when its index is damaged."""
    if not (folder / INDEX).exists():
        raise AskedWrongly(f"{folder}: there is no archive here; crawl first, or name the archive's folder.")
    try:
        return connect(folder / INDEX, write=False)
    except sqlite3.DatabaseError as wrong:
        raise JobFailed(f"{folder}: the index is damaged ({wrong}); the next crawl builds it again.") from wrong


def to_write(folder: Path) -> tuple[sqlite3.Connection, TextIO]:
    """Return a connection for writing and the held lock; the folder is made if need be, a damaged index put aside."""
    try:
        _make(folder)
    except OSError as wrong:
        raise AskedWrongly(f"{folder}: no archive can be kept here ({wrong.strerror}); name another folder.") from wrong
    held = lock(folder)
    try:
        return _writable(folder), held
    except BaseException:
        held.close()
        raise


def _writable(folder: Path) -> sqlite3.Connection:
    try:
        return connect(folder / INDEX, write=True)
    except sqlite3.OperationalError as wrong:
        raise JobFailed(f"{folder}: the index cannot be written now ({wrong}); try again.") from wrong
    except sqlite3.DatabaseError:
        for part in folder.glob(f"{INDEX}*"):
            part.rename(part.with_name(f"damaged-{part.name}"))
        return connect(folder / INDEX, write=True)


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
