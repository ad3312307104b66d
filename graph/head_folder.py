"""The folder of the head: one writer at a time, and what a killed or an older program left in it is cleared away."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from data.errors import AskedWrongly, JobFailed
from graph.names import HOME, base, check_base

FORMAT = 2
_LOCK, _FORMAT, _LOADING, _BASE = "writer", "format", "loading", "base"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder for writing; whoever holds it already is told in `JobFailed`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.seek(0)
            holder = handle.read().strip() or "another process"
            raise JobFailed(f"Another build ({holder}) is writing to {folder}; wait for it and run again.") from None
        handle.truncate(0)
        handle.write(f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
        handle.flush()
        yield


def prepare(folder: Path) -> None:
    """Empty a folder in which a bulk load was killed or that an older program filled; a newer one's is refused."""
    found = _format(folder)
    if found > FORMAT:
        raise AskedWrongly(
            f"The graph in {folder} was built by a newer chancennetz (format {found}, this one knows {FORMAT}); "
            "update chancennetz, or remove that folder and build again."
        )
    _refuse_another_base(folder)
    if found < FORMAT or (folder / _LOADING).exists():
        empty(folder)
        (folder / _LOADING).unlink(missing_ok=True)
    for orphan in folder.glob("bulk-*.sst"):
        orphan.unlink()
    (folder / _BASE).write_text(f"{base()}\n", "utf-8")
    (folder / _FORMAT).write_text(f"{FORMAT}\n", "utf-8")


def open_store(folder: Path) -> ox.Store:
    """Open the store in a held folder, once this process has let go of the one it had opened there before."""
    try:
        try:
            return ox.Store(folder)
        except OSError:  # still locked by a store that only a cycle of dropped objects holds
            gc.collect()
            return ox.Store(folder)
    except RuntimeError as problem:
        way_out = "remove that folder and build again"
        raise JobFailed(f"The graph in {folder} cannot be opened ({problem}); {way_out}.") from problem


def empty(folder: Path) -> None:
    """Remove all that a store put into the folder; it can be built again from the readings."""
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name not in {_LOCK, _LOADING, _FORMAT, _BASE}:
            entry.unlink()


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """Mark the folder as half filled until the block has ended well."""
    (folder / _LOADING).touch()
    yield
    (folder / _LOADING).unlink()


def _refuse_another_base(folder: Path) -> None:
    """Raise `AskedWrongly` where the store's IRIs begin with another base than this process mints under."""
    told = folder / _BASE
    held = told.read_text("utf-8").strip() if told.exists() else HOME
    if held != check_base(base()) and (folder / "CURRENT").exists():
        raise AskedWrongly(
            f"The graph in {folder} is minted under {held}, not under {base()}; choose another workspace, or remove "
            "its graph and releases to begin anew."
        )


def _format(folder: Path) -> int:
    told = folder / _FORMAT
    if not told.exists():
        return 1 if (folder / "CURRENT").exists() else FORMAT
    text = told.read_text("utf-8").strip()
    return int(text) if text.isdigit() else 1
