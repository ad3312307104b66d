"""`chancennetz reference`: the graph's terms as a page to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, WorkspaceOption


def reference(
    output: Annotated[Path, typer.Option("--output", "-o", help="HTML file to write.", dir_okay=False)],
    release: Annotated[
        str | None,
        typer.Option("--release", "-r", help="Also count the uses of every term in this release (id, or latest)."),
    ] = None,
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Write what every class and property of the graph means, in German and English, with a query to try.

    One HTML file that fetches nothing; it follows from the ontology and the shapes, so it needs no workspace.

    Example: `chancennetz reference --output reference.html`
    """
    from chancennetz.documenting import write_reference
    from chancennetz.telling import Teller

    write_reference(output, workspace, release, Teller(json=json))
