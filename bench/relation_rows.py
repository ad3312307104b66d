"""What teaches how probable it is that a relation is right: every relation found on annotated pages and passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.annotated import annotated
from bench.passages import analysed
from extract.analysis import Analysis, analyse
from extract.evaluate import read_gold, wanted
from extract.matching import SAME, Json
from extract.reader import Reader

PASSAGE_COUNTS = 0.5


class FoundRelation(NamedTuple):
    """A relation that rules found: its clues, whether it is right, how much it counts, its page, the record."""

    clues: frozenset[str]
    right: bool
    counts: float
    page: int
    record: Json


def read_relations(files: Sequence[Path], reader: Reader) -> tuple[list[Json], list[FoundRelation]]:
    """Return the annotated pages of *files* that are let in, and what may be relations on them; passages count less.

    What only one annotator saw counts neither way.
    """
    pages: list[Json] = []
    rows: list[FoundRelation] = []
    for file in files:
        counts = PASSAGE_COUNTS if file.stem == "passages" else 1.0
        for page, seen in _analysed(file, reader):
            for right, clues, record in _found(page, seen, reader):
                rows.append(FoundRelation(clues, right, counts, len(pages), record))
            pages.append(page)
    return pages, rows


def _analysed(file: Path, reader: Reader) -> Iterator[tuple[Json, Analysis]]:
    if file.stem == "passages":
        yield from analysed(read_gold(file))
        return
    for page, name, host, text, let_in in annotated(file, reader):
        if let_in:
            yield page, analyse(name, name, host, text)


def _found(page: Json, seen: Analysis, reader: Reader) -> Iterator[tuple[bool, frozenset[str], Json]]:
    told = wanted(page)["relation"]
    for relation, clues in reader.recogniser.possible_relations(seen):
        record = msgspec.to_builtins(relation)
        same = [entry for entry in told if SAME["relation"](entry, record)]
        if all(entry.get("optional") for entry in same) and (same or _is_optional(told, record)):
            continue
        yield bool(same), clues, record


def _is_optional(told: Sequence[Json], record: Json) -> bool:
    loosely = [entry for entry in told if SAME["relation_relaxed"](entry, record)]
    return bool(loosely) and all(entry.get("optional") for entry in loosely)
