"""Writes a page's text block by block, keeping every block's place, headings above it and labels beside it."""

from __future__ import annotations

import re

import msgspec

from extract.blocks import Block, Kind, Region, digest_of
from extract.markup import Markup, Tag
from extract.regions import INLINE
from extract.seams import OpenSeam, placed

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"), "heading"),
    "p": "paragraph",
    "li": "item",
    "td": "cell",
    "th": "cell",
    "dt": "term",
    "dd": "definition",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "quote",
    "address": "address",
}
KEEPING = frozenset({"item", "cell", "definition", "address", "quote"})
BOLD = frozenset({"b", "strong", "em"})
LEVELS = {"summary": 6, "legend": 6, "bold": 7}
GROUPS = frozenset({"ul", "ol", "dl", "table"})
SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
CLOSE = frozenset({"a", "b", "i", "em", "strong", "span", "abbr", "sup", "wbr"})
LONGEST_LABEL = 90


class Context(msgspec.Struct, frozen=True):
    """Where the walk stands: the region, the kind of block that text would make, and the list or table around it."""

    region: Region
    kind: Kind = "text"
    tag: str = ""
    group: int = -1
    row: int = -1
    depth: int = 0
    bold: bool = False
    href: str | None = None

    def inside(self, tag: str, region: Region) -> Context:
        """Return the context inside a block-level *tag*; a bare `div` in a list item or cell keeps the kind."""
        kept = self.kind if self.kind in KEEPING else "text"
        kind = kept if tag == "p" and kept != "text" else KINDS.get(tag, kept)
        return Context(region, kind, tag, self.group, self.row, self.depth, self.bold, self.href)


