"""The websites' files: listed, checked together, drafted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chancennetz.telling import Teller
from data.counting import counted
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from crawlers.sources import Source


def list_sources(folder: Path | None, teller: Teller) -> None:
    """List the shipped sources, or those of a folder."""
    from crawlers.sources import files, load
    from graph.sparql import Table

    found = tuple(map(load, files(folder)))
    rows = [
        (source.id, source.land, source.kind, source.find, source.start[0], "yes" if source.verified else "no")
        for source in found
    ]
    teller.table(Table(("source", "Land", "kind", "found by", "starts at", "verified"), tuple(rows)))
    teller.line(f"{counted(len(found), 'source')}, all files are well-formed")
    teller.document(found)


def check_sources(folder: Path | None, teller: Teller) -> None:
    """Tell everything that is wrong in any file, and what is doubtful between them; wrong files are `AskedWrongly`."""
    sources, wrong = _read(folder)
    doubts = list(_doubts(sources))
    for sentence in (*wrong, *doubts):
        teller.line(sentence, "yellow")
    unverified = sum(not source.verified for source in sources)
    files = f"{counted(len(sources) + len(wrong), 'file')}: {len(wrong)} wrong"
    told = f"{files}, {counted(len(doubts), 'doubt')}, {unverified} not yet verified"
    teller.line(told)
    teller.document({"sources": len(sources), "wrong": wrong, "doubts": doubts, "unverified": unverified})
    if wrong:
        raise AskedWrongly(f"{len(wrong)} of the source files cannot be understood; the lines above say why.")


def draft_source(url: str, contact: str | None, proxy: str | None, trust: Path | None, teller: Teller) -> None:
    """Print a source file for an address; without a contact for its webmaster the website is not looked at."""
    from datetime import UTC, datetime

    from crawlers.drafting import drafted, look, unseen

    if contact:
        looked = look(url, contact=contact, proxy=proxy, trust=trust)
    else:
        looked = unseen(url, "no --contact was given, so nothing was asked")
    text = drafted(looked, datetime.now(UTC).date())
    if not teller.json:
        print(text, end="")  # noqa: T201 - a file's text, not to be wrapped
    teller.document({"url": looked.url, "why": looked.why, "text": text})


def _read(folder: Path | None) -> tuple[list[Source], list[str]]:
    from crawlers.source_errors import SourceError
    from crawlers.sources import files, load

    sources, wrong = [], []
    for file in files(folder):
        try:
            sources.append(load(file))
        except SourceError as error:
            wrong.append(str(error))
    return sources, wrong


def _doubts(sources: list[Source]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for source in sources:
        for url in source.start:
            yield from _start_doubts(source, url)
        for host in sorted({urlsplit(url).hostname or "" for url in source.start}):
            if host in owners:
                yield f"{source.id}: {host} belongs to {owners[host]}, too; its pages would be asked twice."
            owners.setdefault(host, source.id)


def _start_doubts(source: Source, url: str) -> Iterator[str]:
    from crawlers.addresses import canonical
    from crawlers.links import allowed

    if not allowed(source, canonical(url)):
        yield f"{source.id}: its start address {url} is left out by its own leave, or looks like a trap."
    if canonical(url) != url:
        yield f"{source.id}: {url} will be asked as {canonical(url)}."
