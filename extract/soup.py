"""Characters into a tag tree: BeautifulSoup (lxml), shielded from what makes lxml lose text or never come to an end."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, Tag

ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
DEEPEST = 20_000


class TooDeep(ValueError):
    """Markup nested deeper than 20,000 tags, which no browser shows."""


class _Soup(BeautifulSoup):
    def pushTag(self, tag: Tag) -> None:  # noqa: N802 - BeautifulSoup calls it so
        if len(self.tagStack) > DEEPEST:
            raise TooDeep(f"its tags are nested more than {DEEPEST} deep")
        super().pushTag(tag)


def soup_of(markup: str) -> BeautifulSoup:
    """Return the tree of *markup*; raises TooDeep. What follows a stray `</body>` or `</html>` belongs to the body."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _Soup(ENDS.sub("", markup.replace("\x00", "")), "lxml")
