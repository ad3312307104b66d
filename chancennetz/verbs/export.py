"""`chancennetz export`: networks as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import (
    WORKSPACE,
    BackboneOption,
    JsonOption,
    OntoOption,
    ReleaseOption,
    WeightOption,
    WorkspaceOption,
)


def export(
    recipe: Annotated[
        str | None, typer.Argument(help="Name of a network, or your own .rq file; none: list them.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="graphml, gexf, csv and others, or picture; networks lists them.")
    ] = "graphml",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; by default in the workspace.")
    ] = None,
    onto: OntoOption = "",
    weight: WeightOption = "count",
    backbone: BackboneOption = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="The network of a day (2026-01-31), from what pages said then.")
    ] = "",
    over_time: Annotated[
        bool, typer.Option("--over-time", help="All that ever held, with its spells; as gexf it plays in Gephi.")
    ] = False,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Export a network for Gephi, igraph, R or Python, or draw it; without a name, list the networks.

    Examples:

    `chancennetz export cooperation --format gexf --output hamburg.gexf`

    `chancennetz export office-partner --onto office --weight newman --backbone 0.05`

    `chancennetz export cooperation --over-time --format gexf`
    """
    from chancennetz.exporting import Wished, export_one, list_networks
    from chancennetz.telling import Teller
    from graph.networks import View
    from graph.spells import moment_of

    teller = Teller(json=json)
    if recipe is None:
        list_networks(teller)
    else:
        view = View(onto, weight, backbone, moment_of(as_of) if as_of else "", over_time)
        export_one(workspace, recipe, Wished(form, output, release, view), teller)
