"""Networks: what a recipe finds becomes a networkx graph with everything known of its nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pyoxigraph as ox

from data.errors import AskedWrongly
from graph.evidence import Told, told
from graph.nodes import described
from graph.projecting import WEIGHTS, backbone, project
from graph.recipes import Recipe, known_mode
from graph.times import node_spells, timed, with_past

if TYPE_CHECKING:
    import networkx as nx

    Network: TypeAlias = nx.MultiDiGraph[str] | nx.MultiGraph[str]


class View(NamedTuple):
    """How a network is looked at: projected onto which mode, weighted how, cut to its backbone, and when.

    `as_of` is a moment in UTC, `over_time` asks for all that ever held, with its spells.
    """

    onto: str = ""
    weight: str = "count"
    backbone: float | None = None
    as_of: str = ""
    over_time: bool = False


class Material(NamedTuple):
    """What a network is woven from: its recipe and view, the edges with their rows, and every node's attributes."""

    recipe: Recipe
    view: View
    told: Told
    nodes: dict[str, dict[str, Any]]


def network(store: ox.Store, recipe: Recipe, view: View | None = None, /, **about: str) -> Network:
    """Return the recipe's network; *about* (release, created …) goes into the graph's own attributes."""
    return woven(gathered(store, recipe, view), **about)


def gathered(store: ox.Store, recipe: Recipe, view: View | None = None, /) -> Material:
    """Ask the store for all that the recipe's network is woven from."""
    view = _checked(recipe, view or View())
    asked = with_past(store) if view.as_of or view.over_time else store
    found = told(asked, recipe)
    found = found._replace(edges=timed(store, found.edges, view.as_of, over_time=view.over_time))
    ends = sorted({end for edge in found.edges for end in (edge.source, edge.target)})
    nodes = described(asked, ends)
    for node, spells in node_spells(found.edges).items() if view.over_time else ():
        nodes[node]["spells"] = spells
    return Material(recipe, view, found, nodes)


def woven(material: Material, /, **about: str) -> Network:
    """Return the network of the material's edges and of the nodes that have any, looked at as the view says."""
    recipe, view = material.recipe, material.view
    found = _whole(material)
    if view.onto:
        found = project(found, view.onto, view.weight)
    if view.backbone is not None:
        found = backbone(found, view.backbone)
    for node, degree in found.degree():
        found.nodes[node]["degree"] = degree
    found.graph.update(_about(recipe, view), **about)
    return found


def _checked(recipe: Recipe, view: View) -> View:
    onto = known_mode(recipe, view.onto) if view.onto else recipe.onto
    if view.weight not in WEIGHTS:
        raise AskedWrongly(f"There is no weight {view.weight!r}; choose one of: {', '.join(WEIGHTS)}.")
    if view.weight != "count" and not onto:
        raise AskedWrongly(
            f"{recipe.name} is not projected, so it has no {view.weight} weight; name a mode with --onto."
        )
    if view.backbone is not None and not 0 < view.backbone < 1:
        raise AskedWrongly(f"The backbone's level lies between 0 and 1, such as 0.05; it is not {view.backbone}.")
    return view._replace(onto=onto)


def _whole(material: Material) -> Network:
    import networkx as nx

    recipe, edges, modes = material.recipe, material.told.edges, material.told.modes
    found: Network = nx.MultiDiGraph() if recipe.directed else nx.MultiGraph()
    for node in sorted({end for edge in edges for end in (edge.source, edge.target)}):
        found.add_node(node, **material.nodes[node])
        if node in modes:
            found.nodes[node]["mode"] = modes[node]
        if len(recipe.modes) == 2:  # noqa: PLR2004 - two-mode means two
            found.nodes[node]["bipartite"] = recipe.modes.index(modes[node])
    found.add_edges_from((edge.source, edge.target, edge.attributes) for edge in edges)
    if recipe.reciprocity:
        _tell_reciprocity(found)
    return found


def _tell_reciprocity(found: Network) -> None:
    """Note on each edge whether there is one in the other direction."""
    for source, target, data in found.edges(data=True):
        data["mutual"] = found.has_edge(target, source)


def _about(recipe: Recipe, view: View) -> dict[str, str]:
    """Return what a file says of itself, empty answers left out."""
    told = {
        "name": recipe.title,
        "name_de": recipe.title_de,
        "recipe": recipe.name,
        "question": recipe.question,
        "description": recipe.description,
        "nodes_are": recipe.nodes,
        "edge_means": recipe.edge,
        "weight_means": WEIGHTS[view.weight].means.format(others=_others(recipe, view)) if view.onto else recipe.weight,
        "projected_onto": view.onto,
        "as_of": view.as_of,
        "backbone": f"disparity filter, {view.backbone}" if view.backbone is not None else "",
    }
    return {name: value for name, value in told.items() if value}


def _others(recipe: Recipe, view: View) -> str:
    return next(mode for mode in recipe.modes if mode != view.onto)
