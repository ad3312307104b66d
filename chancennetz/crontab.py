"""A routine kept by cron: one line of the user's crontab, for machines without systemd."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

from data.errors import JobFailed

if TYPE_CHECKING:
    from chancennetz.routine import Routine


def is_there() -> bool:
    """Tell whether there is a crontab."""
    return shutil.which("crontab") is not None


def preview(routine: Routine) -> str:
    """Return the line as it is written."""
    command = shlex.join(routine.command).replace("%", r"\%")
    return f"{routine.minute} {routine.hour} * * * {command} {_mark(routine.name)}\n"


def install(routine: Routine) -> str:
    """Put the line into the crontab, in place of an earlier one of the same workspace; return how to go on."""
    _write([*_others(routine.name), preview(routine).rstrip("\n")])
    return (
        "cron sends what it prints by mail to this user; what is due while the machine is off waits for the next day."
    )


def installed(name: str) -> str | None:
    """Return the line of a routine, None if there is none."""
    return next((line for line in _lines() if line.endswith(_mark(name))), None)


def remove(name: str) -> None:
    """Take the line out of the crontab and leave the others as they are."""
    _write(_others(name))


def _mark(name: str) -> str:
    return f"# {name}"


def _others(name: str) -> list[str]:
    return [line for line in _lines() if not line.endswith(_mark(name))]


def _lines() -> list[str]:
    """Return the lines of the crontab; a user without one has none."""
    if not is_there():
        return []
    done = subprocess.run(_crontab("-l"), capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    return done.stdout.splitlines() if done.returncode == 0 else []


def _write(lines: list[str]) -> None:
    content = "".join(f"{line}\n" for line in lines)
    done = subprocess.run(  # noqa: S603 - our own words
        _crontab("-"), input=content, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise JobFailed(f"The crontab could not be written: {' '.join(done.stderr.split())}.")


def _crontab(word: str) -> list[str]:
    return [shutil.which("crontab") or "crontab", word]
