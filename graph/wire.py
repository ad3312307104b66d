"""Talks to a server over HTTP: waits as it is told, tries again, logs in, and says in one sentence what went wrong.

Only the address that the user named is asked: a redirect is told and not followed.
"""

from __future__ import annotations

import ssl
import time
from email.message import Message
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from data.errors import AskedWrongly, JobFailed
from graph.login import Asked, authorization, login_for
from graph.refused import LOGIN, refused, seconds, words

BUSY = frozenset({429, 500, 502, 503, 504})
TIMEOUT = 300
GONE = 404


class Reply(NamedTuple):
    """What a server answered: its headers and the body; a `DELETE` of what is not there has an empty one."""

    headers: Message
    body: bytes


class Patience(NamedTuple):
    """How often a server is tried, the first pause in seconds (each next is twice as long), and the longest.

    It is tried again after the codes *busy*, and where it does not answer at all.
    """

    tries: int = 6
    pause: float = 1.0
    longest: float = 300.0
    busy: frozenset[int] = BUSY


class _Later(NamedTuple):
    why: str
    wait: float | None = None


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow no redirect."""


class Wire:
    """A conversation with one server, which remembers how it wants to be logged in to."""

    def __init__(self, patience: Patience = Patience()) -> None:  # noqa: B008 - frozen
        self.patience = patience
        self._opener = build_opener(_NoRedirect)
        self._challenges, self._count = "", 0

    def ask(self, request: Request) -> Reply:
        """Return the server's reply; a refusal raises `AskedWrongly`, a server that stays away `JobFailed`."""
        later = _Later("")
        for attempt in range(self.patience.tries):
            if attempt:
                time.sleep(self._wait(request, later, attempt))
            found = self._once(request)
            if isinstance(found, Reply):
                return found
            later = found
        raise JobFailed(
            f"{request.full_url} did not answer after {self.patience.tries} tries ({later.why}); run it again later."
        )

    def _wait(self, request: Request, later: _Later, attempt: int) -> float:
        if later.wait is not None and later.wait > self.patience.longest:
            raise JobFailed(f"{request.full_url} wants to be asked in {later.wait:.0f} seconds; run it again then.")
        return max(later.wait or 0, self.patience.pause * 2.0 ** (attempt - 1))

    def _once(self, request: Request) -> Reply | _Later:
        try:
            return self._answer(request)
        except HTTPError as problem:
            with problem:
                return self._failed(request, problem)
        except URLError as problem:
            if isinstance(problem.reason, ssl.SSLCertVerificationError):
                raise AskedWrongly(f"{request.full_url} shows no certificate that can be trusted.") from problem
            return _Later(str(problem.reason))
        except (HTTPException, OSError) as problem:
            return _Later(str(problem) or type(problem).__name__)

    def _failed(self, request: Request, problem: HTTPError) -> Reply | _Later:
        if problem.code == GONE and request.get_method() == "DELETE":
            return Reply(problem.headers, b"")
        if problem.code in self.patience.busy:
            return _Later(f"{problem.code}: {words(problem)}", seconds(problem.headers.get("Retry-After")))
        raise refused(request, problem) from problem

    def _answer(self, request: Request) -> Reply:
        self._authorize(request)
        try:
            return self._read(request)
        except HTTPError as problem:
            told = ", ".join(problem.headers.get_all("WWW-Authenticate") or ())
            if problem.code != LOGIN or not told:
                raise
            self._challenges, self._count = told, 0
            if not self._authorize(request):
                raise
            problem.close()
            return self._read(request)

    def _read(self, request: Request) -> Reply:
        with self._opener.open(request, timeout=TIMEOUT) as answer:
            return Reply(answer.headers, answer.read())

    def _authorize(self, request: Request) -> bool:
        login = login_for(urlsplit(request.full_url).hostname or "") if self._challenges else None
        if login is None:
            return False
        self._count += 1
        asked = Asked(request.get_method(), request.selector, self._count)
        told = authorization(self._challenges, login, asked)
        if told:
            request.add_unredirected_header("Authorization", told)
        return told is not None
