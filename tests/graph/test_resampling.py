"""Doubt is measured by resampling evidence, and what was measured is told with its interval and its sources."""

from __future__ import annotations

import csv
from math import isnan
from pathlib import Path

import pyoxigraph as ox
import pytest

from data.errors import AskedWrongly
from graph.measure_tables import Origin, described, methods, write
from graph.measures import Measured, measured
from graph.measures_network import OF_NETWORK
from graph.measures_nodes import OF_NODES
from graph.networks import Material, gathered, woven
from graph.recipes import read
from graph.resampling import Doubt, resampled

QUERY = "SELECT ?source ?target ?page ?confidence {{ VALUES (?source ?target ?page ?confidence) {{ {rows} }} }}"
SURE = "(<x:a> <x:b> <x:p> 1.0) (<x:b> <x:c> <x:q> 1.0)"
DOUBTFUL = "(<x:a> <x:b> <x:p> 0.5) (<x:a> <x:b> <x:q> 0.5) (<x:b> <x:c> <x:q> 0.0)"


def material(folder: Path, rows: str) -> Material:
    file = folder / "mine.rq"
    file.write_text("# directed: no\n" + QUERY.format(rows=rows), "utf-8")
    return gathered(ox.Store(), read(file))


def edges(found: Material) -> set[tuple[str, str, int]]:
    return {(one[-1], other[-1], data["weight"]) for one, other, data in woven(found).edges(data=True)}


def test_what_is_sure_and_on_pages_that_stay_is_in_every_replicate(tmp_path: Path) -> None:
    whole = material(tmp_path, SURE)
    assert all(edges(other) == edges(whole) for other in resampled(whole, Doubt(20, 0.0)))


def test_an_edge_holds_as_often_as_one_of_its_statements_does(tmp_path: Path) -> None:
    found = [edges(other) for other in resampled(material(tmp_path, DOUBTFUL), Doubt(2_000, 0.0))]
    held = sum(bool(each) for each in found) / 2_000
    assert held == pytest.approx(1 - 0.5 * 0.5, abs=0.03)
    assert {edge for each in found for edge in each} == {("a", "b", 1), ("a", "b", 2)}


def test_a_page_is_missing_with_all_that_it_says(tmp_path: Path) -> None:
    rows = "(<x:a> <x:b> <x:p> 1.0) (<x:b> <x:c> <x:p> 1.0)"
    found = [len(edges(other)) for other in resampled(material(tmp_path, rows), Doubt(2_000, 0.3))]
    assert set(found) == {0, 2}
    assert found.count(0) / 2_000 == pytest.approx(0.3, abs=0.03)


def test_one_seed_gives_one_table_and_another_another(tmp_path: Path) -> None:
    whole = material(tmp_path, DOUBTFUL)
    one, same, other = (measured(whole, Doubt(50, 0.1, seed)) for seed in (1, 1, 2))
    assert repr(one) == repr(same)
    assert repr(one) != repr(other)


def test_each_measure_has_an_interval_but_a_community_which_is_a_name(tmp_path: Path) -> None:
    rows = measured(material(tmp_path, SURE), Doubt(20, 0.5))
    assert {row.measure for row in rows} == {*OF_NETWORK, *OF_NODES}
    degree = next(row for row in rows if (row.measure, row.node) == ("degree", "x:b"))
    assert (degree.value, degree.low, degree.high) == (2, 0, 2)
    assert 0 < degree.mean < 2
    assert {row.measure for row in rows if row.value >= 0 and isnan(row.low)} == {"community"}


@pytest.mark.parametrize("doubt", [Doubt(10, 1.0), Doubt(10, -0.1), Doubt(-1)])
def test_impossible_doubt_is_refused(tmp_path: Path, doubt: Doubt) -> None:
    with pytest.raises(AskedWrongly, match="probability"):
        measured(material(tmp_path, SURE), doubt)


def origin(whole: Material) -> Origin:
    return Origin(whole.recipe, "", "2026-11-21.1", "2026-11-21T12:00:00Z", Doubt(20))


def test_the_table_has_a_row_for_each_value_and_leaves_open_what_is_no_number(tmp_path: Path) -> None:
    whole = material(tmp_path, SURE)
    rows: list[Measured] = measured(whole, Doubt(20))
    write(rows, origin(whole), tmp_path / "m" / "net.csv")
    with (tmp_path / "m" / "net.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["measure"], row["node"]): row for row in csv.DictReader(file)}
    assert len(told) == len(rows)
    assert told["betweenness", "x:b"]["value"] == "1.0"
    assert told["across_laender", ""]["value"] == ""
    assert {row["release"] for row in told.values()} == {"2026-11-21.1"}
    with pytest.raises(AskedWrongly, match=r"\.csv or a \.parquet"):
        write(rows, origin(whole), tmp_path / "net.xlsx")


def test_the_methods_name_the_source_of_every_measure(tmp_path: Path) -> None:
    whole = material(tmp_path, SURE)
    said = methods(origin(whole), measured(whole, Doubt(20)), two_modes=False)
    assert set(described(two_modes=False)) == {*OF_NETWORK, *OF_NODES}
    assert all(about["source"] in said for about in described(two_modes=False).values() if "source" in about)
    assert "20 replicates (seed 7)" in said
    assert "Barber" in methods(origin(whole), measured(whole, Doubt(0)), two_modes=True)
