"""A network knows when its edges were seen, what it was on a day, and how it came about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from extract.records import Relation
from graph.build import build
from graph.formats import write
from graph.head import opened
from graph.lives import Life
from graph.networks import View, network
from graph.recipes import shipped
from tests.graph.conftest import HAMBURG, HESSEN, reading
from tests.graph.test_history import spell, version

RECIPES = shipped()
JANUARY, FEBRUARY, MARCH = (f"2026-0{month}-01T00:00:00Z" for month in (1, 2, 3))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ox.Store]:
    """Hold two pages: the one's relations ended in February, its page in March; the other's newest fetch failed."""
    one, other = reading(HAMBURG, "DE-HH", "Hamburg"), reading(HESSEN, "DE-HE", "Hessen", digest="b")
    changed = spell(version(one, 1, Relation), 1, gone=2)
    hamburg = Life(spells=(spell(version(one, 0), 0), changed))
    hessen = Life(spells=(spell(version(other, 0), 0),), unconfirmed_because="not reached")
    with opened(tmp_path_factory.mktemp("times") / "graph") as head:
        build(head, [hamburg, hessen])
        yield head.store


def funded(network: Any) -> dict[str, dict[str, Any]]:
    return {target.rpartition("_")[2]: data for _, target, data in network.edges(data=True)}


def test_an_edge_tells_when_it_was_seen_and_what_could_not_be_confirmed(store: ox.Store) -> None:
    edges = funded(network(store, RECIPES["cooperation"]))
    assert list(edges) == ["Hessen"]
    seen = {name: edges["Hessen"].get(name) for name in ("first_seen", "last_seen", "unconfirmed", "ended", "spells")}
    assert seen == {
        "first_seen": JANUARY,
        "last_seen": "2026-01-01T12:00:00Z",
        "unconfirmed": "not reached",
        "ended": None,
        "spells": None,
    }


def test_the_network_over_time_has_what_ended_and_why(store: ox.Store) -> None:
    edges = funded(network(store, RECIPES["cooperation"], View(over_time=True)))
    assert {office: (list(map(str, edge["spells"])), edge.get("ended")) for office, edge in edges.items()} == {
        "Hamburg": ([f"{JANUARY}/{FEBRUARY} dropped"], "dropped"),
        "Hessen": ([f"{JANUARY}/.."], None),
    }


@pytest.mark.parametrize(
    ("moment", "offices"),
    [("2025-12-31T23:59:59Z", set()), (JANUARY, {"Hamburg", "Hessen"}), (FEBRUARY, {"Hessen"}), (MARCH, {"Hessen"})],
)
def test_the_network_of_a_day_is_what_held_then(store: ox.Store, moment: str, offices: set[str]) -> None:
    assert set(funded(network(store, RECIPES["cooperation"], View(as_of=moment)))) == offices


@pytest.mark.parametrize("recipe", ["office-target-group", "office-activity-type", "who-names-whom"])
def test_what_a_gone_page_said_is_part_of_the_past(store: ox.Store, recipe: str) -> None:
    sizes = {when: network(store, RECIPES[recipe], View(as_of=when)).number_of_edges() for when in (FEBRUARY, MARCH)}
    assert sizes[FEBRUARY] == 2 * sizes[MARCH] > 0
    assert network(store, RECIPES[recipe]).number_of_edges() == sizes[MARCH]


def test_a_projection_lasts_as_long_as_both_ends_share_something(store: ox.Store) -> None:
    found = network(store, RECIPES["offices-by-shared-target-groups"], View(over_time=True))
    ((*_, edge),) = found.edges(data=True)
    assert [str(one) for one in edge["spells"]] == [f"{JANUARY}/{MARCH} pageGone"]


def test_a_dynamic_gexf_is_read_back_with_its_spells(store: ox.Store, tmp_path: Path) -> None:
    found = network(store, RECIPES["cooperation"], View(over_time=True))
    graph: Any = nx.read_gexf(write(found, "gexf", tmp_path / "net.gexf")[0], version="1.3")
    assert {target.rpartition("_")[2]: data["spells"] for _, target, data in graph.edges(data=True)} == {
        "Hamburg": [(JANUARY, FEBRUARY)],
        "Hessen": [(JANUARY, "None")],
    }
    assert [data["spells"] for node, data in graph.nodes(data=True) if node.endswith("Hamburg")] == [
        [(JANUARY, FEBRUARY)]
    ]


def test_spells_travel_as_texts_where_a_format_has_no_time(store: ox.Store, tmp_path: Path) -> None:
    found = network(store, RECIPES["cooperation"], View(over_time=True))
    graph: Any = nx.read_graphml(write(found, "graphml", tmp_path / "net.graphml")[0])
    assert {data["spells"] for *_, data in graph.edges(data=True)} == {
        f"{JANUARY}/{FEBRUARY} dropped",
        f"{JANUARY}/..",
    }
