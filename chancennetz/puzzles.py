"""Lists what the read pages say and nothing understood: what a curator may teach vocabularies, authority and frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.counting import counted

if TYPE_CHECKING:
    from crawlers.archive import Archive
    from extract.reader import Reader
    from extract.readings import Readings
    from extract.unknown import Group, Unknown

MOST_PAGES = 3


def tell_unknown(workspace: Workspace, teller: Teller, most: int) -> None:
    """Tell, kind by kind, the *most* frequent things that were not understood, each with pages and one quote."""
    from crawlers.archive import Archive
    from extract.reader import Reader
    from extract.readings import Readings
    from extract.unknown import KINDS, grouped

    reader = Reader.load()
    with Archive.open(workspace.archive) as archive, Readings.open(workspace.readings) as readings:
        groups = grouped(_found(archive, readings, reader, teller))
    shown = {kind: [group for group in groups if group.kind == kind] for kind in KINDS}
    for kind, title in KINDS.items():
        teller.title(f"{len(shown[kind])} {title}")
        _tell(shown[kind][:most], teller)
        if len(shown[kind]) > most:
            teller.line(f"  … and {len(shown[kind]) - most} more: --most {len(shown[kind])}")
    teller.document({kind: found[:most] for kind, found in shown.items()})


def _found(archive: Archive, readings: Readings, reader: Reader, teller: Teller) -> Iterator[Unknown]:
    """Yield what each page holds; a page that is gone, or not read in its newest version, is passed over."""
    from extract.unknown import unknown

    pages = [page for page in archive.pages() if page.gone_since is None]
    with teller.progress("looking", len(pages)) as progress:
        for page in pages:
            progress(page.url)
            reading = readings.newest(page.url, persons=True)
            if reading and reading.version == page.version and reading.records:
                text = reader.text(archive.get(page.version))
                host = urlsplit(page.url).hostname or ""
                yield from unknown(reader.recogniser, page.url, host, text, reading.records)


def _tell(groups: list[Group], teller: Teller) -> None:
    for group in groups:
        times = f" ({group.count} times on {counted(len(group.pages), 'page')})" if group.count > 1 else ""
        teller.line(f"  {group.what}{times}", "bold")
        if group.quote != group.what:
            teller.line(f"      {group.quote}")
        more = f" and {len(group.pages) - MOST_PAGES} more" if len(group.pages) > MOST_PAGES else ""
        teller.line(f"      {', '.join(group.pages[:MOST_PAGES])}{more}")
