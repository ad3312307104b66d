"""A page as text with blocks: every block is a slice of one canonical text, and knows what it was on the page."""

from __future__ import annotations

import hashlib
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal[
    "heading", "paragraph", "item", "cell", "term", "definition", "caption", "quote", "address", "text"
]
Region: TypeAlias = Literal["nav", "header", "main", "aside", "footer", "form", "consent", "body"]

LISTED: frozenset[str] = frozenset({"item", "cell"})
ENTRIES: frozenset[str] = LISTED | {"definition"}
CONTENT: frozenset[str] = frozenset({"main", "body"})


class Block(msgspec.Struct, frozen=True):
    """One piece of `text[start:end]`: `path` holds the headings above it, `labels` its row, column or term names.

    `group` is the number of the list, table or definition list that it belongs to (-1 for none), `row` the table row,
    `depth` how deep its list is nested, `href` the address when the whole block is one link.
    """

    kind: Kind
    region: Region
    start: int
    end: int
    level: int = 0
    path: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    group: int = -1
    row: int = -1
    depth: int = 0
    href: str | None = None


class PageText(msgspec.Struct, frozen=True):
    """The canonical text of a page version, its blocks in reading order, and what the page says about itself.

    `digest` is the SHA-256 of the text in hex, `date` the page's own printed date (ISO 8601, as precise as printed),
    `language` what the markup declares, `links` pairs of address and words, `noindex` whether it asks robots not to
    index it. `seams` are the places `start:end` of decoded words, and, with `start == end`, those where something
    hidden was left out.
    """

    text: str
    blocks: tuple[Block, ...]
    digest: str
    title: str | None = None
    language: str | None = None
    date: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    noindex: bool = False
    seams: tuple[tuple[int, int], ...] = ()

    def content(self) -> tuple[Block, ...]:
        """Return the blocks of the main text: those in a main region, or all of the body where none is marked."""
        body = tuple(b for b in self.blocks if b.region in CONTENT)
        main = tuple(b for b in body if b.region == "main")
        if len(main) == len(body):
            return main
        return main if sum(b.end - b.start for b in main) * 4 > sum(b.end - b.start for b in body) else body


def digest_of(text: str) -> str:
    """Return the SHA-256 of *text* in hex; lone surrogates count as question marks."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
