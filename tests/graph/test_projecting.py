"""A two-mode network is projected with the weights of its sources, and a backbone keeps what is not by chance."""

from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from data.errors import AskedWrongly
from graph.networks import View, network
from graph.projecting import backbone, project
from graph.recipes import shipped

PAPERS = {"p1": "ABC", "p2": "AB", "p3": "C"}


def collaboration() -> Any:
    found: nx.MultiGraph[str] = nx.MultiGraph()
    found.add_nodes_from("ABC", mode="author", bipartite=0)
    for paper, authors in PAPERS.items():
        found.add_node(paper, mode="paper", bipartite=1, label=paper.upper())
        for author in authors:
            found.add_edge(author, paper, weight=1, confidence=ord(author) / 100, quote=f"{author} in {paper}")
    return found


def weights(network: Any) -> dict[tuple[str, str], float]:
    return {(one, other): weight for one, other, weight in network.edges(data="weight")}


@pytest.mark.parametrize(
    ("weight", "ab", "ac"), [("count", 2, 1), ("newman", 1 / 2 + 1, 1 / 2)], ids=["count", "Newman 2001, equation 2"]
)
def test_a_projection_weighs_what_is_shared(weight: str, ab: float, ac: float) -> None:
    found = project(collaboration(), "author", weight)
    assert weights(found) == {
        ("A", "B"): ab,
        ("A", "C"): ac,
        ("B", "C"): ac,
    }


def test_a_projection_is_the_one_that_networkx_gives() -> None:
    whole = collaboration()
    expected: Any = nx.bipartite.collaboration_weighted_projected_graph(nx.Graph(whole), "ABC")
    assert weights(project(whole, "author", "newman")) == {
        (min(ends), max(ends)): weight for *ends, weight in expected.edges(data="weight")
    }


def test_a_projected_edge_tells_what_is_shared_and_by_which_words() -> None:
    projected: Any = project(collaboration(), "author")
    edge: Any = projected["A"]["B"][0]
    assert edge["shared"] == ["P1", "P2"]
    assert edge["confidence"] == 0.65
    assert edge["quote"] == "A in p1 … B in p1"


def test_parallel_edges_to_what_is_shared_count_once() -> None:
    whole = collaboration()
    whole.add_edge("A", "p1", weight=1, confidence=0.99, quote="again")
    assert project(whole, "author").edges["A", "B", 0]["weight"] == 2


def test_a_node_that_shares_nothing_stays() -> None:
    whole = collaboration()
    whole.add_node("D", mode="author")
    assert "D" in project(whole, "author")


def test_the_backbone_keeps_the_edge_that_takes_more_than_its_share() -> None:
    star: nx.MultiGraph[str] = nx.MultiGraph()
    star.add_weighted_edges_from([("hub", "a", 96), *(("hub", leaf, 1) for leaf in "bcde")])
    kept = backbone(star, 0.05)
    assert list(kept.edges()) == [("hub", "a")]
    assert sorted(kept) == ["a", "hub"]
    assert kept.edges["hub", "a", 0]["alpha"] == pytest.approx((1 - 0.96) ** 4)


def test_the_backbone_of_a_directed_network_judges_what_leaves_and_what_arrives() -> None:
    fan: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    fan.add_weighted_edges_from([("a", "hub", 96), *((leaf, "hub", 1) for leaf in "bcde"), ("hub", "x", 500)])
    assert list(backbone(fan, 0.05).edges()) == [("a", "hub")]


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(onto="partners"), "no mode 'partners'; its modes are: office, partner"),
        (View(onto="office", weight="heavy"), "no weight 'heavy'; choose one of: count, newman"),
        (View(weight="newman"), "office-partner is not projected"),
        (View(backbone=5), "between 0 and 1, such as 0.05; it is not 5"),
    ],
)
def test_a_view_that_cannot_be_had_is_told(view: View, said: str) -> None:
    with pytest.raises(AskedWrongly, match=said):
        network(ox.Store(), shipped()["office-partner"], view)


def test_the_file_says_what_its_weight_means() -> None:
    found = network(ox.Store(), shipped()["office-partner"], View("office", "newman", 0.05))
    assert "Newman 2001" in found.graph["weight_means"]
    assert found.graph["projected_onto"] == "office"
    assert found.graph["backbone"] == "disparity filter, 0.05"
