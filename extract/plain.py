"""Plain text (and the text of a PDF) into blocks: paragraphs, bullet items, and short lines that head them."""

from __future__ import annotations

import re

from extract import dates
from extract.blocks import Block, Kind, PageText, Region, digest_of

BULLET = re.compile(r"\s*(?:[•·▪●◦‣*–-]|\d{1,2}[.)]|>>>)\s+")
ENDED = re.compile(r"[.!?;,:…]$|[a-zäöüß]\s*-$")
CHROME = re.compile(
    r"(?:zum (?:haupt)?inhalt (?:springen|wechseln)|navigation überspringen|skip to content|logo vom? .*|"
    r"bild(?:nachweis|quelle)?: .*|foto: .*|©.*|motiv: .*|mehr erfahren|zurück|drucken|menü|suche|icon: .*)",
    re.IGNORECASE,
)
HEADING_WORDS = 14
MOST_HEADING = 110


def read_plain(text: str) -> PageText:
    """Return the page text of plain text; the text itself stays as it is but for its line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = tuple(_blocks(text))
    return PageText(
        text=text,
        blocks=blocks,
        digest=digest_of(text),
        title=next((text[b.start : b.end] for b in blocks if b.kind == "heading" and b.region == "main"), None),
        date=dates.printed(text[b.start : b.end] for b in blocks),
    )


def _blocks(text: str) -> list[Block]:
    found: list[Block] = []
    place, group, heading = 0, 0, ""
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            bullet = BULLET.match(line)
            group += bullet is None
            start = place + (bullet.end() if bullet else len(line) - len(line.lstrip()))
            kind = _kind(words, bullet=bullet is not None)
            heading = words if kind == "heading" else heading
            path = (heading,) if heading and kind != "heading" else ()
            end = place + len(line.rstrip())
            region: Region = "nav" if CHROME.fullmatch(words) else "main"
            in_list = group if kind == "item" else -1
            found.append(Block(kind, region, start, end, level=2 * (kind == "heading"), path=path, group=in_list))
        place += len(line)
    return [b for b in found if b.start < b.end]


def _kind(words: str, *, bullet: bool) -> Kind:
    if bullet:
        return "item"
    heads = len(words.split()) <= HEADING_WORDS and len(words) < MOST_HEADING and not ENDED.search(words)
    return (
        "heading"
        if heads and not re.search(r"@|\d{4,}|(?:tel|fon|fax|mobil)\w*\W+\+?\(?\d", words, re.IGNORECASE)
        else "paragraph"
    )
