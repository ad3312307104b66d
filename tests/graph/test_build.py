"""A build changes what is different, drops what is gone, and publishes only what is new."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pytest

from extract.records import Reading
from graph.books import checksum, checksum_of, digests
from graph.build import build, curated_graphs
from graph.head import Head, opened
from graph.judged import Judged
from graph.lives import Seen
from graph.names import meta
from graph.sparql import select
from graph.tally import page_graphs

SEEN = Seen("2026-01-01T00:00:00+00:00", "2026-11-21T22:48:31.123456+00:00", "2026-02-01T00:00:00+00:00")


def test_a_second_build_of_the_same_readings_changes_nothing(head: Head, hamburg: Reading, hessen: Reading) -> None:
    first = build(head, [hamburg, hessen], {})
    before = checksum_of(head.store)
    second = build(head, [hamburg, hessen], {hamburg.page: SEEN})
    assert (len(first.added), first.unchanged) == (2, 0)
    assert (second.added, second.replaced, second.dropped, second.unchanged, second.curated) == ((), (), (), 2, 0)
    assert checksum_of(head.store) == before


def test_only_the_changed_page_is_replaced(built: Head, hamburg: Reading, hessen: Reading) -> None:
    report = build(built, [hamburg, msgspec.structs.replace(hessen, records=hessen.records[:3])], {})
    assert report.replaced == (hessen.page,)
    assert report.unchanged == 1


def test_a_page_that_is_gone_takes_with_it_what_nobody_else_says(built: Head, hamburg: Reading) -> None:
    report = build(built, [hamburg], {})
    assert len(report.dropped) == 1
    assert select(built.store, 'ASK { ?o skos:prefLabel "KGC Hessen"@de }').rows == (("no",),)
    assert select(built.store, 'ASK { ?o skos:prefLabel "GKV-Bündnis für Gesundheit"@de }').rows == (("yes",),)


def test_the_order_of_pages_does_not_matter(head: Head, told: Callable[..., Reading]) -> None:
    pages = [told(f"https://x{n}.example/", "DE-BE", f"Berlin {n}") for n in range(4)]
    build(head, pages, {})
    before = checksum_of(head.store)
    build(head, [], {})
    build(head, reversed(pages), {})
    assert checksum_of(head.store) == before


def test_the_meta_graph_knows_when_a_page_was_seen(head: Head, hamburg: Reading) -> None:
    build(head, [hamburg], {hamburg.page: SEEN})
    table = select(head.store, "SELECT ?seen { GRAPH ?meta { ?page cn:lastSeen ?seen } }")
    assert table.rows == (("2026-11-21T22:48:31Z",),)


def test_every_page_is_told_to_the_progress(head: Head, hamburg: Reading, hessen: Reading) -> None:
    seen: list[str] = []
    build(head, [hamburg, hessen], {}, seen.append)
    assert seen == [hamburg.page, hessen.page]


def test_every_curated_file_has_a_graph_of_its_own() -> None:
    names = [name for name, _ in curated_graphs()]
    assert len(names) == len(set(names))
    assert "https://w3id.org/chancennetz/graph/ontology" in names
    assert any("/vocabularies/" in name for name in names)


def test_every_body_of_the_authority_has_a_curator_and_a_date(built: Head) -> None:
    bodies = "GRAPH ?g { ?body cn:kind ?kind }"
    origin = "?g prov:wasDerivedFrom ?file . ?file dcterms:creator ?by ; dcterms:modified ?when"
    known = select(built.store, f"SELECT DISTINCT ?body {{ {bodies} }}").rows
    assert len(known) > 500
    assert set(select(built.store, f"SELECT DISTINCT ?body {{ {bodies} {origin} }}").rows) == set(known)


def contents(head: Head) -> list[str]:
    """Return every quad but those of the books."""
    return sorted(str(quad) for quad in head.store if quad.graph_name != ox.NamedNode(meta()))


def test_filling_in_bulk_and_updating_end_in_the_same_quads(
    tmp_path: Path, hamburg: Reading, hessen: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = [hamburg, msgspec.structs.replace(hessen, records=hessen.records[2:])]
    found = []
    for number, few in enumerate((0, 0, 1000)):
        monkeypatch.setattr("graph.tally.FEW", few)
        with opened(tmp_path / str(number)) as head:
            if number:
                build(head, [hamburg, hessen])
                head.settle(*head.unchecked())
            report = build(head, changed)
            assert (
                (report.replaced, report.added) == ((hessen.page,), ())
                if number
                else ((), tuple(sorted([hamburg.page, hessen.page])))
            )
            assert set(page_graphs(head.unchecked())) == ({hessen.page} if number else {hamburg.page, hessen.page})
            found.append((checksum_of(head.store), checksum(digests(head.store)), contents(head)))
    assert found[0] == found[1] == found[2]
    assert found[0][0] == found[0][1]


def test_pieces_that_are_loaded_side_by_side_make_the_same_store(
    tmp_path: Path, told: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [told(f"https://x{n}.example/", "DE-BE", f"Stelle „{n}“ \\ . \n .") for n in range(40)]
    found = []
    for piece in (1 << 30, 3000):
        monkeypatch.setattr("graph.bulk.PIECE", piece)
        with opened(tmp_path / str(piece)) as head:
            build(head, pages)
            found.append((checksum_of(head.store), sorted(map(str, head.store))))
    assert found[0] == found[1]


def test_a_piece_that_cannot_be_loaded_ends_the_build(
    tmp_path: Path, hamburg: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.bulk.PIECE", 3000)
    monkeypatch.setattr("graph.minting.moment", lambda _: "nonsense")
    with opened(tmp_path) as head, pytest.raises(SyntaxError):
        build(head, [hamburg])
    with opened(tmp_path) as head:
        assert list(head.graphs()) == []


def test_a_page_is_not_minted_again_as_long_as_nothing_it_is_made_from_changes(
    built: Head, hamburg: Reading, hessen: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.build.history", None)
    report = build(built, [hamburg, hessen], {hamburg.page: SEEN})
    assert report.unchanged == 2
    monkeypatch.undo()
    name = "https://w3id.org/chancennetz/name/GKV-Bündnis_für_Gesundheit"
    same = Judged(canonical={name: "https://w3id.org/chancennetz/body/gkv-buendnis"})
    assert build(built, [hamburg, hessen], {}, None, same).replaced == (hamburg.page, hessen.page)


def test_a_record_whose_quote_is_not_on_its_page_is_refused_and_told(head: Head, hamburg: Reading) -> None:
    text = " " * 60 + "gefördert durch das „GKV-BfG“"
    report = build(head, [hamburg], text={hamburg.digest: text}.__getitem__)
    assert len(report.refused) == len(hamburg.records) - 1
    assert any("refused office, its quote „KGC Hamburg“ is not there" in sentence for sentence in report.refused)
    assert select(head.store, "SELECT ?quote { ?r cn:quote ?quote }").rows == ((text.strip(),),)
