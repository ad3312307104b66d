"""`chancennetz sources`: which websites are crawled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chancennetz.options import JsonOption


def sources(
    folder: Annotated[Path | None, typer.Argument(help="Folder of source files; none: the shipped ones.")] = None,
    json: JsonOption = False,
) -> None:
    """List the websites that are crawled, and check their files: a wrong key or value is named with file and line.

    Example: copy a shipped file into a folder of yours and change it; `chancennetz sources my-sources` checks it.
    """
    from chancennetz.crawling import chosen_sources
    from chancennetz.telling import Teller
    from graph.sparql import Table

    teller, found = Teller(json=json), chosen_sources(folder)
    rows = [
        (source.id, source.land, source.kind, source.find, source.start[0], "yes" if source.verified else "no")
        for source in found
    ]
    teller.table(Table(("source", "Land", "kind", "found by", "starts at", "verified"), tuple(rows)))
    teller.line(f"{len(found)} sources, all files are well-formed")
    teller.document(found)
