"""A build changes what is different, drops what is gone, and publishes only what is new."""

from collections.abc import Callable

import msgspec

from extract.records import Reading
from graph.build import build, curated_graphs
from graph.head import Head
from graph.lives import Seen
from graph.releases import checksum_of
from graph.sparql import select

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
