"""What a tag is called by its author: its id and classes, and patterns over them."""

from __future__ import annotations

import re

from bs4 import Tag


def called(*names: str) -> re.Pattern[str]:
    """Return a pattern that finds any of *names* as a whole part of an id or class."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?=$|[\s_-])", re.IGNORECASE)


def names(tag: Tag) -> str:
    """Return the tag's id and classes as one string."""
    classes = tag.get("class")
    return " ".join([*(classes if isinstance(classes, list) else [str(classes or "")]), str(tag.get("id") or "")])


TEASER = called("teaser", "teasers", "teaser-list", "view-mode-teaser", "node--view-mode-teaser")
