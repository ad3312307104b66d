"""Pictures: no label covers another, nothing is clipped, what is left out is said, and nodes keep their place."""

from __future__ import annotations

from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from data.errors import AskedWrongly
from graph.drawing import Look, draw, draw_over_time, draw_tiles
from graph.drawing.boxes import Box
from graph.drawing.columns import columns
from graph.drawing.discs import degrees, discs, lines
from graph.drawing.folding import folded
from graph.drawing.labels import placed
from graph.drawing.placing import by_forces
from graph.drawing.preparing import prepared
from graph.drawing.sheets import panels, sheet
from graph.drawing.tiles import number
from graph.drawing.words import told
from graph.land_values import by_land


def two_modes(offices: int, partners: int, *, shared: int = 3) -> Any:
    """Return a network of offices and partners; each partner belongs to one office, every seventh to several."""
    found: Any = nx.MultiGraph(name="Offices and partners", name_de="Stellen und Partner", release="2026-11-21.1")
    for office in range(offices):
        found.add_node(f"x:o{office}", label=f"KGC {office}", kind="office", mode="office", bipartite=0)
    for partner in range(partners):
        name = f"Landesvereinigung für Gesundheit und Teilhabe {partner} e. V."
        found.add_node(f"x:p{partner}", label=name, kind="host", mode="partner", bipartite=1)
        for step in range(shared if partner % 7 == 0 else 1):
            found.add_edge(f"x:o{(partner + step) % offices}", f"x:p{partner}", weight=1 + step, confidence=0.9)
    return found


CROWDED = two_modes(16, 300)


def size(text: str) -> tuple[float, float]:
    rows = text.split("\n")
    return max(map(len, rows)) * 4.2, len(rows) * 8.0


@pytest.mark.parametrize(
    ("network", "modes"),
    [
        (two_modes(6, 40), ()),
        (two_modes(6, 40), ("office", "partner")),
        (CROWDED, ()),
        (CROWDED, ("office", "partner")),
    ],
)
def test_no_label_covers_another_or_a_disc_or_leaves_the_page(network: Any, modes: tuple[str, ...]) -> None:
    drawn = prepared(network, Look(modes=modes))
    inside = Box(0, 0, drawn.sheet.width, drawn.sheet.height)
    labels = placed(drawn.discs, (), size, inside)
    assert len(labels) > 20
    assert not any(one.box.wider(3.9).meets(other.box) for one, other in combinations(labels, 2))
    assert all(label.box.within(inside) for label in labels)
    for disc in drawn.discs.values():
        square = Box(*(at - disc.radius for at in disc.place), *(at + disc.radius for at in disc.place))
        assert not any(label.box.meets(square) for label in labels)


def test_no_disc_covers_another() -> None:
    found = prepared(CROWDED, Look()).discs.values()
    assert all(dist(one.place, other.place) > one.radius + other.radius for one, other in combinations(found, 2))


def test_leaves_of_a_crowded_network_become_circles_that_count_them() -> None:
    shown = folded(CROWDED)
    circles = {node: data["folds"] for node, data in shown.nodes(data=True) if "folds" in data}
    assert sum(circles.values()) + len(shown) - len(circles) == len(CROWDED)
    assert len(shown) < 130
    assert {
        office: degrees(shown)[office] for office in shown if office.startswith("x:o") and "folded" not in office
    } == {office: degree for office, degree in degrees(CROWDED).items() if office.startswith("x:o")}
    assert len(folded(two_modes(6, 40))) == 46


def test_a_line_is_drawn_once_for_each_pair_and_the_wider_the_heavier() -> None:
    network: Any = nx.MultiDiGraph()
    network.add_edges_from([("a", "b", {"weight": 1}), ("a", "b", {"weight": 3}), ("b", "c", {"confidence": 0.5})])
    heavy, light = lines(network)
    assert (heavy.source, heavy.target, light.source, light.target) == ("a", "b", "b", "c")
    assert heavy.width > light.width
    assert heavy.strength > light.strength


def test_columns_untangle_what_need_not_cross() -> None:
    network: Any = nx.MultiGraph()
    for mode, nodes in (("left", "abc"), ("right", "xyz")):
        network.add_nodes_from(nodes, mode=mode)
    network.add_edges_from(["az", "by", "cx"])
    where = columns(network, ("left", "right"), {})
    assert sorted("abc", key=lambda node: where[node][1]) == sorted("abc", key=lambda node: where[network_of(node)][1])
    assert {where[node][0] for node in "abc"} == {0.0}


def network_of(node: str) -> str:
    return {"a": "z", "b": "y", "c": "x"}[node]


def test_old_nodes_keep_their_place_and_new_ones_stand_beside_their_neighbours(tmp_path: Path) -> None:
    look = Look(places=tmp_path / "places.json")
    before = prepared(two_modes(6, 40), look)
    grown = two_modes(6, 40)
    grown.add_node("x:new", label="Neu", kind="insurer")
    grown.add_edge("x:new", "x:o0")
    after = prepared(grown, look)
    assert all(dist(after.discs[node].place, disc.place) < 0.5 for node, disc in before.discs.items())
    assert dist(after.discs["x:new"].place, after.discs["x:o0"].place) < 120


