"""What comes out at the end of a run: answers in tables, networks as files and pictures, and what changed, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from chancennetz.looks import look_of
from chancennetz.telling import Teller
from data.counting import counted

if TYPE_CHECKING:
    from graph.changes import Change
    from graph.releases import Release
    from graph.sparql import Table

FIRST_QUESTIONS = ("offices-for-group", "bodies-in-several-laender", "cooperation-in-land")
FIRST_FORMATS = ("graphml", "gexf", "csv")
FIRST_PICTURES = ("cooperation", "office-target-group", "offices-by-shared-partners")
MOST_ROWS = 12
MOST_CHANGES = 60


def answer_first(release: Release, teller: Teller) -> dict[str, Table]:
    """Answer the three questions that everybody asks first; long answers are cut, and say so."""
    from graph.questions import ask, shipped

    store, known = release.store(), shipped()
    answers: dict[str, Table] = {}
    for name in FIRST_QUESTIONS:
        table = answers[name] = ask(store, known[name])
        teller.title(known[name].title)
        teller.table(table._replace(rows=table.rows[:MOST_ROWS]))
        if len(table.rows) > MOST_ROWS:
            teller.line(f"  … and {len(table.rows) - MOST_ROWS} more: chancennetz ask {name}")
    return answers


def export_all(release: Release, folder: Path, teller: Teller) -> list[Path]:
    """Write every shipped network to *folder* for Gephi, igraph, R and tables, and the first pictures."""
    from graph.drawing import draw
    from graph.formats import write
    from graph.networks import network
    from graph.recipes import shipped

    store, made = release.store(), list[Path]()
    recipes = shipped()
    with teller.progress("networks", len(recipes)) as progress:
        for recipe in recipes.values():
            drawn = network(store, recipe, release=release.manifest.id, created=release.manifest.created)
            for form in FIRST_FORMATS:
                made += write(drawn, form, folder / f"{recipe.name}.{form}")
            if recipe.name in FIRST_PICTURES:
                made += draw(drawn, folder / recipe.name, look_of(recipe, folder))
            size = f"{counted(drawn.number_of_nodes(), 'node')}, {counted(drawn.number_of_edges(), 'edge')}"
            teller.line(f"  {recipe.name}: {size}")
            progress(recipe.name)
    return made


def tell_changes(changes: Sequence[Change], teller: Teller) -> None:
    """Say, page by page, what a release says that the one before did not (+), and the other way round (-)."""
    shown = sorted(changes, key=lambda change: change.page)[:MOST_CHANGES]
    for page, told in groupby(shown, key=lambda change: change.page):
        teller.line(f"  {page}")
        for change in told:
            sign, style = ("+", "green") if change.way == "new" else ("-", "red")
            teller.line(f"    {sign} {change.kind}: {change.what}", style)
    if len(changes) > MOST_CHANGES:
        teller.line(f"  … and {len(changes) - MOST_CHANGES} more")
