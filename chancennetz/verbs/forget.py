"""`chancennetz forget`: a person is taken out of everything."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption


def forget(
    name: Annotated[
        str | None, typer.Argument(help="Given name and surname without titles, or a mail address; none: what is old.")
    ] = None,
    keep: Annotated[
        int | None, typer.Option("--keep", help="From now on, keep what names people so many days.")
    ] = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Take a person out of archive, readings, graph, releases and networks, and keep the name from coming back.

    The name is noted as a salted digest only. What cannot be reached is told. Without a name, what is older than the
    time of keeping (two years, or what `--keep` set) is deleted; `chancennetz read` does that, too.

    Examples:

    `chancennetz forget "Erika Musterfrau"`

    `chancennetz forget --keep 365`
    """
    from chancennetz.forgetting import expire
    from chancennetz.forgetting import forget as forget_person
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    teller = Teller(json=json)
    if name is None:
        expire(existing(workspace), keep, teller)
    else:
        forget_person(existing(workspace), name, teller)
