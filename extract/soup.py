"""Characters into markup by BeautifulSoup (lxml), the reader of record."""

from __future__ import annotations

import warnings

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from extract.markup import Markup
from extract.markup_builder import DEEPEST, MarkupBuilder, TooDeep


class _Soup(BeautifulSoup):
    def pushTag(self, tag: Tag) -> None:  # noqa: N802 - BeautifulSoup calls it so
        if len(self.tagStack) > DEEPEST:
            raise TooDeep
        super().pushTag(tag)


def read_by_soup(markup: str) -> Markup:
    """Return the pieces of *markup*; raises TooDeep."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        soup = _Soup(markup, "lxml", multi_valued_attributes=None)
    builder = MarkupBuilder()
    left: list[PageElement | str] = list(reversed(soup.contents))
    while left:
        node = left.pop()
        if isinstance(node, Tag):
            builder.start(node.name, {str(name): str(value) for name, value in node.attrs.items()})
            left.append(_End(node.name))
            left.extend(reversed(node.contents))
        elif isinstance(node, _End):
            builder.end(node)
        elif isinstance(node, PreformattedString):
            builder.comment(node)
        elif isinstance(node, NavigableString):
            builder.data(str(node))
    return builder.close()


class _End(str):
    __slots__ = ()
