"""Writes one network in the form that was wished."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chancennetz.looks import look_of
from chancennetz.telling import Teller
from chancennetz.workspace import existing
from data.counting import counted
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from graph.networks import View
    from graph.recipes import Recipe


def list_networks(teller: Teller) -> None:
    """Print the shipped recipes, and the formats that they can be exported in."""
    from graph.formats import FORMATS
    from graph.recipes import shipped

    recipes = shipped()
    for recipe in recipes.values():
        teller.title(recipe.name)
        teller.line("\n".join(f"  {line}" for line in _told(recipe) if line))
    teller.title("Formats")
    for name, form in FORMATS.items():
        teller.line(f"  {name}: {form.readers}")
    teller.document([{**recipe._asdict(), "sparql": recipe.sparql} for recipe in recipes.values()])


def _told(recipe: Recipe) -> list[str]:
    shape = "directed" if recipe.directed else "undirected"
    modes = f", {len(recipe.modes)} modes: {', '.join(recipe.modes)}" if recipe.modes and not recipe.onto else ""
    return [
        recipe.question,
        recipe.question_de,
        f"{shape}{modes}",
        f"nodes: {recipe.nodes}",
        f"edge: {recipe.edge}",
        f"weight: {recipe.weight}" if recipe.weight else "",
    ]


class Wished(NamedTuple):
    """The form of the file, where it goes (None: into the workspace), from which release, and how looked at."""

    form: str
    output: Path | None
    release: str
    view: View


def export_one(folder: Path, name: str, wished: Wished, teller: Teller) -> None:
    """Export the recipe *name* (shipped, or a file) as *wished*, and say which files were made."""
    from graph.drawing import draw
    from graph.formats import FORMATS, write
    from graph.networks import network
    from graph.recipes import find
    from graph.releases import named

    if wished.form not in {*FORMATS, "picture"}:
        raise AskedWrongly(f"There is no format {wished.form!r}; choose one of: {', '.join([*FORMATS, 'picture'])}.")
    workspace = existing(folder)
    release, recipe = named(workspace.releases, wished.release), find(name)
    about = {"release": release.manifest.id, "created": release.manifest.created}
    drawn = network(release.store(), recipe, wished.view, **about)
    path = wished.output or workspace.networks / f"{recipe.name}.{wished.form}"
    made = (
        draw(drawn, path, look_of(recipe, workspace.networks, wished.view.onto))
        if wished.form == "picture"
        else write(drawn, wished.form, path)
    )
    if not drawn:
        teller.line(f"The network is empty: release {release.manifest.id} says nothing that {recipe.name} asks for.")
    size = f"{counted(drawn.number_of_nodes(), 'node')} and {counted(drawn.number_of_edges(), 'edge')}"
    teller.line(f"{size}: {', '.join(map(str, made))}")
    teller.document({"files": list(map(str, made)), "nodes": len(drawn), "edges": drawn.number_of_edges()})
