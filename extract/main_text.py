"""Where a page's main text stands: `main`, the only full `article`, what is called content, or the densest cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.markup import Markup, Tag
from extract.tag_names import is_teaser

MOST = 0.55
MAIN_ID = re.compile(
    r"(?:main|page|site|sp)?[-_]?(?:content|inhalt|main|hauptinhalt)(?:[-_](?:main|area|wrapper))?", re.IGNORECASE
)
BOXES = frozenset({"div", "section", "td"})


def main_text(markup: Markup) -> Tag | None:
    """Return the tag that holds the main text of a page, None for a page of nothing; linear in the page's length."""
    mains = (tag for tag in markup.tags() if tag.attrs and tag.get("role") == "main")
    return (
        _largest((*markup.called("main"), *mains))
        or _only_article(markup.called("article"))
        or _largest(tag for tag in markup.called(*BOXES) if MAIN_ID.fullmatch(tag.get("id")))
        or _densest(markup.first("body") or markup.first("html"), markup)
    )


def _largest(tags: Iterable[Tag]) -> Tag | None:
    """Return the tag with the longest text, the first of several, or None of none."""
    return max(tags, key=lambda tag: (tag.length, -tag.start), default=None)


def _only_article(articles: Iterable[Tag]) -> Tag | None:
    found = [tag for tag in articles if not is_teaser(tag)]
    return found[0] if len(found) == 1 else None


def _densest(body: Tag | None, markup: Markup) -> Tag | None:
    """Return the innermost box that holds most of the words outside links: the main text of a page built of tables."""
    tag, found = body, None
    least = body.said * MOST if body else 0
    while tag is not None and least:
        tag = next((child for child in markup.children(tag) if child.said > least), None)
        found = tag if tag is not None and tag.name in BOXES else found
    return found