def test_damaged_places_are_forgotten(tmp_path: Path) -> None:
    look = Look(places=tmp_path / "places.json")
    first = prepared(two_modes(6, 40), look)
    whole = (tmp_path / "places.json").read_bytes()
    for damaged in (b"", whole[:50], b'{"x:o0": 1}'):
        (tmp_path / "places.json").write_bytes(damaged)
        assert prepared(two_modes(6, 40), look).discs == first.discs
        assert (tmp_path / "places.json").read_bytes() == whole


def test_where_most_nodes_are_new_all_are_placed_anew() -> None:
    network = two_modes(6, 40)
    assert by_forces(network, {"x:o0": (0.123, 0.456)})["x:o0"] != (0.123, 0.456)


def test_a_picture_says_what_it_leaves_out(tmp_path: Path) -> None:
    said = draw(CROWDED, tmp_path / "net", Look(formats=("svg",)))[0].read_text("utf-8")
    assert "Stellen und Partner" in said
    assert "Ausgabe 2026-11-21.1 · 316 Knoten" in said
    assert "fasst so viele Knoten zusammen" in said
    english = draw(CROWDED, tmp_path / "net", Look(formats=("svg",), language="en"))[0].read_text("utf-8")
    assert "Offices and partners" in english
    assert "coordinating office" in english


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_one_network_always_gives_one_picture(tmp_path: Path, form: str) -> None:
    one, other = (draw(two_modes(4, 12), tmp_path / name / "net", Look(formats=(form,)))[0] for name in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_over_time_each_release_has_a_panel_and_each_node_one_place(tmp_path: Path) -> None:
    first, second = two_modes(4, 12), two_modes(4, 12)
    second.graph["release"] = "2026-11-22.1"
    second.remove_edge("x:o0", "x:p0")
    second.remove_node("x:p4")
    made = draw_over_time([first, second], tmp_path / "net", Look(formats=("svg",), places=tmp_path / "p.json"))
    said = made[0].read_text("utf-8")
    assert "2026-11-21.1" in said
    assert "2026-11-22.1" in said
    assert "stroke-dasharray" in said
    assert "Teilhabe 4" in said
    assert len(panels(sheet("a4"), 6)) == 6


@pytest.mark.parametrize(
    ("what", "values", "over"),
    [
        ("nodes", {"DE-HH": 2, "DE-BE": 1}, "nodes"),
        ("edges", {"DE-HH": 3, "DE-BE": 1}, "edges"),
        ("across", {"DE-HH": 1, "DE-BE": 1}, "across"),
        ("degree", {"DE-HH": 3}, "offices"),
    ],
)
def test_a_land_has_counts_or_the_mean_of_its_offices(what: str, values: dict[str, float], over: str) -> None:
    network: Any = nx.MultiGraph()
    network.add_node("a", land="DE-HH", kind="office")
    network.add_nodes_from([("b", {"land": "DE-HH"}), ("c", {"land": "DE-BE"}), ("d", {"land": "DE"})])
    network.add_edges_from(["ab", "ac", "ad"])
    assert by_land(network, what) == (values, over)


def test_tiles_show_every_land_and_say_where_nothing_is_known(tmp_path: Path) -> None:
    said = draw_tiles({"DE-HH": 3, "DE-BE": 0.25}, "Karte", "", tmp_path / "map", Look(formats=("svg",)))[0].read_text()
    assert len(told()["tiles"]) == len({tuple(place) for place in told()["tiles"].values()}) == 16
    assert all(f">{land.removeprefix('DE-')}<" in said for land in told()["tiles"])
    assert "keine Angabe" in said
    assert [number(value) for value in (None, 3, 0.254, 1234)] == ["–", "3", "0.25", "1234"]


@pytest.mark.parametrize(
    ("look", "sentence"),
    [
        (Look(page="a5"), "choose one of: a4, "),
        (Look(language="fr"), "de or en"),
        (Look(formats=("gif",)), "svg, png, pdf"),
    ],
)
def test_what_cannot_be_drawn_is_answered_with_the_choices(tmp_path: Path, look: Look, sentence: str) -> None:
    with pytest.raises(AskedWrongly, match=sentence):
        draw(two_modes(2, 4), tmp_path / "net", look)


def test_a_long_name_is_cut_and_a_short_one_preferred() -> None:
    network: Any = nx.MultiGraph()
    network.add_node("a", label="Koordinierungsstelle " * 20, label_en="Office")
    network.add_node("b", label="Gesundheitsamt", short="GA")
    assert discs(network, "de")["a"].text.count("\n") == 2
    assert discs(network, "de")["a"].text.endswith("…")
    assert discs(network, "en")["a"].text == "Office"
    assert discs(network, "de")["b"].text == "GA"
