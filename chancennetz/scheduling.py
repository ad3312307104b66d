"""Does what is due again and again: kept by systemd or cron, or, on machines without either, by a loop of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

import typer

from chancennetz import crontab, systemd
from chancennetz.routine import Routine, named
from chancennetz.workspace import Workspace
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from apscheduler.schedulers.blocking import BlockingScheduler  # type: ignore[import-untyped]

By: TypeAlias = Literal["systemd", "cron"]


class Keeper(NamedTuple):
    """A scheduler of the system: how to see, make and remove a routine there."""

    is_there: Callable[[], bool]
    preview: Callable[[Routine], str]
    install: Callable[[Routine], str]
    installed: Callable[[str], str | None]
    remove: Callable[[str], None]


KEEPERS: dict[By, Keeper] = {
    "systemd": Keeper(systemd.is_there, systemd.preview, systemd.install, systemd.installed, systemd.remove),
    "cron": Keeper(crontab.is_there, crontab.preview, crontab.install, crontab.installed, crontab.remove),
}
NEITHER = "Neither systemd nor cron runs on this machine; `chancennetz schedule run` does without them."


def demand_contact(contact: str | None) -> str:
    """Return the address for webmasters; nothing is scheduled that would not be allowed to crawl."""
    if not contact:
        raise AskedWrongly("A live crawl must tell webmasters how to reach you: give --contact you@example.org.")
    return contact


def install(routine: Routine, by: str | None, *, ask: bool, only_show: bool) -> None:
    """Show what is to be written, ask, and write it."""
    keeper = KEEPERS[chosen(by)]
    typer.echo(keeper.preview(routine))
    if only_show or (ask and not typer.confirm("Write this?")):
        typer.echo("Nothing was written.")
    else:
        typer.echo(f"Written. {keeper.install(routine)}")


def show(workspace: Workspace) -> None:
    """Show the schedules of a workspace."""
    found = [text for keeper in KEEPERS.values() if (text := keeper.installed(named(workspace.folder)))]
    typer.echo("\n".join(found) or f"Nothing is scheduled for {workspace.folder.absolute()}.")


def remove(workspace: Workspace) -> None:
    """Remove every schedule of a workspace."""
    name = named(workspace.folder)
    kept = [(by, keeper) for by, keeper in KEEPERS.items() if keeper.installed(name)]
    for by, keeper in kept:
        keeper.remove(name)
        typer.echo(f"Removed from {by}: {name}.")
    if not kept:
        typer.echo(f"Nothing is scheduled for {workspace.folder.absolute()}.")


def chosen(by: str | None) -> By:
    """Return the scheduler that was named, or the first that runs here."""
    for name in get_args(By):
        if name == by or (by is None and KEEPERS[name].is_there()):
            found: By = name
            return found
    raise AskedWrongly(NEITHER if by is None else f"{by!r} is no scheduler; choose one of: {', '.join(KEEPERS)}.")


def loop(job: Callable[[], None], hours: float) -> BlockingScheduler:
    """Return a loop that does a job at once and then every so many hours, one at a time; missed turns become one."""
    from datetime import UTC, datetime

    from apscheduler.schedulers.blocking import BlockingScheduler

    scheduler = BlockingScheduler(timezone=UTC)
    scheduler.add_job(
        job,
        "interval",
        hours=hours,
        next_run_time=datetime.now(UTC),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    return scheduler


def run(routine: Routine, hours: float) -> None:
    """Run the routine every so many hours until Ctrl-C; each run is a process of its own, as a crawl must be."""
    typer.echo(f"Running every {hours:g} hours, until Ctrl-C: {' '.join(routine.command)}")
    loop(lambda: _once(routine), hours).start()


def _once(routine: Routine) -> None:
    code = subprocess.run(routine.command, check=False).returncode  # noqa: S603 - our own command
    if code:
        typer.echo(f"That run ended with exit code {code}; the next one comes all the same.", err=True)
