"""How a recipe is drawn, and which file of the workspace remembers where its nodes stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.drawing import Look
    from graph.recipes import Recipe


def look_of(recipe: Recipe, folder: Path, onto: str = "", way: str = "") -> Look:
    """Return the look of a recipe: its modes as columns, unless it is projected *onto* one of them.

    Places are remembered below *folder*, for each recipe, projection and *way* of drawing by themselves.
    """
    from graph.drawing import Look

    onto = recipe.onto or onto
    name = ".".join(filter(None, [recipe.name, onto.replace(" ", "-"), way]))
    return Look(modes=() if onto else recipe.modes, places=folder / "places" / f"{name}.json")
