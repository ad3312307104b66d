"""`chancennetz send`: a release on any SPARQL server."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, ReleaseOption, WorkspaceOption


def send(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Address that answers SPARQL queries.")],
    store: Annotated[str, typer.Argument(metavar="STORE", help="Address of the Graph Store protocol.")],
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Send a release to a SPARQL server; only what differs is sent, and a stopped run is simply run again.

    Example: `chancennetz send http://localhost:7878/query http://localhost:7878/store`
    """
    from chancennetz.sending import send_release
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    send_release(existing(workspace), release, query, store, Teller(json=json))
