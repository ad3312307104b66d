"""One writer at a time: a lock that the operating system takes away when its holder dies."""

import fcntl
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from data.errors import JobFailed


def lock(folder: Path) -> TextIO:
    """Return the held lock of an archive; closing it releases. Who holds it already is told in `JobFailed`."""
    handle = (folder / "lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.seek(0)
        holder = handle.read().strip() or "another process"
        handle.close()
        raise JobFailed(
            f"{folder}: {holder} is writing this archive; wait until it has finished, or stop it."
        ) from None
    handle.seek(0)
    handle.truncate()
    handle.write(f"process {os.getpid()} on {socket.gethostname()} (since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC)")
    handle.flush()
    return handle
