"""`chancennetz check`: whether everything in the workspace is what it should be."""

from __future__ import annotations

from chancennetz.options import WORKSPACE, JsonOption, ReleaseOption, WorkspaceOption


def check(workspace: WorkspaceOption = WORKSPACE, release: ReleaseOption = "latest", json: JsonOption = False) -> None:
    """Check the archive against its index, a release against its checksum, and every page's graph against the shapes.

    Exit code 1 if anything is wrong.

    Example: `chancennetz check --release 2026-11-21.1`
    """
    from chancennetz.checking import check_all
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    check_all(existing(workspace), release, Teller(json=json))
