"""`chancennetz send`: a release on any SPARQL server."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, DefaultGraphOption, JsonOption, ReleaseOption, WorkspaceOption


def send(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Address that answers SPARQL queries.")],
    store: Annotated[str, typer.Argument(metavar="STORE", help="Address of the Graph Store protocol.")],
    update: Annotated[
        str | None,
        typer.Option(
            "--update",
            metavar="URL",
            help="Address of SPARQL updates, by which many graphs go at once; none: a request for each graph. "
            "By default the address that such a server has beside STORE.",
        ),
    ] = None,
    default_graph: DefaultGraphOption = None,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Send a release to a SPARQL server; only what differs is sent, and a stopped run is simply run again.

    A login is taken from CHANCENNETZ_SERVER_USER and CHANCENNETZ_SERVER_PASSWORD, or from ~/.netrc.

    Example: `chancennetz send http://localhost:7878/query http://localhost:7878/store`
    """
    from chancennetz.sending import Target, send_release
    from chancennetz.telling import Teller
    from chancennetz.workspace import existing

    send_release(existing(workspace), release, Target(query, store, default_graph, update), Teller(json=json))
