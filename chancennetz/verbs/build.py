"""`chancennetz build`: records into a published graph."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, BaseOption, ForceOption, JsonOption, WorkspaceOption


def build(
    workspace: WorkspaceOption = WORKSPACE,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Build the graph of a day (2026-01-31) beside the releases.")
    ] = None,
    base: BaseOption = None,
    force: ForceOption = False,
    json: JsonOption = False,
) -> None:
    """Build the graph from what was read, check it, and publish a release; what did not change costs nothing.

    Many graphs are checked side by side, by a process for each processor (8 at most, or `CHANCENNETZ_JOBS`).

    Examples:

    `chancennetz build` after `chancennetz read`.

    `chancennetz build --as-of 2026-01-31`, then `chancennetz ask --release as-of-2026-01-31`, asks what was known then.

    `chancennetz build --base https://graph.example/kgc/` mints IRIs of your own, in a workspace without a graph.
    """
    from chancennetz.building import build_day, build_release
    from chancennetz.presenting import tell_changes
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    teller = Teller(json=json)
    if as_of:
        teller.document(build_day(existing(workspace, base), as_of, teller).manifest)
        return
    built = build_release(existing(workspace, base), teller, force=force)
    tell_changes(built.changes, teller)
    teller.document(built)
