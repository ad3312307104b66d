"""Which addresses of the archive are pages, and what is told of them."""

from urllib.parse import urlsplit

from crawlers.archive.index import Index
from crawlers.archive.records import Page, State

READABLE = frozenset({"text/html", "application/xhtml+xml", "application/pdf", "text/plain"})


def is_page(state: State, index: Index) -> bool:
    """Tell whether an address is a page: readable, no robots.txt, and no copy of a canonical page in the archive."""
    return is_readable(state) and not (state.canonical and index.state(state.canonical))


def is_readable(state: State) -> bool:
    """Tell whether an address gives something to read, be it a copy of another page."""
    return state.media_type in READABLE and urlsplit(state.url).path != "/robots.txt"


def as_page(state: State) -> Page:
    """Return the page of a state."""
    return Page(
        url=state.url,
        status=state.status,
        media_type=state.media_type,
        first_seen=state.first_seen,
        last_seen=state.last_seen,
        last_changed=state.last_changed,
        gone_since=state.gone_since,
        why=state.why,
        noindex=state.noindex,
        version=f"{state.stamp}/{state.url}",
        digest=state.digest,
    )
