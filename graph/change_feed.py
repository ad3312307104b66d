"""Changes of the network as sentences, and as an Atom feed (RFC 4287) that a feed reader subscribes to."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from graph.names import base
from graph.network_changes import NetworkChange, Quote

ATOM = "http://www.w3.org/2005/Atom"
ENDS = {
    "dropped": "no longer on the page",
    "contradicted": "the page now says otherwise",
    "pageGone": "the page is gone",
}


def sentence(change: NetworkChange) -> str:
    """Return one sentence, such as `GKV-Bündnis für Gesundheit is now funder of KGC Hamburg`."""
    old, new = " and ".join(change.roles_before), " and ".join(change.roles_after)
    if change.way == "joined":
        return f"{change.member} is now {new} of {change.of}"
    why = f" ({ENDS[change.why]})" if change.why else ""
    if change.way == "left":
        return f"{change.member} is no longer {old} of {change.of}{why}"
    return f"{change.member} was {old} of {change.of} and is now {new}{why}"


def quoted(quote: Quote) -> str:
    """Return a quote with its page, and from which day to which it was seen there."""
    until = f" to {quote.ended[:10]}" if quote.ended else ""
    return f"„{quote.words}“ {quote.page} (seen from {quote.begun[:10]}{until})"


def feed(changes: Sequence[NetworkChange], since: str, updated: str) -> bytes:
    """Return the feed, the newest change first; an entry's id follows from what it says, so it stays the same."""
    root = Element("feed", xmlns=ATOM)
    SubElement(root, "id").text = f"{base()}changes"
    SubElement(root, "title").text = f"Changes of the cooperation network since {since[:10]}"
    SubElement(root, "updated").text = max((change.seen for change in changes), default=updated)
    SubElement(SubElement(root, "author"), "name").text = "chancennetz"
    for change in reversed(changes):
        _entry(root, change)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: Element, change: NetworkChange) -> None:
    entry = SubElement(root, "entry")
    SubElement(entry, "id").text = f"{base()}change/{_digest(change)}"
    SubElement(entry, "title").text = sentence(change)
    SubElement(entry, "updated").text = change.seen
    SubElement(entry, "category", term=change.way)
    for page in sorted({quote.page for quote in (*change.before, *change.after)}):
        SubElement(entry, "link", rel="related", href=page)
    lines = [f"before: {quoted(quote)}" for quote in change.before]
    lines += [f"after: {quoted(quote)}" for quote in change.after]
    SubElement(entry, "content", type="text").text = "\n".join(lines)


def _digest(change: NetworkChange) -> str:
    said = "|".join([change.way, change.member, change.of, *change.roles_before, *change.roles_after, change.seen])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
