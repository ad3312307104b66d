"""What is to be done again and again: one command for one workspace, at one time of the day."""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from chancennetz.workspace import Workspace
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from collections.abc import Mapping

TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class Routine(msgspec.Struct, frozen=True, kw_only=True):
    """A command and when it is due each day; `name` is the same for the same workspace folder, whatever the command."""

    name: str
    folder: Path
    command: tuple[str, ...]
    hour: int = 5
    minute: int = 0


def routine(workspace: Workspace, at: str, options: Mapping[str, str | Path | None]) -> Routine:
    """Return the routine that runs what is due in a workspace at a time like `05:00`, with these options.

    Paths are made absolute, as nobody knows where a scheduler stands; an option without a value is left out.
    """
    found = TIME.fullmatch(at)
    if not found:
        raise AskedWrongly(f"{at!r} is no time of the day; write it like 05:00.")
    folder = workspace.folder.absolute()
    given = {"--workspace": folder, **options}
    words = [word for name, value in given.items() if value for word in (name, _word(value))]
    return Routine(
        name=named(folder),
        folder=folder,
        command=(sys.executable, "-m", "chancennetz", "run", "--due", *words),
        hour=int(found[1]),
        minute=int(found[2]),
    )


def named(folder: Path) -> str:
    """Return what the routine of a workspace folder is called: legible, and another one for every folder."""
    absolute = folder.absolute()
    legible = re.sub(r"[^A-Za-z0-9]+", "-", absolute.name).strip("-").lower()
    return f"chancennetz-{legible}-{sha256(str(absolute).encode()).hexdigest()[:6]}"


def _word(value: str | Path) -> str:
    return str(value.absolute()) if isinstance(value, Path) else value
