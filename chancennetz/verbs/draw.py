"""`chancennetz draw`: networks as pictures."""

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


def draw(
    recipe: Annotated[str | None, typer.Argument(help="Name of a network, or your own .rq file.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help=".svg, .pdf or .png file; by default all three in the workspace."),
    ] = None,
    tiles: Annotated[
        str,
        typer.Option(
            "--tiles",
            help="Map the 16 Länder by: nodes, edges, across, a node measure such as degree; or your own CSV "
            "with the columns land and value.",
        ),
    ] = "",
    over_time: Annotated[
        bool, typer.Option("--over-time", help="The last six releases side by side, changes marked.")
    ] = False,
    onto: OntoOption = "",
    weight: WeightOption = "count",
    backbone: BackboneOption = None,
    page: Annotated[
        str, typer.Option("--page", help="a4, a4-portrait, a3 or a3-portrait; by default what suits.")
    ] = "",
    language: Annotated[str, typer.Option("--language", help="de or en.")] = "de",
    whole: Annotated[bool, typer.Option("--whole", help="Draw every node of a crowded network by itself.")] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Forget where the nodes stood, and place them anew.")] = False,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Draw a network for print: labels that do not collide, a legend, and nodes that keep their place.

    Examples:

    `chancennetz draw office-partner --output partners.pdf`

    `chancennetz draw cooperation --over-time`

    `chancennetz draw office-partner --tiles degree --language en`
    """
    from chancennetz.drawing import Wished, draw_one
    from chancennetz.telling import Teller
    from graph.networks import View

    view = View(onto, weight, backbone)
    wished = Wished(output, release, view, page, language, tiles, over_time, anew, whole)
    draw_one(workspace, recipe, wished, Teller(json=json))
