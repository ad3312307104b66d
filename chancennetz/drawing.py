"""Draws one network as it was wished: on a page, over all releases, or as a map of the Länder."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chancennetz.looks import look_of
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace, existing
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from graph.drawing import Look
    from graph.networks import Network, View
    from graph.recipes import Recipe

ALL_FORMATS = ("svg", "pdf", "png")


class Wished(NamedTuple):
    """Where the picture goes (None: into the workspace), of which release, how looked at, and what is wished of it.

    `tiles` is a measure, or a CSV file of one's own; `anew` forgets where nodes stood.
    """

    output: Path | None
    release: str
    view: View
    page: str
    language: str
    tiles: str
    over_time: bool
    anew: bool
    whole: bool


def draw_one(folder: Path, name: str | None, wished: Wished, teller: Teller) -> None:
    """Draw the recipe *name* (shipped, or a file) as *wished*, and say which files were made."""
    if name is None and not wished.tiles.endswith(".csv"):
        raise AskedWrongly(
            "Name a network to draw; `chancennetz networks` lists them. A CSV needs none: --tiles my.csv"
        )
    made = _own_tiles(Path(wished.tiles), wished) if name is None else _of_network(folder, name, wished)
    teller.line("\n".join(map(str, made)))
    teller.document({"files": list(map(str, made))})


def _of_network(folder: Path, name: str, wished: Wished) -> list[Path]:
    from graph.drawing import draw, draw_over_time
    from graph.recipes import find
    from graph.releases import named, releases

    workspace, recipe = existing(folder), find(name)
    look = _look(workspace, recipe, wished)
    if wished.over_time:
        ids = sorted(releases(workspace.releases), key=lambda release: release.manifest.created)
        networks = [_network(workspace, recipe, wished, release.manifest.id) for release in ids]
        named(workspace.releases, wished.release)
        return draw_over_time(networks, _path(workspace, f"{recipe.name}-over-time", wished), look)
    network = _network(workspace, recipe, wished, wished.release)
    if wished.tiles:
        return _tiles(network, wished, _path(workspace, f"{recipe.name}-{Path(wished.tiles).stem}", wished), look)
    return draw(network, _path(workspace, recipe.name, wished), look)


def _network(workspace: Workspace, recipe: Recipe, wished: Wished, release: str) -> Network:
    from graph.networks import network
    from graph.releases import named

    found = named(workspace.releases, release)
    about = {"release": found.manifest.id, "created": found.manifest.created}
    return network(found.store(), recipe, wished.view, **about)


def _look(workspace: Workspace, recipe: Recipe, wished: Wished) -> Look:
    way = "whole" if wished.whole else "time" if wished.over_time else ""
    look = look_of(recipe, workspace.networks, wished.view.onto, way)
    if wished.anew and look.places:
        look.places.unlink(missing_ok=True)
    return look._replace(
        page=wished.page, language=wished.language, formats=_formats(wished.output), whole=wished.whole
    )


def _formats(output: Path | None) -> tuple[str, ...]:
    if output is None:
        return ALL_FORMATS
    if output.suffix[1:] not in ALL_FORMATS:
        raise AskedWrongly(f"A picture is an .svg, .pdf or .png file, not {output.name}.")
    return (output.suffix[1:],)


def _path(workspace: Workspace, name: str, wished: Wished) -> Path:
    return wished.output or workspace.networks / name


def _tiles(network: Network, wished: Wished, path: Path, look: Look) -> list[Path]:
    from graph.drawing import draw_tiles
    from graph.drawing.picture import about, called
    from graph.drawing.words import words
    from graph.land_values import by_land
    from graph.measure_tables import described

    values, over = by_land(network, wished.tiles)
    said = words(wished.language)
    titles = described(two_modes=False).get(wished.tiles, {})
    title = titles.get("title_de" if wished.language == "de" else "title", wished.tiles)
    means = said[f"tiles_{over}"].format(measure=title)
    return draw_tiles(values, called(network, wished.language), f"{means} · {about(network, said)}", path, look)


def _own_tiles(file: Path, wished: Wished) -> list[Path]:
    from graph.drawing import Look, draw_tiles

    look = Look(language=wished.language, formats=_formats(wished.output), page=wished.page)
    return draw_tiles(_read(file), file.stem, "", wished.output or file.with_suffix(""), look)


def _read(file: Path) -> dict[str, float]:
    """Read a CSV with the columns `land` (DE-HH or HH) and `value`; a wrong line is named."""
    from graph.drawing.words import told

    known, found = told()["tiles"], dict[str, float]()
    try:
        lines = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    except OSError as problem:
        raise AskedWrongly(f"There is no file {file} with the columns land and value: {problem.strerror}.") from problem
    for number, line in enumerate(lines, start=2):
        land = f"DE-{(line.get('land') or '').strip().removeprefix('DE-')}"
        try:
            found[land] = float(line.get("value") or "")
        except ValueError:
            raise AskedWrongly(f"{file}, line {number}: the column value holds no number.") from None
        if land not in known:
            raise AskedWrongly(f"{file}, line {number}: the column land is one of {', '.join(known)}.")
    return found
