"""A page's markup as one row of pieces: tags, words and ends, each tag knowing where it ends and how much it holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple


class SideWords(str):
    """Words of a script, style sheet, template or ruby: they do not belong to what the tags around them say."""

    __slots__ = ()


class Tag:
    """A tag: it opens at piece `start` and ends at piece `end`.

    It holds `length` characters, `said` of them neither in links nor at the ends of words in a row; `linked` tells
    whether it is or holds a link.
    """

    __slots__ = ("attrs", "end", "length", "linked", "name", "said", "start")

    def __init__(self, name: str, attrs: Mapping[str, str], start: int) -> None:
        self.name = name
        self.attrs = attrs
        self.start = self.end = start
        self.length = self.said = 0
        self.linked = name == "a"

    def get(self, attribute: str) -> str:
        """Return an attribute's value, an empty string when the tag has none."""
        return self.attrs.get(attribute, "")

    def holds(self, other: Tag) -> bool:
        """Tell whether *other* stands in this tag or is it."""
        return self.start <= other.start and other.end <= self.end


class Markup(NamedTuple):
    """All pieces of a page in reading order, None where a tag ends, and its tags by their names."""

    pieces: list[Tag | str | None]
    named: dict[str, list[Tag]]

    def tags(self) -> Iterator[Tag]:
        """Yield every tag, name by name."""
        return chain.from_iterable(self.named.values())

    def called(self, *names: str) -> list[Tag]:
        """Return the tags of these names, name by name."""
        return [tag for name in names for tag in self.named.get(name, ())]

    def first(self, name: str, after: int = -1) -> Tag | None:
        """Return the first tag of that name that opens behind piece *after*."""
        tags = self.named.get(name, ())
        return next(iter(tags[bisect_right(tags, after, key=_start) :][:1]), None)

    def children(self, tag: Tag) -> Iterator[Tag]:
        """Yield the tags directly inside *tag*."""
        place = tag.start + 1
        while place < tag.end:
            piece = self.pieces[place]
            if isinstance(piece, Tag):
                yield piece
                place = piece.end
            place += 1

    def words(self, tag: Tag) -> list[str]:
        """Return the words inside *tag* piece by piece, without what stands beside them."""
        inside = self.pieces[tag.start + 1 : tag.end]
        return [piece for piece in inside if type(piece) is str]

    def script(self, tag: Tag) -> str:
        """Return all that stands in *tag*, which no reader of the page sees."""
        return "".join(piece for piece in self.pieces[tag.start + 1 : tag.end] if isinstance(piece, str))


def _start(tag: Tag) -> int:
    return tag.start
