"""The evaluation as one HTML file to read: tables first, then every page beside its annotations; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from data.errors import JobFailed
from extract.blocks import PageText
from extract.evaluate import Count, Judged, Scores, judged
from extract.highlights import Piece, pieces, told
from extract.matching import MAIN, Json
from extract.records import Reading

TEMPLATE = "report.html"


class Note(NamedTuple):
    """A miss or a false find in one line, and the words it rests on."""

    kind: str
    told: str
    quote: str


class PageView(NamedTuple):
    """One page as the report shows it."""

    id: str
    url: str
    site: str
    outcome: str
    counts: Count
    pieces: list[Piece]
    wrong: list[Note]
    missed: list[Note]


def write_report(
    target: Path, name: str, gold: Sequence[Json], read: Sequence[tuple[PageText, Reading]], scores: Scores
) -> None:
    """Write the report of *scores* on the gold file *name* to *target*; raises JobFailed when it cannot be written."""
    environment = Environment(
        loader=PackageLoader("extract", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    page = environment.get_template(TEMPLATE).stream(
        name=name,
        scores=scores,
        kinds=[*scores.types],
        extractors=sorted({reading.extractor for _, reading in read}),
        sites=sorted(scores.sites.items(), key=lambda entry: (entry[1].f1, entry[0])),
        pages=_views(gold, read),
    )
    page.enable_buffering(64)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(page)
    except OSError as error:
        raise JobFailed(f"The report {target} cannot be written: {error.strerror or error}.") from error


def _views(gold: Sequence[Json], read: Sequence[tuple[PageText, Reading]]) -> Iterator[PageView]:
    by_page = {reading.page: (text, reading) for text, reading in read}
    for annotated in gold:
        text, reading = by_page[str(annotated["id"])]
        records: list[Json] = [msgspec.to_builtins(record) for record in reading.records]
        counted = judged(annotated, records)
        yield PageView(
            id=reading.page,
            url=str(annotated.get("url") or ""),
            site=str(annotated.get("site") or ""),
            outcome=reading.outcome,
            counts=sum((_count(counted[kind]) for kind in MAIN), Count()),
            pieces=pieces(text, records, counted),
            wrong=list(_wrong(counted)),
            missed=list(_missed(counted)),
        )


def _count(one: Judged) -> Count:
    return Count(len(one.right), len(one.wrong), len(one.missed))


def _wrong(counted: Mapping[str, Judged]) -> Iterator[Note]:
    for kind in MAIN:
        for record in counted[kind].wrong:
            yield Note(kind, told(record), " … ".join(evidence["quote"] for evidence in record["evidence"]))


def _missed(counted: Mapping[str, Judged]) -> Iterator[Note]:
    for kind in MAIN:
        for entry in counted[kind].missed:
            yield Note(kind, told(entry), str(entry.get("cue") or entry.get("as_written") or ""))
