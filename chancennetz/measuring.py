"""Measures one network with its doubt: a table for people, a tidy file, and a paragraph of methods to cite."""

from __future__ import annotations

from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chancennetz.telling import Teller
from chancennetz.workspace import existing

if TYPE_CHECKING:
    from graph.measures import Measured
    from graph.networks import View
    from graph.resampling import Doubt
    from graph.sparql import Table

FIRST = 5


class Wished(NamedTuple):
    """Where the table goes (None: into the workspace), of which release, how looked at, and how doubt is measured."""

    output: Path | None
    release: str
    view: View
    doubt: Doubt


def measure_one(folder: Path, name: str, wished: Wished, teller: Teller) -> None:
    """Measure the recipe *name* (shipped, or a file) as *wished*, write its table and methods, and tell the first."""
    from graph.measure_tables import Origin, methods, write
    from graph.measures import measured
    from graph.networks import gathered
    from graph.recipes import find
    from graph.releases import named

    workspace = existing(folder)
    release, recipe = named(workspace.releases, wished.release), find(name)
    material = gathered(release.store(), recipe, wished.view)
    with teller.progress("replicates", wished.doubt.replicates) as progress:
        rows = measured(material, wished.doubt, progress)
    two_modes = len(recipe.modes) == 2 and not material.view.onto  # noqa: PLR2004 - two-mode means two
    origin = Origin(recipe, _in_words(material.view), release.manifest.id, release.manifest.created, wished.doubt)
    path = wished.output or workspace.networks / f"{recipe.name}-measures.csv"
    write(rows, origin, path)
    paragraph = methods(origin, rows, two_modes=two_modes)
    said = path.with_name(f"{path.stem}-methods.txt")
    said.write_text(paragraph, "utf-8")
    _tell(rows, two_modes, teller)
    teller.line(f"\nAll values: {path}; a paragraph of methods to cite: {said}")
    teller.document({"files": [str(path), str(said)], "methods": paragraph, "network": _of_network(rows)})


def _in_words(view: View) -> str:
    parts = [f"projected onto {view.onto}, weight {view.weight}"] if view.onto else []
    parts += [f"backbone at {view.backbone:g}"] if view.backbone is not None else []
    return "".join(f", {part}" for part in parts)


def _tell(rows: list[Measured], two_modes: bool, teller: Teller) -> None:  # noqa: FBT001 - of the network
    from graph.measure_tables import described
    from graph.sparql import Table

    told = described(two_modes=two_modes)
    whole = [(told[row.measure]["title"], *_cells(row)) for row in rows if not row.node]
    teller.title("The network")
    teller.table(Table(("measure", "as read", "interval"), tuple(whole)))
    for name in dict.fromkeys(row.measure for row in rows if row.node and row.measure != "community"):
        teller.title(told[name]["title"])
        teller.table(_first_of(name, rows))


def _first_of(name: str, rows: list[Measured]) -> Table:
    from graph.sparql import Table

    first = [row for row in rows if row.measure == name and row.node][:FIRST]
    return Table(("node", "as read", "interval"), tuple((row.label, *_cells(row)) for row in first))


def _cells(row: Measured) -> tuple[str, str]:
    value = "–" if isnan(row.value) else f"{row.value:.3g}"
    return value, "–" if isnan(row.low) else f"{row.low:.3g} to {row.high:.3g}"


def _of_network(rows: list[Measured]) -> dict[str, dict[str, float | None]]:
    """Return what machines are told: value and bounds of each measure of the network; null is not a number."""
    told = {row.measure: {"value": row.value, "low": row.low, "high": row.high} for row in rows if not row.node}
    return {name: {key: None if isnan(x) else x for key, x in values.items()} for name, values in told.items()}
