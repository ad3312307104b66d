"""Tells how well extraction does on annotated pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancennetz.telling import Teller
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from extract.blocks import PageText
    from extract.evaluate import Count, Scores
    from extract.records import Reading


def tell_scores(gold: Path, teller: Teller, *, by_website: bool, report: Path | None = None) -> None:
    """Read every page of *gold*, score the records against its annotations, and print the table.

    *report* is a file to write the table and every page beside its annotations to, as HTML.
    """
    from extract.evaluate import evaluate, read_gold
    from extract.manifest import read_pages
    from extract.reader import Reader

    pages = read_gold(gold)
    if not pages:
        raise AskedWrongly(f"{gold} names no page; each line is one annotated page.")
    read: list[tuple[PageText, Reading]] = []
    with teller.progress("reading", len(pages)) as progress:
        for text, reading in read_pages(gold, Reader.load()):
            read.append((text, reading))
            progress(reading.page)
    scores = evaluate(pages, (r for _, r in read), {r.page: text.text for text, r in read})
    _tell(scores, teller, by_website=by_website)
    if report:
        _write(report, gold, pages, read, scores, teller)
    teller.document(_document(scores))


def _write(  # noqa: PLR0913, PLR0917 - what was read and what came of it
    report: Path,
    gold: Path,
    pages: Sequence[Mapping[str, Any]],
    read: Sequence[tuple[PageText, Reading]],
    scores: Scores,
    teller: Teller,
) -> None:
    from extract.report import write_report

    write_report(report, gold.name, pages, read, scores)
    teller.line(f"every page beside its annotations: {report}")


def _tell(scores: Scores, teller: Teller, *, by_website: bool) -> None:
    from graph.sparql import Table

    head = ("record", "precision", "recall", "F1", "right", "wrong", "missed")
    low, high = scores.interval
    teller.table(
        Table(head, tuple(_row(kind, count) for kind, count in (scores.types | {"micro": scores.micro}).items()))
    )
    teller.line(f"micro F1 {scores.micro.f1:.3f}, 95 % of resampled page sets lie in {low:.3f} to {high:.3f}")
    teller.line(
        f"macro F1 {scores.macro:.3f}; {scores.evidence:.2%} of {scores.quotes} quotes stand exactly at their place"
    )
    if by_website:
        ranked = sorted(scores.sites.items(), key=lambda entry: entry[1].f1)
        teller.table(Table(("website", *head[1:]), tuple(_row(site, count) for site, count in ranked)))


def _row(name: str, count: Count) -> tuple[str, ...]:
    measures = (f"{value:.3f}" for value in (count.precision, count.recall, count.f1))
    return (name, *measures, str(count.right), str(count.wrong), str(count.missed))


def _document(scores: Scores) -> dict[str, object]:
    def told(count: Count) -> dict[str, float]:
        return {
            "precision": count.precision,
            "recall": count.recall,
            "f1": count.f1,
            "wanted": count.right + count.missed,
        }

    return {
        "types": {kind: told(count) for kind, count in scores.types.items()},
        "micro": told(scores.micro),
        "macro": scores.macro,
        "interval": scores.interval,
        "evidence": scores.evidence,
        "quotes": scores.quotes,
        "websites": {site: told(count) for site, count in scores.sites.items()},
    }
