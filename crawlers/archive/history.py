"""How an address's state follows from its captures, one after the other: the same fold when crawling and rebuilding."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from msgspec.structs import replace

from crawlers.archive.records import Capture, Found, State

WEEK = timedelta(days=7)
FRESH = ("new", "changed")
SOFT = "200 (but the website's page for missing addresses)"
CONFIRMED = (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)


def after(state: State | None, capture: Capture, *, soft: bool = False) -> State | None:
    """Return the state of an address after one more capture; None as long as it was never read well.

    `soft`: the capture is a soft 404, which counts as a 404.
    """
    if is_good(capture):
        return _read_or_missing(state, capture, soft=soft)
    if state is None:
        return None
    if capture.kind == "revisit" and capture.status in CONFIRMED:
        return _confirmed(state, capture)
    return TURNS.get(capture.status, _failed)(state, capture)


def is_good(capture: Capture) -> bool:
    """Tell whether a capture stores a page that was read well: a 200 with a body."""
    return capture.kind == "response" and capture.status == HTTPStatus.OK and capture.length > 0


def _read_or_missing(state: State | None, capture: Capture, *, soft: bool) -> State | None:
    if not soft:
        return _read(state, capture)
    return _missing(state, capture) if state else None


def _compared(state: State | None, capture: Capture) -> Found:
    if state is None:
        return "new"
    if capture.digest == state.digest:
        return "same bytes"
    return "same text" if capture.text == state.text else "changed"


def _read(state: State | None, capture: Capture) -> State:
    found = _compared(state, capture)
    fresh = found in FRESH
    return State(
        url=capture.url,
        status=capture.status,
        media_type=capture.media_type or "application/octet-stream",
        stamp=capture.stamp if fresh or state is None else state.stamp,
        newest=capture.stamp,
        digest=(capture.digest or "") if fresh or state is None else state.digest,
        text=capture.text or "",
        payload=capture.payload or "",
        etag=capture.etag,
        last_modified=capture.last_modified,
        first_seen=state.first_seen if state else capture.fetched,
        last_seen=capture.fetched,
        last_changed=capture.fetched if fresh or state is None else state.last_changed,
        missing_since=None,
        gone_since=None,
        why=None,
        noindex=capture.noindex,
        canonical=capture.canonical,
        found=found,
    )


def _confirmed(state: State, capture: Capture) -> State:
    return replace(
        state,
        status=HTTPStatus.OK,
        etag=capture.etag or state.etag,
        last_modified=capture.last_modified or state.last_modified,
        last_seen=capture.fetched,
        missing_since=None,
        gone_since=None,
        why=None,
        noindex=state.noindex or capture.noindex,
        canonical=None if state.missing_since else state.canonical,
        found="not modified" if capture.status == HTTPStatus.NOT_MODIFIED else "same bytes",
    )


def _failed(state: State, capture: Capture) -> State:
    return replace(state, status=capture.status, why=capture.why or f"answered {capture.status}")


def _gone(state: State, capture: Capture) -> State:
    return _ended(state, capture, "410: the website says that it is gone")


def _missing(state: State, capture: Capture) -> State:
    since = state.missing_since or capture.fetched
    if capture.fetched - since >= WEEK:
        why = f"{_told(capture)} on {since:%Y-%m-%d} and on {capture.fetched:%Y-%m-%d}"
        return _ended(replace(state, missing_since=since), capture, why)
    hope = f"{_told(capture)} since {since:%Y-%m-%d}; gone if still missing after seven days"
    return replace(state, status=capture.status, missing_since=since, why=state.why if state.gone_since else hope)


def _moved(state: State, capture: Capture) -> State:
    return _missing(replace(state, canonical=capture.location), capture)


def _told(capture: Capture) -> str:
    if is_good(capture):
        return SOFT
    return f"{capture.status} (moved to {capture.location})" if capture.location else str(capture.status)


def _ended(state: State, capture: Capture, why: str) -> State:
    if state.gone_since:
        return replace(state, status=capture.status)
    return replace(state, status=capture.status, gone_since=capture.fetched, why=why)


TURNS: dict[int, Callable[[State, Capture], State]] = {
    HTTPStatus.GONE: _gone,
    HTTPStatus.NOT_FOUND: _missing,
    HTTPStatus.MOVED_PERMANENTLY: _moved,
    HTTPStatus.PERMANENT_REDIRECT: _moved,
}
