"""A routine kept by systemd: a service and a timer of the user that makes up for what was missed when switched off."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import JobFailed

if TYPE_CHECKING:
    from chancennetz.routine import Routine

BOOTED = Path("/run/systemd/system")
SERVICE = """[Unit]
Description=chancennetz: crawl what is due, read, build and publish ({folder})

[Service]
Type=oneshot
ExecStart={command}
Nice=10
"""
TIMER = """[Unit]
Description=chancennetz, every day ({folder})

[Timer]
OnCalendar=*-*-* {hour:02}:{minute:02}:00
RandomizedDelaySec=30min
Persistent=true

[Install]
WantedBy=timers.target
"""


def is_there() -> bool:
    """Tell whether systemd runs this machine."""
    return shutil.which("systemctl") is not None and BOOTED.is_dir()


def files(routine: Routine) -> dict[Path, str]:
    """Return the unit files of a routine, by where they belong."""
    values = {
        "folder": str(routine.folder).replace("%", "%%"),
        "command": " ".join(map(_quoted, routine.command)),
        "hour": routine.hour,
        "minute": routine.minute,
    }
    folder = units()
    return {
        folder / f"{routine.name}.service": SERVICE.format(**values),
        folder / f"{routine.name}.timer": TIMER.format(**values),
    }


def preview(routine: Routine) -> str:
    """Return what an installation writes, as text."""
    return "\n".join(f"# {path}\n{text}" for path, text in files(routine).items())


def install(routine: Routine) -> str:
    """Write the units and start the timer; return how to go on. `JobFailed` when systemd does not take them up."""
    for path, text in files(routine).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o600)
    timer = f"{routine.name}.timer"
    failed = _told("daemon-reload") or _told("enable", "--now", timer)
    if failed:
        raise JobFailed(
            f"The units are written to {units()}, but systemd did not take them up ({failed}). Log in as this user and "
            f"run: systemctl --user daemon-reload && systemctl --user enable --now {timer}"
        )
    return (
        f"systemctl --user list-timers {timer} shows when it runs, journalctl --user -u {routine.name} what it said; "
        "loginctl enable-linger lets it run while you are not logged in."
    )


def installed(name: str) -> str | None:
    """Return the units of a routine as they lie on the disk, None if there are none."""
    found = [path for path in (units() / f"{name}.service", units() / f"{name}.timer") if path.exists()]
    return "\n".join(f"# {path}\n{path.read_text('utf-8')}" for path in found) or None


def remove(name: str) -> None:
    """Stop the timer and delete the units."""
    _told("disable", "--now", f"{name}.timer")
    for kind in ("service", "timer"):
        (units() / f"{name}.{kind}").unlink(missing_ok=True)
    _told("daemon-reload")


def units() -> Path:
    """Return the folder of the user's units."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _told(*words: str) -> str | None:
    """Tell systemd something; return its complaint, None if it has none."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            [shutil.which("systemctl") or "systemctl", "--user", *words], capture_output=True, text=True, check=False
        )
    except OSError as wrong:
        return str(wrong.strerror)
    return None if done.returncode == 0 else " ".join(done.stderr.split()) or f"exit code {done.returncode}"
