"""Measures are those that the literature defines: by hand on small networks, and beside networkx on a larger one."""

from __future__ import annotations

from itertools import pairwise
from math import isnan
from typing import Any

import networkx as nx
import pytest

from graph.communities import communities
from graph.measures_network import OF_NETWORK
from graph.measures_nodes import OF_NODES
from graph.plain import Plain, plain


def undirected(edges: str, lands: str = "", first: str = "") -> Plain:
    """Return the network of edges such as `ab bc`; *lands* such as `aHH bBE`; *first* are the nodes of mode one."""
    graph: Any = nx.MultiGraph()
    graph.add_edges_from((edge[0], edge[1]) for edge in edges.split())
    for told in lands.split():
        graph.nodes[told[0]]["land"] = told[1:]
    for node in graph if first else ():
        graph.nodes[node]["bipartite"] = 0 if node in first else 1
    return plain(graph)


def of_network(measure: str, network: Plain) -> float:
    return OF_NETWORK[measure](network, communities(network))


def of_nodes(measure: str, network: Plain) -> dict[str, float]:
    return dict(zip(network.names, OF_NODES[measure](network, communities(network)), strict=True))


TRIANGLE_AND_TAIL = undirected("ab bc ca cd", "aHH bHH cBE dNI")
SQUARE_AND_TAIL = undirected("ax ay bx by bz", first="ab")


@pytest.mark.parametrize(
    ("measure", "network", "value"),
    [
        ("nodes", TRIANGLE_AND_TAIL, 4),
        ("edges", undirected("ab ba ab aa"), 1),
        ("density", TRIANGLE_AND_TAIL, 4 / 6),
        ("density", SQUARE_AND_TAIL, 5 / 6),
        ("components", undirected("ab cd de"), 2),
        ("largest_component", undirected("ab cd de"), 3 / 5),
        ("clustering", TRIANGLE_AND_TAIL, 3 / 5),
        ("clustering", SQUARE_AND_TAIL, 4 * 1 / (1 * 1 + 1 * 1 + 2 * 1 + 2 * 1 + 2 * 0)),
        ("modularity", undirected("ab bc ca de ef fd cd"), 6 / 7 - 2 * (7 / 14) ** 2),
        ("modularity", undirected("ax ay bx by cz cw dz dw", first="abcd"), 1 - 2 * (4 * 4) / (8 * 8)),
        ("communities", undirected("ab bc ca de ef fd cd"), 2),
        ("land_known", undirected("ab bc", "aHH bHH"), 1 / 2),
        ("across_laender", TRIANGLE_AND_TAIL, 3 / 4),
        ("across_laender", undirected("ab ac", "aHH bDE cBE"), 1),
    ],
)
def test_a_network_is_measured_as_by_hand(measure: str, network: Plain, value: float) -> None:
    assert of_network(measure, network) == pytest.approx(value)


@pytest.mark.parametrize(
    ("measure", "network", "values"),
    [
        ("degree", TRIANGLE_AND_TAIL, {"a": 2, "b": 2, "c": 3, "d": 1}),
        ("strength", undirected("ab ab bc"), {"a": 2, "b": 3, "c": 1}),
        ("betweenness", undirected("ab bc cd"), {"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0}),
        ("eigenvector", undirected("ab ac ad"), {"a": 1, "b": 3**-0.5, "c": 3**-0.5, "d": 3**-0.5}),
        ("core", TRIANGLE_AND_TAIL, {"a": 2, "b": 2, "c": 2, "d": 1}),
        ("laender", TRIANGLE_AND_TAIL, {"a": 2, "b": 2, "c": 2, "d": 1}),
        ("brokerage", TRIANGLE_AND_TAIL, {"a": 0, "b": 0, "c": 2, "d": 0}),
        ("community", undirected("ab bc ca de ef fd cd fg"), dict.fromkeys("defg", 1) | dict.fromkeys("abc", 2)),
    ],
)
def test_a_node_is_measured_as_by_hand(measure: str, network: Plain, values: dict[str, float]) -> None:
    assert of_nodes(measure, network) == pytest.approx(values)


def test_measures_agree_with_networkx() -> None:
    social = nx.davis_southern_women_graph()
    women: set[str] = set(social.graph["top"])
    graph: Any = nx.MultiGraph(social)
    for node in graph:
        graph.nodes[node]["bipartite"] = 0 if node in women else 1
    network, partition = plain(graph), communities(plain(graph))
    assert of_network("density", network) == pytest.approx(nx.bipartite.density(social, women))
    assert of_network("clustering", network) == pytest.approx(nx.bipartite.robins_alexander_clustering(social))
    assert of_nodes("betweenness", network) == pytest.approx(nx.betweenness_centrality(social))
    assert of_nodes("core", network) == nx.core_number(social)
    theirs = nx.eigenvector_centrality(social, tol=1e-10)
    assert of_nodes("eigenvector", network) == pytest.approx(
        {node: value / max(theirs.values()) for node, value in theirs.items()}, abs=1e-6
    )
    groups = [
        {name for name, member in zip(network.names, partition.members, strict=True) if member == number}
        for number in set(partition.members)
    ]
    directed = nx.DiGraph((one, other) if one in women else (other, one) for one, other in social.edges())
    assert partition.modularity == pytest.approx(nx.community.modularity(directed, groups))


def test_leiden_finds_what_everybody_finds_in_the_karate_club() -> None:
    club: Any = nx.MultiGraph(nx.relabel_nodes(nx.karate_club_graph(), str))
    network = plain(nx.MultiGraph((one, other) for one, other in club.edges()))
    assert of_network("modularity", network) == pytest.approx(0.4198, abs=1e-4)
    assert of_network("communities", network) == 4


@pytest.mark.parametrize("measure", [name for name in OF_NETWORK if name not in {"nodes", "edges"}])
def test_an_empty_network_has_no_ratios_and_no_parts(measure: str) -> None:
    value = of_network(measure, plain(nx.MultiGraph()))
    assert isnan(value) or value == 0


def test_a_long_chain_has_its_middle_most_central() -> None:
    network = undirected(" ".join("".join(pair) for pair in pairwise("abcdefg")))
    assert max(of_nodes("betweenness", network).items(), key=lambda item: item[1])[0] == "d"
