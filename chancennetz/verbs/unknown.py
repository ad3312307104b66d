"""`chancennetz unknown`: what the pages say and nothing understood."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption


def unknown(
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many of each kind.")] = 20,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """List what was not understood, the most frequent first: names, sentences that word a role, and list items.

    It is the work list for `data/authority`, `data/frames` and `data/vocabularies`; after a change there, `chancennetz
    read` reads every page anew. People's names may stand in it: it is made for this machine, not for publishing.

    Example: `chancennetz unknown --most 5`
    """
    from chancennetz.puzzles import tell_unknown
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    tell_unknown(existing(workspace), Teller(json=json), most)
