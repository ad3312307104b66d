"""What a replayed website is: something that knows its hosts and answers an address."""

from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol

import msgspec

Headers = tuple[tuple[str, str], ...]

NOT_FOUND = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Seite nicht gefunden</title></head>
<body><main><h1>Seite nicht gefunden</h1><p>Die gewünschte Seite gibt es hier nicht.</p></main></body></html>
"""


class Answer(msgspec.Struct, frozen=True):
    """A status, headers in order, and the whole body; Content-Length and Date are added when it is sent."""

    status: int
    headers: Headers = ()
    body: bytes = b""


class Site(Protocol):
    """Some websites that can be served again under their own names."""

    @property
    def hosts(self) -> frozenset[str]:
        """The host names that are served; every other host is unreachable."""

    def answer(self, url: str) -> Answer:
        """Return the answer to an address on one of the hosts."""


def not_found() -> Answer:
    """Return the answer for an address that a website does not have."""
    return Answer(404, (("Content-Type", "text/html; charset=utf-8"),), NOT_FOUND.encode())


def unreachable(host: str) -> Answer:
    """Return the proxy's answer for a host that is not served."""
    sentence = f"The host {host} is not part of what is served here.\n"
    return Answer(502, (("Content-Type", "text/plain; charset=utf-8"),), sentence.encode())


def conditional(answer: Answer, asked: dict[str, str]) -> Answer:
    """Return 304 without a body when the asker's validators (lower-case names) still hold, else the answer itself."""
    own = {name.lower(): value for name, value in answer.headers}
    if answer.status == HTTPStatus.OK and _holds(own, asked):
        return Answer(304, tuple(pair for pair in answer.headers if pair[0].lower() in ("etag", "last-modified")))
    return answer


def http_date(moment: datetime) -> str:
    """Return a moment as HTTP headers write it."""
    return format_datetime(moment, usegmt=True)


def _holds(own: dict[str, str], asked: dict[str, str]) -> bool:
    if tags := asked.get("if-none-match"):
        return own.get("etag") in {tag.strip() for tag in tags.split(",")}
    if (since := asked.get("if-modified-since")) and (modified := own.get("last-modified")):
        return _not_later(modified, since)
    return False


def _not_later(modified: str, since: str) -> bool:
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except ValueError:
        return False
