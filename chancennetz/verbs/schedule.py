"""`chancennetz schedule`: what is due, every day, without anybody thinking of it."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import (
    WORKSPACE,
    ContactOption,
    ProxyOption,
    SourcesOption,
    TrustOption,
    WebhookOption,
    WorkspaceOption,
)

schedule = typer.Typer(
    name="schedule",
    help="Run what is due every day, by systemd or cron, or in a loop.",
    short_help="Run what is due every day",
    no_args_is_help=True,
)


@schedule.command()
def install(
    workspace: WorkspaceOption = WORKSPACE,
    contact: ContactOption = None,
    sources: SourcesOption = None,
    proxy: ProxyOption = None,
    trust: TrustOption = None,
    webhook: WebhookOption = None,
    at: Annotated[str, typer.Option("--at", help="Time of the day.")] = "05:00",
    by: Annotated[str | None, typer.Option("--by", help="systemd or cron; by default what runs here.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Show the systemd timer (or crontab line) that runs `chancennetz run --due` every day, and write it if you agree.

    Example: `chancennetz schedule install --contact you@example.org --at 04:30`
    """
    from chancennetz.routine import routine
    from chancennetz.scheduling import demand_contact, install
    from chancennetz.workspace import Workspace

    options = {
        "--contact": demand_contact(contact),
        "--sources": sources,
        "--proxy": proxy,
        "--trust": trust,
        "--webhook": webhook,
    }
    install(routine(Workspace(workspace), at, options), by, ask=not yes, only_show=dry_run)


@schedule.command()
def show(workspace: WorkspaceOption = WORKSPACE) -> None:
    """Show what is scheduled for a workspace.

    Example: `chancennetz schedule show`
    """
    from chancennetz.scheduling import show
    from chancennetz.workspace import Workspace

    show(Workspace(workspace))


@schedule.command()
def remove(workspace: WorkspaceOption = WORKSPACE) -> None:
    """Remove what is scheduled for a workspace; nothing else is touched.

    Example: `chancennetz schedule remove`
    """
    from chancennetz.scheduling import remove
    from chancennetz.workspace import Workspace

    remove(Workspace(workspace))


@schedule.command()
def run(
    workspace: WorkspaceOption = WORKSPACE,
    contact: ContactOption = None,
    sources: SourcesOption = None,
    proxy: ProxyOption = None,
    trust: TrustOption = None,
    webhook: WebhookOption = None,
    every: Annotated[float, typer.Option("--every", min=0.01, help="Hours between two runs.")] = 24.0,
) -> None:
    """Run what is due at once and then every day until Ctrl-C, on machines without systemd and cron.

    Example: `chancennetz schedule run --contact you@example.org --every 12`
    """
    from chancennetz.routine import routine
    from chancennetz.scheduling import demand_contact, run
    from chancennetz.workspace import Workspace

    options = {
        "--contact": demand_contact(contact),
        "--sources": sources,
        "--proxy": proxy,
        "--trust": trust,
        "--webhook": webhook,
    }
    run(routine(Workspace(workspace), "00:00", options), every)
