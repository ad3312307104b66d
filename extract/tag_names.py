"""What a tag is called by its author: its id and classes, and patterns over them."""

from __future__ import annotations

import re

from extract.markup import Tag


def called(*names: str) -> re.Pattern[str]:
    """Return a pattern that finds any of *names* as a whole part of an id or class."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?=$|[\s_-])", re.IGNORECASE)


def names(tag: Tag) -> str:
    """Return the tag's classes and id as one string."""
    return f"{tag.get('class')} {tag.get('id')}"


TEASER = called("teaser", "teasers", "teaser-list", "view-mode-teaser", "node--view-mode-teaser")


def is_teaser(tag: Tag) -> bool:
    """Tell whether *tag* is called a teaser."""
    return TEASER.search(names(tag)) is not None
