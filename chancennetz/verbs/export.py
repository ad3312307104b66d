"""`chancennetz export`: networks as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import WORKSPACE, JsonOption, ReleaseOption, WorkspaceOption


def export(
    recipe: Annotated[
        str | None, typer.Argument(help="Name of a network, or your own .rq file; none: list them.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="graphml, gexf, csv, or picture (SVG and PNG).")
    ] = "graphml",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; by default in the workspace.")
    ] = None,
    onto: Annotated[str, typer.Option("--onto", help="Project a two-mode network onto this mode.")] = "",
    weight: Annotated[
        str,
        typer.Option(
            "--weight", help="Of a projection: count of what is shared, or newman (Newman 2001: 1/(n-1) each)."
        ),
    ] = "count",
    backbone: Annotated[
        float | None,
        typer.Option(
            "--backbone", help="Keep edges that are not by chance at this level, such as 0.05 (Serrano 2009)."
        ),
    ] = None,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Export a network for Gephi, igraph, R or Python, or draw it; without a name, list the networks.

    Examples:

    `chancennetz export cooperation --format gexf --output hamburg.gexf`

    `chancennetz export office-partner --onto office --weight newman --backbone 0.05`
    """
    from chancennetz.exporting import Wished, export_one, list_networks
    from chancennetz.telling import Teller
    from graph.networks import View

    teller = Teller(json=json)
    if recipe is None:
        list_networks(teller)
    else:
        export_one(workspace, recipe, Wished(form, output, release, View(onto, weight, backbone)), teller)
