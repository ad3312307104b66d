"""A recipe becomes a network with everything known, and opens again in other tools with nothing lost."""

from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from extract.records import Evidence, Organisation, TargetGroup
from graph.build import curated_graphs
from graph.drawing import draw
from graph.formats import write
from graph.head import Head
from graph.minting import mint
from graph.networks import network
from graph.recipes import Recipe, read, shipped
from tests.graph.conftest import HAMBURG, HESSEN, reading
from tests.graph.reading_back import READERS, differences, networkx

RECIPES = shipped()
ABOUT = {"release": "2026-11-21.1", "created": "2026-11-21T12:00:00Z"}


@pytest.fixture(scope="module")
def cooperating() -> ox.Store:
    """Hold the curated files and two pages, each with one more group and a town."""
    evidence = (Evidence("Stadt Ä für Familien", 300, 320, "20261121224831/x"),)
    more: Any = {"page": "x", "extractor": "probe/1", "confidence": 0.8, "evidence": evidence}
    group = TargetGroup(label="Familien", as_written="Familien", **more)
    town = Organisation(name="Stadt Ä", aliases=(), **more)
    pages = [reading(HAMBURG, "DE-HH", "Hamburg", group, town), reading(HESSEN, "DE-HE", "Hessen", group, town)]
    store = ox.Store()
    lines = [line for _, curated in curated_graphs() for line in curated] + [
        line for page in pages for line in mint(page)
    ]
    store.bulk_load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    return store


def built_network(head: Head) -> Any:
    return network(head.store, RECIPES["cooperation"], **ABOUT)


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_recipe_gives_a_network(cooperating: ox.Store, recipe: Recipe) -> None:
    found = network(cooperating, recipe)
    assert found.number_of_edges() > 0
    assert found.is_directed() is recipe.directed
    assert set(nx.get_node_attributes(found, "mode").values()) <= set(recipe.modes)


def test_nodes_and_edges_carry_what_is_known(built: Head) -> None:
    found = built_network(built)
    office = found.nodes["https://w3id.org/chancennetz/name/DE-HH/KGC_Hamburg"]
    assert (office["label"], office["kind"], office["land"]) == ("KGC Hamburg", "office", "DE-HH")
    edges = [data for _, target, data in found.edges(data=True) if target.endswith("KGC_Hamburg")]
    assert [(edge["role"], edge["weight"], edge["confidence"]) for edge in edges] == [("Förderer", 1, 0.9)]
    assert "GKV-BfG" in edges[0]["quote"]


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_every_recipes_network_travels_with_everything(cooperating: ox.Store, tmp_path: Path, recipe: Recipe) -> None:
    found = network(cooperating, recipe, **ABOUT)
    for form in ("graphml", "gexf", "json"):
        files = write(found, form, tmp_path / f"net.{form}")
        assert list(differences(networkx(found), READERS[form]["networkx"](files))) == []


def test_control_characters_stay_where_a_format_can_hold_them(built: Head, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        'SELECT ?source ?target ?note { ?source a cn:Office BIND(?source AS ?target) BIND("a\\bb" AS ?note) }', "utf-8"
    )
    found = network(built.store, read(file))
    notes = {
        form: {edge[2]["note"] for edge in READERS[form]["networkx"](write(found, form, tmp_path / "net")).edges}
        for form in ("json", "graphml", "gexf")
    }
    assert notes == {
        "json": {"a\bb"},
        "graphml": {"a\N{REPLACEMENT CHARACTER}b"},
        "gexf": {"a\N{REPLACEMENT CHARACTER}b"},
    }


def test_a_picture_is_the_same_each_time_and_an_empty_one_is_drawn_too(built: Head, tmp_path: Path) -> None:
    one, other = (draw(built_network(built), tmp_path / name / "net") for name in "ab")
    assert [file.suffix for file in one] == [".svg", ".png"]
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in other]
    assert "KGC Hamburg" in one[0].read_text("utf-8")
    assert draw(nx.MultiDiGraph(), tmp_path / "empty")[1].stat().st_size > 0
