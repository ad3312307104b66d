"""`chancennetz measure`: a network's measures, with their doubt."""

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


def measure(
    recipe: Annotated[str, typer.Argument(help="Name of a network (`chancennetz networks`), or your own .rq file.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=".csv or .parquet file; by default a CSV in the workspace.")
    ] = None,
    replicates: Annotated[int, typer.Option("--replicates", min=0, help="How often evidence is resampled.")] = 200,
    drop: Annotated[float, typer.Option("--drop", help="Probability that a page is missing in a replicate.")] = 0.1,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same intervals.")] = 7,
    onto: OntoOption = "",
    weight: WeightOption = "count",
    backbone: BackboneOption = None,
    release: ReleaseOption = "latest",
    workspace: WorkspaceOption = WORKSPACE,
    json: JsonOption = False,
) -> None:
    """Measure a network: size, density, communities, centralities, bridges between Länder, each with an interval.

    The intervals come from resampling statements by their confidence and dropping pages. A tidy table and a paragraph
    of methods that can be cited are written.

    Example: `chancennetz measure office-partner --output office-partner.csv`
    """
    from chancennetz.measuring import Wished, measure_one
    from chancennetz.telling import Teller
    from graph.networks import View
    from graph.resampling import Doubt

    wished = Wished(output, release, View(onto, weight, backbone), Doubt(replicates, drop, seed))
    measure_one(workspace, recipe, wished, Teller(json=json))
