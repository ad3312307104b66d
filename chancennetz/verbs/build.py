"""`chancennetz build`: records into a published graph."""

from __future__ import annotations

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption


def build(workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Build the graph from what was read, check it, and publish a release; what did not change costs nothing.

    Example: `chancennetz build` after `chancennetz read`.
    """
    from chancennetz.building import build_release
    from chancennetz.presenting import tell_changes
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    teller = Teller(json=json)
    built = build_release(existing(workspace), teller)
    tell_changes(built.changes, teller)
    teller.document(built)
