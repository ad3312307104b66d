"""Where a page's main text stands: `main`, the only full `article`, what is called content, or the densest cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from extract.tag_names import TEASER, names

MOST = 0.55
MAIN_ID = re.compile(
    r"(?:main|page|site|sp)?[-_]?(?:content|inhalt|main|hauptinhalt)(?:[-_](?:main|area|wrapper))?", re.IGNORECASE
)
BOXES = frozenset({"div", "section", "td"})


@dataclass(slots=True)
class Size:
    """How many characters a tag holds, how many of them outside links, and whether it holds a link."""

    length: int = 0
    said: int = 0
    linked: bool = False


@dataclass(frozen=True)
class Sizes:
    """The size of every tag of a page, measured once; asked by the tag itself."""

    tags: tuple[Tag, ...]
    _by_id: dict[int, Size] = field(repr=False)

    def of(self, tag: Tag) -> Size:
        """Return the size of a tag of this page."""
        return self._by_id[id(tag)]

    def largest(self, tags: Iterable[Tag]) -> Tag | None:
        """Return the tag with the longest text, the first of several, or None of none."""
        return max(tags, key=lambda tag: self.of(tag).length, default=None)


class Main(NamedTuple):
    """The tag that holds the main text, or None, and what is needed to ask about the tags around it."""

    root: Tag | None
    above: frozenset[int]
    sizes: Sizes

    def is_inside(self, tag: Tag) -> bool:
        """Tell whether the main text stands in *tag* or is it."""
        return id(tag) in self.above

    def has_link(self, tag: Tag) -> bool:
        """Tell whether *tag* holds a link."""
        return self.sizes.of(tag).linked


def main_text(soup: BeautifulSoup) -> Main:
    """Return where the main text of a page stands; linear in the page's length, however deep it is nested."""
    sizes = _measured(soup)
    root = (
        sizes.largest(t for t in sizes.tags if t.name == "main" or t.get("role") == "main")
        or _only_article(sizes.tags)
        or sizes.largest(t for t in sizes.tags if t.name in BOXES and MAIN_ID.fullmatch(str(t.get("id") or "")))
        or _densest(soup.body or soup.html, sizes)
    )
    return Main(root, frozenset(map(id, (root, *root.parents))) if root else frozenset(), sizes)


def _measured(soup: BeautifulSoup) -> Sizes:
    by_id = {id(soup): Size()}
    tags: list[Tag] = []
    for node in soup.descendants:
        if isinstance(node, Tag):
            tags.append(node)
            by_id[id(node)] = Size(linked=node.name == "a")
        elif isinstance(node, NavigableString) and type(node) in {NavigableString, CData} and node.parent is not None:
            _count(by_id[id(node.parent)], node)
    for tag in reversed(tags):
        if tag.parent is not None:
            _add(by_id[id(tag.parent)], by_id[id(tag)], linked=tag.name == "a")
    return Sizes(tuple(tags), by_id)


def _count(size: Size, words: str) -> None:
    size.length += len(words)
    size.said += len(words.strip())


def _add(size: Size, part: Size, *, linked: bool) -> None:
    size.length += part.length
    size.said += 0 if linked else part.said
    size.linked = size.linked or part.linked


def _only_article(tags: Iterable[Tag]) -> Tag | None:
    found = [tag for tag in tags if tag.name == "article" and not TEASER.search(names(tag))]
    return found[0] if len(found) == 1 else None


def _densest(body: Tag | None, sizes: Sizes) -> Tag | None:
    """Return the innermost box that holds most of the words outside links: the main text of a page built of tables."""
    tag, found = body, None
    least = sizes.of(body).said * MOST if body else 0
    while tag is not None and least:
        tag = next((c for c in tag.contents if isinstance(c, Tag) and sizes.of(c).said > least), None)
        found = tag if tag is not None and tag.name in BOXES else found
    return found
