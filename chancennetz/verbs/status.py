"""`chancennetz status`: how old, how large and how healthy everything is."""

from __future__ import annotations

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption


def status(workspace: WorkspaceOption = WORKSPACE, json: JsonOption = False) -> None:
    """Tell at a glance how old, how large and how healthy everything in the workspace is.

    Example: `chancennetz status --json` for a monitor.
    """
    from chancennetz.health import tell_status
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    tell_status(existing(workspace), Teller(json=json))
