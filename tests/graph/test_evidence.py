"""Rows that say the same become one edge, which knows how often and where it is said."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from data.errors import AskedWrongly
from graph.evidence import told
from graph.networks import network
from graph.recipes import Recipe, read

ROWS = """SELECT {columns} {{ VALUES ({columns}) {{ {rows} }} }}"""


def recipe(folder: Path, columns: str, *rows: str, header: str = "# directed: yes") -> Recipe:
    file = folder / "mine.rq"
    query = ROWS.format(columns=columns, rows=" ".join(f"({row})" for row in rows))
    file.write_text(f"{header}\n{query}", "utf-8")
    return read(file)


def edges(recipe: Recipe) -> list[tuple[str, str, dict[str, Any]]]:
    return [(edge.source[-1], edge.target[-1], edge.attributes) for edge in told(ox.Store(), recipe).edges]


def test_rows_about_the_same_ends_and_role_are_one_edge_with_the_surest_quote(tmp_path: Path) -> None:
    found = edges(
        recipe(
            tmp_path,
            "?source ?target ?role ?statement ?page ?confidence ?quote",
            '<x:a> <x:b> "Partner" <x:s1> <x:p1> 0.7 "perhaps"',
            '<x:a> <x:b> "Partner" <x:s2> <x:p2> 0.9 "surely so"',
            '<x:a> <x:b> "Partner" <x:s3> <x:p2> 0.9 "surely"',
            '<x:a> <x:b> "Träger" <x:s4> <x:p1> 0.5 UNDEF',
        )
    )
    partner = {"role": "Partner", "weight": 2, "sources": 2, "confidence": 0.9, "quote": "surely"}
    assert found == [
        ("a", "b", {**partner, "from": "x:p2", "iri": "x:s3"}),
        ("a", "b", {"role": "Träger", "weight": 1, "sources": 1, "confidence": 0.5, "from": "x:p1", "iri": "x:s4"}),
    ]


@pytest.mark.parametrize(
    ("columns", "rows", "weight"),
    [
        ("?source ?target", ["<x:a> <x:b>", "<x:a> <x:b>"], 2),
        ("?source ?target ?weight", ["<x:a> <x:b> 2", "<x:a> <x:b> 0.5"], 2.5),
        ("?source ?target ?page", ["<x:a> <x:b> <x:p>", "<x:a> <x:b> <x:p>"], 1),
    ],
    ids=["rows", "what the recipe counts", "pages"],
)
def test_a_weight_is_told_or_else_counts_pages_or_else_rows(
    tmp_path: Path, columns: str, rows: list[str], weight: float
) -> None:
    assert edges(recipe(tmp_path, columns, *rows))[0][2]["weight"] == weight


def test_columns_of_ones_own_keep_their_kind_of_value(tmp_path: Path) -> None:
    columns = "?source ?target ?count ?share ?sure ?day ?name"
    row = '<x:a> <x:b> 3 0.25 true "2026-11-21"^^xsd:date "Ärzte & Co"@de'
    assert edges(recipe(tmp_path, columns, row))[0][2] == {
        "count": 3,
        "share": 0.25,
        "sure": True,
        "day": "2026-11-21",
        "name": "Ärzte & Co",
        "weight": 1,
    }


def test_a_row_without_an_end_is_no_edge(tmp_path: Path) -> None:
    assert edges(recipe(tmp_path, "?source ?target", "<x:a> UNDEF", "UNDEF <x:b>")) == []


def test_an_edge_without_direction_stands_once_however_it_is_told(tmp_path: Path) -> None:
    found = edges(recipe(tmp_path, "?source ?target", "<x:b> <x:a>", "<x:a> <x:b>", header="# directed: no"))
    assert found == [("a", "b", {"weight": 2})]


def test_two_modes_are_the_two_ends_and_nobody_stands_in_both(tmp_path: Path) -> None:
    two = "# modes: office, partner\n# directed: no"
    found = network(ox.Store(), recipe(tmp_path, "?source ?target", "<x:b> <x:a>", header=two))
    assert {node: (data["mode"], data["bipartite"]) for node, data in found.nodes(data=True)} == {
        "x:a": ("partner", 1),
        "x:b": ("office", 0),
    }
    with pytest.raises(AskedWrongly, match=r"mine\.rq: x:. is both \w+ and \w+"):
        network(ox.Store(), recipe(tmp_path, "?source ?target", "<x:b> <x:a>", "<x:a> <x:b>", header=two))


def test_more_than_two_modes_are_told_row_by_row(tmp_path: Path) -> None:
    three = "# modes: funder, host, office"
    columns = "?source ?target ?source_mode ?target_mode"
    found: Any = network(ox.Store(), recipe(tmp_path, columns, '<x:a> <x:b> "host" "office"', header=three))
    assert dict(found.nodes(data="mode")) == {"x:a": "host", "x:b": "office"}
    with pytest.raises(AskedWrongly, match=r"missing: \?source_mode, \?target_mode"):
        network(ox.Store(), recipe(tmp_path, "?source ?target", "<x:a> <x:b>", header=three))


def test_reciprocity_tells_whether_the_other_side_says_it_too(tmp_path: Path) -> None:
    found: Any = network(
        ox.Store(),
        recipe(tmp_path, "?source ?target", "<x:a> <x:b>", "<x:b> <x:a>", "<x:a> <x:c>", header="# reciprocity: yes"),
    )
    assert {(source[-1], target[-1]): mutual for source, target, mutual in found.edges(data="mutual")} == {
        ("a", "b"): True,
        ("b", "a"): True,
        ("a", "c"): False,
    }
