"""HTML into blocks: BeautifulSoup (lxml) is the reader of record, walked without recursion."""

from __future__ import annotations

import re
from typing import NamedTuple

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from extract import dates
from extract.blocks import PageText
from extract.charset import decode
from extract.cloaks import uncloaked
from extract.main_text import Main, main_text
from extract.regions import INLINE, is_dropped, region
from extract.soup import soup_of
from extract.writer import Context, Writer

SPACE = re.compile(r"\s+")
LONGEST = 20_000_000
UNSEEN = frozenset({"script", "style", "template", "noscript"})
ROBOTS = frozenset({"robots", "chancennetz"})
NOINDEX = frozenset({"noindex", "none"})


class _Enter(NamedTuple):
    node: PageElement
    context: Context


class _Leave(NamedTuple):
    tag: Tag
    context: Context


def read_html(body: bytes, charset: str | None = None) -> PageText:
    """Return the page text of HTML bytes; *charset* is the one that the server named, if any.

    Raises `soup.TooDeep` for markup nested deeper than 20,000 tags.
    """
    soup = soup_of(decode(body[:LONGEST], charset))
    main, writer = main_text(soup), Writer()
    _walk(soup, main, writer)
    text, blocks = writer.finished()
    html = soup.find("html")
    return PageText(
        text=text,
        blocks=blocks,
        digest=writer.digest(),
        title=_title(soup),
        language=(str(html.get("lang") or "")[:2].lower() or None) if html else None,
        date=dates.printed(text[b.start : b.end] for b in blocks if b.region not in {"nav", "consent", "aside"}),
        links=tuple(writer.links),
        seams=tuple(sorted(set(writer.seams))),
        noindex=any(_is_noindex(tag) for tag in main.sizes.tags if tag.name == "meta"),
    )


def _title(soup: BeautifulSoup) -> str | None:
    return SPACE.sub(" ", soup.title.get_text()).strip() or None if soup.title else None


def _is_noindex(meta: Tag) -> bool:
    wishes = {wish.strip() for wish in str(meta.get("content") or "").lower().split(",")}
    return str(meta.get("name") or "").lower() in ROBOTS and bool(wishes & NOINDEX)


def _walk(soup: BeautifulSoup, main: Main, writer: Writer) -> None:
    start = Context(region="body")
    stack: list[_Enter | _Leave] = [_Enter(child, start) for child in reversed(soup.contents)]
    while stack:
        step = stack.pop()
        if isinstance(step, _Leave):
            writer.leave(step.tag, step.context)
        elif isinstance(step.node, Tag):
            _enter(step.node, step.context, main, writer, stack)
        elif isinstance(step.node, NavigableString) and not isinstance(step.node, (Comment, PreformattedString)):
            writer.say(str(step.node), step.context)


def _enter(tag: Tag, around: Context, main: Main, writer: Writer, stack: list[_Enter | _Leave]) -> None:
    address = uncloaked(tag) if tag.attrs else None
    if address:
        writer.say_decoded(address, around)
    elif tag.name == "br":
        writer.line()
    elif is_dropped(tag):
        writer.seam(soft=tag.name in UNSEEN)
    else:
        inner = around if tag.name in INLINE else around.inside(tag.name, region(tag, around.region, main))
        inner = writer.enter(tag, inner)
        stack.append(_Leave(tag, inner))
        stack.extend(_Enter(child, inner) for child in reversed(tag.contents))
