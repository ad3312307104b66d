"""`chancennetz changes`: who joined the network, who left, whose role is another one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, ReleaseOption, WorkspaceOption


def changes(
    since: Annotated[str, typer.Option("--since", help="A day such as 2026-01-31, or the id of a release.")],
    feed: Annotated[Path | None, typer.Option("--feed", help="Also write an Atom feed to this file.")] = None,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Tell who joined the network, who left and whose role is another one, with the words before and after.

    Example: `chancennetz changes --since 2026-01-31 --feed changes.xml`
    """
    from chancennetz.changing import tell_since
    from chancennetz.telling import Teller

    tell_since(workspace, since, release, feed, Teller(json=json))
