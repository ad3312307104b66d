"""`chancennetz evaluate`: how well extraction does on annotated pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import JsonOption


def evaluate(
    gold: Annotated[Path, typer.Option("--gold", "-g", help="JSONL of annotated pages.", exists=True, dir_okay=False)],
    by_website: Annotated[bool, typer.Option("--by-website", help="Also tell the score of every website.")] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", help="HTML file to write: every page beside its annotations.", dir_okay=False),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Read annotated pages and tell precision, recall and F1 of every record type, with an interval over pages.

    Example: `chancennetz evaluate --gold gold.jsonl --by-website --report report.html`
    """
    from chancennetz.evaluating import tell_scores
    from chancennetz.telling import Teller

    tell_scores(gold, Teller(json=json), by_website=by_website, report=report)
