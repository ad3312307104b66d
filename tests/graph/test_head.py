"""The default graph holds every triple once, and only as long as a page says it."""

import gc
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import AskedWrongly, JobFailed
from graph.books import digest_of
from graph.head import Head, opened
from graph.names import meta

GRAPHS = st.sampled_from(["https://a.example/", "https://b.example/", "https://c.example/"])
LINES = st.lists(st.integers(0, 6).map(lambda n: f"<x:s> <x:p{n}> <x:o{n}> ."), max_size=4)


def triples(head: Head, graph: ox.NamedNode | ox.DefaultGraph) -> list[str]:
    return sorted(f"{quad.triple} ." for quad in head.store.quads_for_pattern(None, None, None, graph))


def said(head: Head) -> set[str]:
    graphs = [graph for graph in head.store.named_graphs() if graph.value != meta()]
    return {line for graph in graphs if isinstance(graph, ox.NamedNode) for line in triples(head, graph)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(steps=st.lists(st.tuples(GRAPHS, st.none() | LINES), max_size=8))
def test_the_default_graph_is_what_the_pages_say_after_any_changes(
    head: Head, steps: list[tuple[str, list[str] | None]]
) -> None:
    for graph, lines in steps:
        if lines is None:
            head.drop(graph)
        else:
            head.replace(graph, lines)
    assert triples(head, ox.DefaultGraph()) == sorted(said(head))


def test_the_same_lines_in_another_order_change_nothing(head: Head) -> None:
    lines = ["<x:s> <x:p> <x:a> .", "<x:s> <x:p> <x:b> ."]
    assert head.replace("https://a.example/", lines)
    assert not head.replace("https://a.example/", lines[::-1])
    assert head.digest("https://a.example/") == digest_of(lines)


def test_a_replaced_graph_stays_unchecked_until_it_is_settled(head: Head) -> None:
    graph = "https://a.example/"
    head.replace(graph, ["<x:s> <x:p> <x:a> ."])
    head.replace(graph, ["<x:s> <x:p> <x:a> ."])
    assert list(head.unchecked()) == [graph]
    head.settle(graph)
    assert list(head.unchecked()) == []
    head.replace(graph, ["<x:s> <x:p> <x:a> ."])
    assert list(head.unchecked()) == []


def test_a_second_writer_is_told_that_there_is_one(tmp_path: Path) -> None:
    with (
        opened(tmp_path / "g"),
        pytest.raises(JobFailed, match=r"Another build \(process \d+ on .*\) is writing"),
        opened(tmp_path / "g"),
    ):
        pass


def test_a_head_opens_again_although_dropped_objects_still_hold_its_store(tmp_path: Path) -> None:
    gc.disable()
    try:
        with opened(tmp_path / "graph") as head:
            ring: list[object] = [head.store]
            ring.append(ring)
        del ring
        with opened(tmp_path / "graph") as head:
            assert list(head.graphs()) == []
    finally:
        gc.enable()


def test_a_half_filled_head_counts_as_empty(tmp_path: Path) -> None:
    def half(head: Head) -> None:
        with head.rebuilding() as bulk:
            bulk.replace("https://a.example/", ["<x:s> <x:p> <x:a> ."])
            bulk.flush()
            raise KeyError

    with opened(tmp_path / "g") as head, pytest.raises(KeyError):
        half(head)
    with opened(tmp_path / "g") as head:
        assert (list(head.graphs()), len(head.store)) == ([], 0)


@pytest.mark.parametrize(("told", "left"), [("1", 0), ("2", 1), ("damaged", 0)])
def test_a_head_of_an_older_form_is_built_anew(tmp_path: Path, told: str, left: int) -> None:
    with opened(tmp_path / "g") as head:
        head.replace("https://a.example/", ["<x:s> <x:p> <x:a> ."])
    (tmp_path / "g" / "format").write_text(told)
    with opened(tmp_path / "g") as head:
        assert len(list(head.graphs())) == left


def test_a_head_of_a_newer_form_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path / "g"):
        pass
    (tmp_path / "g" / "format").write_text("99")
    with pytest.raises(AskedWrongly, match="built by a newer chancennetz"), opened(tmp_path / "g"):
        pass


def test_a_broken_store_is_named_with_the_way_out(tmp_path: Path) -> None:
    folder = tmp_path / "g"
    with opened(folder) as head:
        head.replace("https://a.example/", ["<x:s> <x:p> <x:a> ."])
    (folder / "CURRENT").write_bytes(b"nonsense")
    with pytest.raises(JobFailed, match="remove that folder and build again"), opened(folder):
        pass


def test_what_a_killed_bulk_load_left_behind_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "g"
    folder.mkdir()
    (folder / "bulk-1.sst").write_bytes(b"half")
    with opened(folder):
        assert not list(folder.glob("bulk-*.sst"))
