"""What is wrong with an address or an answer, in one sentence that tells the way out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request

from data.errors import AskedWrongly
from graph.login import PASSWORD, USER, login_for

LOGIN, FORBIDDEN, FAULT = 401, 403, 500
_NOT_IN_ADDRESSES = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f]")
_WORDS = 300


def address(text: str) -> str:
    """Return a web address as it was given; anything else, or one that holds a password, raises `AskedWrongly`."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        good, parts = False, urlsplit("")
    if "@" in parts.netloc:
        raise AskedWrongly(f"Never write a login into an address: set {USER} and {PASSWORD}, or use ~/.netrc.")
    if not good or not text.isascii() or _NOT_IN_ADDRESSES.search(text) or parts.fragment:
        raise AskedWrongly(f"{text!r} is not a web address; give one like http://localhost:7878/query.")
    return text


def refused(request: Request, problem: HTTPError) -> AskedWrongly:
    """Say why there is no use in trying again."""
    where, code = request.full_url, problem.code
    if code in {LOGIN, FORBIDDEN}:
        login = login_for(urlsplit(where).hostname or "")
        way_out = f"set {USER} and {PASSWORD}, or write a line for its host into ~/.netrc."
        if login is None:
            return AskedWrongly(f"{where} wants a login ({code}): {way_out}")
        return AskedWrongly(
            f"{where} refused the login of {login.user!r} ({code}); it may lack the right, or {way_out}"
        )
    if "Location" in problem.headers:
        return AskedWrongly(f"{where} redirects to {problem.headers['Location']}; give that address, if you trust it.")
    way_out = "is it the right address?" if code < FAULT else "ask it otherwise, or look into the server's own log."
    return AskedWrongly(f"{where} answered {code} ({words(problem)}); {way_out}")


def words(problem: HTTPError) -> str:
    """Return what the server says in plain text, or the name of the code."""
    kind = problem.headers.get_content_type()
    try:
        told = problem.read(4 * _WORDS).decode("utf-8", "replace") if kind in {"text/plain", "application/json"} else ""
    except (HTTPException, OSError):
        told = ""
    plain = " ".join("".join(char if char.isprintable() else " " for char in told).split())
    return plain[:_WORDS].rstrip(".") or str(problem.reason)


def seconds(told: str | None) -> float | None:
    """Return how long `Retry-After` asks to wait: seconds, or a date."""
    if told is None or told.isdigit():
        return float(told) if told else None
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
