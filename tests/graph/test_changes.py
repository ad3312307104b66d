"""The difference between two states, in the words of the network."""

from pathlib import Path

import msgspec

from extract.records import Party, Reading, Relation
from graph.build import build
from graph.changes import changes
from graph.head import Head
from graph.releases import publish


def test_a_new_funder_and_a_gone_page_are_told_with_their_pages(built: Head, hamburg: Reading, tmp_path: Path) -> None:
    before, _ = publish(built, tmp_path / "releases")
    records = tuple(
        msgspec.structs.replace(record, object=Party("Land Hamburg"))
        if isinstance(record, Relation) and record.role == "funder"
        else record
        for record in hamburg.records
    )
    build(built, [msgspec.structs.replace(hamburg, records=records)], {})
    after, _ = publish(built, tmp_path / "releases")
    told = {(change.kind, change.way, change.what) for change in changes(before.store(), after.store())}
    assert ("relation", "gone", "GKV-Bündnis für Gesundheit → Förderer → KGC Hamburg") in told
    assert ("relation", "new", "Land Hamburg → Förderer → KGC Hamburg") in told
    assert ("page", "gone", "KGC Hessen – Über uns") in told
    assert ("figure", "gone", "KGC Hessen: Mitglieder 66") in told
    assert changes(after.store(), after.store()) == []