class Writer:
    """Collects words until a block ends; `finished()` gives the text and its blocks."""

    def __init__(self) -> None:
        self.links: list[tuple[str, str]] = []
        self.seams: list[tuple[int, int]] = []
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._open: list[str] = []
        self._seams: list[OpenSeam] = []
        self._counted = self._visible = 0
        self._context = Context(region="body")
        self._bold = self._linked = True
        self._headings: list[tuple[int, str]] = []
        self._path: tuple[str, ...] = ()
        self._groups = self._rows = 0
        self._labels: dict[tuple[int, str, int], str] = {}
        self._column = 0

    def say(self, words: str, context: Context) -> None:
        """Add running text; blanks before a block's first word are none of it."""
        if words.isspace():
            if self._open:
                self._open.append(" ")
            return
        if words:
            self._context = context
            self._bold = self._bold and context.bold
            self._linked = self._linked and context.href is not None
        if not words.isascii() and ZERO_WIDTH.search(words):
            self._say_in_pieces(words)
        else:
            self._open.append(words.replace(SOFT_HYPHEN, "").replace("\n", " "))

    def _say_in_pieces(self, words: str) -> None:
        for number, piece in enumerate(ZERO_WIDTH.split(words)):
            if number:
                self.seam()
            self._open.append(piece.replace(SOFT_HYPHEN, "").replace("\n", " "))

    def say_decoded(self, words: str, context: Context) -> None:
        """Add words that the page shows in another way or not at all."""
        before = self._so_far()
        self.say(words, context)
        self._seams.append(OpenSeam(before, self._so_far(), soft=False))

    def seam(self, *, soft: bool = False) -> None:
        """Remember that the words before and behind this place do not stand side by side on the page."""
        self._seams.append(OpenSeam(self._so_far(), self._so_far(), soft))

    def _so_far(self) -> int:
        """Return how many visible characters the open block has; every piece is counted once."""
        self._visible += sum(len("".join(piece.split())) for piece in self._open[self._counted :])
        self._counted = len(self._open)
        return self._visible

    def line(self) -> None:
        """Add a line break inside the block."""
        self._open.append("\n")

    def enter(self, tag: Tag, context: Context, markup: Markup) -> Context:
        """Open *tag* of *markup* and return the context of what stands in it."""
        if tag.name in INLINE:
            if tag.name not in CLOSE:
                self.seam(soft=True)
            return self._inline(tag, context, markup)
        if self._open or self._seams:
            self._flush()
        if tag.name in GROUPS:
            self._groups += 1
            nested = context.depth + (tag.name in {"ul", "ol"})
            term = self._labels.get((context.group, "term", 0)) if context.kind == "definition" else None
            self._labels.update({(self._groups, "term", 0): term} if term else {})
            return msgspec.structs.replace(context, group=self._groups, depth=nested, kind="text")
        if tag.name == "tr":
            self._rows += 1
            self._column = 0
            return msgspec.structs.replace(context, row=self._rows)
        self._column += tag.name in {"td", "th"}
        return context

    def _inline(self, tag: Tag, context: Context, markup: Markup) -> Context:
        href = tag.get("href") if tag.name == "a" else ""
        if href:
            self.links.append((href, " ".join(filter(None, map(str.strip, markup.words(tag))))))
            return msgspec.structs.replace(context, href=href)
        return msgspec.structs.replace(context, bold=True) if tag.name in BOLD else context

    def leave(self, tag: Tag, after: Tag | str | None) -> None:
        """Close *tag*; a bold run that touches the next capital letter, which begins *after*, ends its line."""
        if tag.name not in INLINE:
            if self._open or self._seams:
                self._flush()
        elif tag.name in BOLD and self._glued(after):
            self.seam()
            self.line()
        elif tag.name not in CLOSE:
            self.seam(soft=True)

    def _glued(self, after: Tag | str | None) -> bool:
        last = self._open[-1][-1:] if self._open else ""
        return (last.islower() or last in {".", ")"}) and isinstance(after, str) and after[:1].isupper()

    def _flush(self) -> None:
        words = _collapsed("".join(self._open))
        bold, linked, context = self._bold, self._linked, self._context
        seams, self._seams = self._seams, []
        self._open, self._bold, self._linked = [], True, True
        self._counted = self._visible = 0
        if words and seams:
            self.seams.extend(placed(words, seams, self._length))
        if words:
            self._write(words, context, is_bold=bold, is_linked=linked)

    def _write(self, words: str, context: Context, *, is_bold: bool, is_linked: bool) -> None:
        kind, level = context.kind, _level(context.tag)
        if kind in {"paragraph", "text"} and is_bold and len(words) < LONGEST_LABEL and words[-1] not in ".;,":
            kind, level = "heading", LEVELS["bold"]
        start = self._length
        self._text.append(words + "\n")
        self._length += len(words) + 1
        if kind == "heading" and context.region in {"main", "body"}:
            self._headings = [(at, h) for at, h in self._headings if at < level]
            self._path = tuple(heading for _, heading in self._headings)
        self._blocks.append(
            Block(
                kind=kind,
                region=context.region,
                start=start,
                end=start + len(words),
                level=level,
                path=self._path,
                labels=self._labelled(kind, context, words),
                group=context.group,
                row=context.row,
                depth=context.depth,
                href=context.href if is_linked else None,
            )
        )
        if kind == "heading" and context.region in {"main", "body"}:
            self._headings.append((level, words))
            self._path = (*self._path, words)

    def _labelled(self, kind: Kind, context: Context, words: str) -> tuple[str, ...]:
        if kind == "term":
            self._labels[context.group, "term", 0] = _label(words)
        if kind in {"definition", "item"}:
            return _present(self._labels.get((context.group, "term", 0)))
        if kind != "cell":
            return ()
        if context.tag == "th" or self._column == 1:
            self._labels[context.group, "row", context.row] = _label(words)
        if context.tag == "th" and self._column:
            self._labels.setdefault((context.group, "column", self._column), _label(words))
        row = self._labels.get((context.group, "row", context.row)) if self._column > 1 else None
        return _present(row, self._labels.get((context.group, "column", self._column)) if context.tag != "th" else None)

    def finished(self) -> tuple[str, tuple[Block, ...]]:
        """Return the whole text and its blocks in reading order."""
        if self._open or self._seams:
            self._flush()
        return "".join(self._text), tuple(self._blocks)

    def digest(self) -> str:
        """Return the SHA-256 of the text written so far, in hex."""
        return digest_of("".join(self._text))


def _collapsed(words: str) -> str:
    """Return *words* with single blanks, and single line breaks where there are any."""
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(filter(None, lines)) if "\n" in words else " ".join(words.split())


def _present(*labels: str | None) -> tuple[str, ...]:
    return tuple(label for label in labels if label)


def _label(words: str) -> str:
    return words.split("\n", maxsplit=1)[0][:LONGEST_LABEL]


def _level(tag: str) -> int:
    return int(tag[1]) if tag[:1] == "h" and tag[1:].isdigit() else LEVELS.get(tag, 0)
