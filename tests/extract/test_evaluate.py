"""Scores: what counts as right, what is excused, and that the numbers are those of the reference scorer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from data.errors import AskedWrongly
from extract.evaluate import evaluate, read_gold
from extract.manifest import read_pages
from extract.reader import Reader
from extract.records import AnyRecord, Evidence, Organisation, Reading, TargetGroup

EMPTY: dict[str, Any] = {
    kind: []
    for kind in (
        "offices",
        "organisations",
        "target_groups",
        "audiences",
        "activities",
        "programmes",
        "contacts",
        "settings",
        "facts",
    )
}
GOLD = Path(os.environ.get("CHANCENNETZ_GOLD", "gold"))
QUOTE = (Evidence("Kinder", 0, 6, "p"),)


def reading(*records: AnyRecord) -> Reading:
    return Reading(page="p", version="p", fetched="", digest="", extractor="e", outcome="read", records=records)


def group(written: str) -> TargetGroup:
    return TargetGroup(page="p", extractor="e", confidence=1, evidence=QUOTE, label=written, as_written=written)


def page(**annotated: object) -> dict[str, Any]:
    return {"id": "p", "site": "s", **EMPTY, **annotated}


def test_found_missed_and_wrong_are_counted_once() -> None:
    gold = [
        page(target_groups=[{"label": "Kinder", "as_written": "Kindern"}, {"label": "Eltern", "as_written": "Eltern"}])
    ]
    count = evaluate(gold, [reading(group("Kinder"), group("Kinder"), group("Hunde"))]).types["target_group"]
    assert (count.right, count.wrong, count.missed) == (1, 1, 1)
    assert (count.precision, count.recall, count.f1) == (0.5, 0.5, 0.5)


def test_what_one_annotator_alone_found_counts_neither_way() -> None:
    gold = [page(target_groups=[{"label": "Kinder", "as_written": "Kinder", "optional": True}])]
    assert evaluate(gold, [reading(group("Kinder"))]).micro.wrong == 0
    assert evaluate(gold, [reading()]).micro.missed == 0


def test_an_office_told_again_as_organisation_is_excused() -> None:
    gold = [page(offices=[{"name": "KGC Hessen", "role": "koordinierungsstelle"}])]
    again = Organisation(page="p", extractor="e", confidence=1, evidence=QUOTE, name="KGC Hessen")
    assert evaluate(gold, [reading(again)]).types["organisation"].wrong == 0


def test_a_quote_counts_as_exact_only_at_its_place() -> None:
    gold = [page()]
    assert evaluate(gold, [reading(group("Kinder"))], {"p": "Kinder"}).evidence == 1
    assert evaluate(gold, [reading(group("Kinder"))], {"p": " Kinder"}).evidence == 0


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("[", "utf-8")
    with pytest.raises(AskedWrongly, match=r"gold\.jsonl cannot be read"):
        read_gold(tmp_path / "gold.jsonl")


@pytest.mark.skipif(not (GOLD / "score.py").exists(), reason="needs the annotated pages; set CHANCENNETZ_GOLD")
def test_the_numbers_are_those_of_the_reference_scorer(tmp_path: Path, reader: Reader) -> None:
    manifest = GOLD / "gold.jsonl"
    read = list(read_pages(manifest, reader))
    records = tmp_path / "records.jsonl"
    records.write_bytes(b"".join(msgspec.json.encode(r) + b"\n" for _, one in read for r in one.records))
    asked = [sys.executable, str(GOLD / "score.py"), "--gold", str(manifest), "--records", str(records), "--json"]
    theirs = json.loads(subprocess.run(asked, capture_output=True, check=True).stdout)
    ours = evaluate(read_gold(manifest), [one for _, one in read], {one.page: text.text for text, one in read})
    for kind, count in ours.types.items():
        assert count.f1 == pytest.approx(theirs["types"][kind]["f1"], abs=0.0005), kind
    assert ours.micro.f1 == pytest.approx(theirs["micro"], abs=0.0005)
    assert ours.macro == pytest.approx(theirs["macro"], abs=0.0005)
    assert ours.interval == pytest.approx(theirs["micro_95"], abs=0.0005)
    assert ours.evidence == 1
