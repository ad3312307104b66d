"""`chancennetz resolve`: which names mean one body."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption


def resolve(
    judgement: Annotated[
        str | None, typer.Argument(help="same, different or unsure, with two names; none: look at what is open.")
    ] = None,
    names: Annotated[list[str] | None, typer.Argument(metavar="[A] [B]", help="Names, or the ends of IRIs.")] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, which is kept and published.")] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", help="Who judges, which is kept and published.", envvar="CHANCENNETZ_BY"),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="Only list what is open; ask nothing.")] = False,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Show which names may mean one body, side by side with their quotes, and keep your judgements.

    Judgements are lines of the workspace's `judgements.jsonl`; `chancennetz build` applies them, and taking a line out
    undoes it. Nothing is joined without a judgement.

    Examples:

    `chancennetz resolve --list`

    `chancennetz resolve same "HAG e. V." body/hag --why "same imprint"`
    """
    from chancennetz.resolving import Signed, judge, propose
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    teller, signed = Teller(json=json), Signed(by, why)
    if judgement:
        judge(existing(workspace), judgement, names or (), signed, teller)
    else:
        propose(existing(workspace), teller, signed, ask=not list_)
