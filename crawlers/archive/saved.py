"""Pages that someone saved as files: the address and date that a file itself, or a list beside it, tells."""

import csv
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from lxml import etree, html

from crawlers.addresses import canonical
from crawlers.archive.bygone import Bygone, Refused, Story, moment, original
from crawlers.archive.payload import LARGEST
from crawlers.archive.records import Exchange
from data.errors import AskedWrongly

KINDS = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
}
START = 2**14
BROWSER = re.compile(rb"<!-- saved from url=\(\d+\)(\S+?) ?-->")
HTTRACK = re.compile(rb"<!-- Mirrored from (\S+) by HTTrack Website Copier/[^,>]*, (.*?) -->")
SINGLEFILE = re.compile(rb"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*(.{33})")


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a list of addresses: the file (relative to the list), its address, and its date if that is known."""

    file: str
    url: str
    date: str | None = None


class Told(NamedTuple):
    """What is known of a saved file: its address and its time, each as far as it is told."""

    url: str | None = None
    fetched: datetime | None = None


def story(file: Path, name: str, listed: Told, date: datetime | None) -> Story:
    """Return a saved file as an exchange: its list is believed before `date`, both before the file and its time."""
    if file.stat().st_size > LARGEST:
        return Refused(name, f"is larger than {LARGEST // 2**20} MiB")
    body = file.read_bytes()
    own = _own(file, body)
    url = listed.url or own.url
    if not body:
        return Refused(name, "is empty")
    if url is None:
        return Refused(name, "does not tell its address; name it in a list (--addresses)")
    modified = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    url, fetched = original(url, listed.fetched or date or own.fetched or modified.replace(microsecond=0))
    headers = (("Content-Type", KINDS[file.suffix.lower()]),)
    told = Exchange(
        url=canonical(url), fetched=fetched, status=200, headers=headers, body=body, origin=name, saved=True
    )
    return Bygone(name, told)


def read_list(path: Path) -> dict[Path, Told]:
    """Return what a CSV (columns file, url, date) or JSON Lines file tells of saved files."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        rows = csv.DictReader(lines) if path.suffix.lower() == ".csv" else map(json.loads, lines)
        listed = [msgspec.convert(row, Listed) for row in rows]
        return {(path.parent / row.file).resolve(): _listed(row) for row in listed}
    except (OSError, ValueError, csv.Error) as wrong:
        raise AskedWrongly(
            f"{path}: this list of addresses cannot be read ({wrong}); it needs the columns file and url, and may have "
            "date, as CSV or as JSON Lines."
        ) from wrong


def _listed(row: Listed) -> Told:
    if not row.url.startswith(("http://", "https://")):
        raise ValueError(f"{row.url!r} is no full address")
    return Told(row.url, moment(row.date) if row.date else None)


def _own(file: Path, body: bytes) -> Told:
    if KINDS[file.suffix.lower()] == "application/pdf":
        return Told()
    found = [read(match) for mark, read in MARKS if (match := mark.search(body[:START]))]
    url = next((told.url for told in found), None) or _link(body[:START])
    return Told(url, next((told.fetched for told in found if told.fetched), None))


def _browser(found: re.Match[bytes]) -> Told:
    return Told(found[1].decode("ascii", "replace"))


def _httrack(found: re.Match[bytes]) -> Told:
    try:
        return Told(f"http://{found[1].decode()}", parsedate_to_datetime(found[2].decode()).astimezone(UTC))
    except ValueError:
        return Told(f"http://{found[1].decode('ascii', 'replace')}")


def _singlefile(found: re.Match[bytes]) -> Told:
    try:
        fetched = datetime.strptime(found[2].decode("ascii", "replace"), "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        return Told(found[1].decode("ascii", "replace"))
    return Told(found[1].decode("ascii", "replace"), fetched.astimezone(UTC))


def _link(start: bytes) -> str | None:
    try:
        root = html.document_fromstring(start)
    except (etree.ParserError, ValueError):
        return None
    links = (link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower())
    return next((href for href in links if href.startswith(("http://", "https://"))), None)


MARKS: tuple[tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], Told]], ...] = (
    (SINGLEFILE, _singlefile),
    (BROWSER, _browser),
    (HTTRACK, _httrack),
)
