"""Tells how well extraction does on annotated pages."""

from __future__ import annotations

from pathlib import Path

from chancennetz.telling import Teller


def tell_scores(gold: Path, teller: Teller, *, by_website: bool) -> None:
    """Read every page of *gold*, score the records against its annotations, and print the table."""
