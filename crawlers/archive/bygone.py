"""What is found in files from elsewhere: an exchange of the past, something refused with its reason, or passed over."""

import re
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from crawlers.archive.records import Exchange

WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(https?:/.*)")


class Confirmed(NamedTuple):
    """What a revisit says of the capture that it confirms: the digest, and where it was, as far as it says so."""

    profile: str
    payload: str | None
    url: str
    fetched: datetime | None


class Bygone(NamedTuple):
    """One exchange as a file tells it; `payload` is the digest in the file's own spelling."""

    where: str
    exchange: Exchange
    payload: str | None = None
    confirms: Confirmed | None = None


class Refused(NamedTuple):
    """Something that should have been an exchange, and why it cannot be one."""

    where: str
    why: str


class Ignored(NamedTuple):
    """Something that tells nothing of a page, by its kind."""

    kind: str


Story: TypeAlias = Bygone | Refused | Ignored


def moment(written: str) -> datetime:
    """Return a date or time in ISO 8601 as an aware moment; what names no zone is UTC.

    >>> moment("2019-03-05")
    datetime.datetime(2019, 3, 5, 0, 0, tzinfo=datetime.timezone.utc)
    """
    found = datetime.fromisoformat(written)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def original(url: str, fetched: datetime) -> tuple[str, datetime]:
    """Return the address and time that a Wayback Machine address stands for; any other address is its own.

    >>> original("https://web.archive.org/web/20190305101500id_/http://kgc.example/", moment("2026-01-01"))[0]
    'http://kgc.example/'
    """
    found = WAYBACK.fullmatch(url)
    if found is None:
        return url, fetched
    taken = datetime.strptime(found.group(1), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return re.sub(r"^(https?):/+", r"\1://", found.group(2)), taken
