"""Characters into markup, shielded from what makes lxml lose text or never come to an end.

BeautifulSoup is the reader of record. The parser that it stands on reports the same tags and words to our own
builder in a fifth of the time; a test holds both to the same pieces, and what is unclear here is read by BeautifulSoup.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from extract.markup import Markup
from extract.markup_builder import MarkupBuilder, Unclear
from extract.soup import read_by_soup

ENDS = re.compile(r"</(?i:html|body)\s*>")
BYTE_ORDER_MARK = "\ufeff"


def markup_of(text: str) -> Markup:
    """Return the pieces of *text*; raises TooDeep. What follows a stray `</body>` or `</html>` belongs to the body."""
    text = shielded(text)
    try:
        return read_by_events(text)
    except (Unclear, etree.LxmlError, UnicodeError, LookupError):
        return read_by_soup(text)


def shielded(text: str) -> str:
    """Return *text* without zeros and without ends of the page, behind which text may follow."""
    return ENDS.sub("", text.replace("\x00", "")).removeprefix(BYTE_ORDER_MARK)


def read_by_events(text: str) -> Markup:
    """Return the pieces of *text* as lxml reports them; raises TooDeep, Unclear and what lxml raises."""
    parser: Any = etree.HTMLParser(target=MarkupBuilder())  # type: ignore[arg-type]
    parser.feed(text)
    markup: Markup = parser.close()
    if any(name.startswith("{") for name in set[str]().union(*(tag.attrs for tag in markup.tags()))):
        raise Unclear("an attribute's name begins with a brace")
    return markup
