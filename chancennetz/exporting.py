"""Writes one network in the form that was wished."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chancennetz.telling import Teller
from chancennetz.workspace import existing
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from graph.networks import Recipe


def list_networks(teller: Teller) -> None:
    """Print the shipped recipes."""
    from graph.networks import shipped

    recipes = shipped()
    for recipe in recipes.values():
        teller.title(recipe.name)
        teller.line(f"  {recipe.title}. {recipe.description}\n  edge: {recipe.edge}")
    teller.document([recipe._asdict() for recipe in recipes.values()])


class Wished(NamedTuple):
    """The form of the file, where it goes (None: into the workspace), and from which release it is made."""

    form: str
    output: Path | None
    release: str


def export_one(folder: Path, name: str, wished: Wished, teller: Teller) -> None:
    """Export the recipe *name* (shipped, or a file) as *wished*, and say which files were made."""
    from graph.drawing import draw
    from graph.formats import FORMATS, write
    from graph.networks import network
    from graph.releases import named

    if wished.form not in {*FORMATS, "picture"}:
        raise AskedWrongly(f"There is no format {wished.form!r}; choose one of: {', '.join([*FORMATS, 'picture'])}.")
    workspace = existing(folder)
    release, recipe = named(workspace.releases, wished.release), _recipe(name)
    drawn = network(release.store(), recipe, release=release.manifest.id, created=release.manifest.created)
    path = wished.output or workspace.networks / f"{recipe.name}.{wished.form}"
    made = draw(drawn, path) if wished.form == "picture" else write(drawn, wished.form, path)
    if not drawn:
        teller.line(f"The network is empty: release {release.manifest.id} says nothing that {recipe.name} asks for.")
    teller.line(f"{drawn.number_of_nodes()} nodes and {drawn.number_of_edges()} edges: {', '.join(map(str, made))}")
    teller.document({"files": list(map(str, made)), "nodes": len(drawn), "edges": drawn.number_of_edges()})


def _recipe(name: str) -> Recipe:
    from graph.networks import read, shipped

    if name.endswith(".rq"):
        if not Path(name).is_file():
            raise AskedWrongly(f"There is no recipe file {name}.")
        return read(Path(name))
    known = shipped()
    if name not in known:
        raise AskedWrongly(f"There is no network {name!r}; there are: {', '.join(known)}, or a .rq file of your own.")
    return known[name]
