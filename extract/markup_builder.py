"""What a parser reports, tag by tag and word by word, into markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extract.markup import Markup, SideWords, Tag

SPACES = " \n\t\f\r"
KEPT_SPACES = frozenset({"pre", "textarea"})
BESIDE = frozenset({"script", "style", "template", "rt", "rp"})
APART = KEPT_SPACES | BESIDE
DEEPEST = 20_000


class TooDeep(ValueError):
    """Markup nested deeper than 20,000 tags, which no browser shows."""

    def __init__(self) -> None:
        super().__init__(f"its tags are nested more than {DEEPEST} deep")


class Unclear(ValueError):
    """What a parser reports can be understood in two ways: an end without its tag, a name in braces."""


class MarkupBuilder:
    """Makes a Markup from what a parser reports; the target of an lxml parser."""

    def __init__(self) -> None:
        self._pieces: list[Tag | str | None] = []
        self._named: dict[str, list[Tag]] = defaultdict(list)
        self._open = [Tag("", {}, -1)]
        self._words: list[str] = []
        self._kept = self._beside = 0

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        """Open a tag; raises TooDeep."""
        if self._words:
            self._say()
        if len(self._open) > DEEPEST:
            raise TooDeep
        tag = Tag(name, attrs, len(self._pieces))
        self._pieces.append(tag)
        self._named[name].append(tag)
        self._open.append(tag)
        if name in APART:
            self._count(name, 1)

    def end(self, name: str) -> None:
        """Close the innermost tag, which must be of that name; raises Unclear."""
        if self._words:
            self._say()
        tag = self._open.pop()
        if tag.name != name:
            raise Unclear(f"</{name}> closes <{tag.name}>")
        tag.end = len(self._pieces)
        self._pieces.append(None)
        if name in APART:
            self._count(name, -1)
        around = self._open[-1]
        around.length += tag.length
        around.said += 0 if name == "a" else tag.said
        around.linked = around.linked or tag.linked

    def data(self, words: str) -> None:
        """Add words; those that follow each other are one piece."""
        self._words.append(words)

    def comment(self, _: str) -> None:
        """Let a comment part the words round it."""
        if self._words:
            self._say()

    def pi(self, _: str, __: str | None = None) -> None:
        """Let an instruction part the words round it."""
        if self._words:
            self._say()

    def doctype(self, *_: str | None) -> None:
        """Let a document type part the words round it."""
        if self._words:
            self._say()

    def close(self) -> Markup:
        """Close what is open and hand the whole over: lxml's parser never lets go of its target by itself."""
        if self._words:
            self._say()
        while len(self._open) > 1:
            self.end(self._open[-1].name)
        markup = Markup(self._pieces, self._named)
        self._pieces, self._named = [], defaultdict(list)
        return markup

    def _say(self) -> None:
        words = "".join(self._words)
        self._words = []
        bare = words.strip()
        if not bare and not self._kept and not words.strip(SPACES):
            words = "\n" if "\n" in words else " "
        if self._beside:
            self._pieces.append(SideWords(words))
            return
        self._pieces.append(words)
        around = self._open[-1]
        around.length += len(words)
        around.said += len(bare)

    def _count(self, name: str, one: int) -> None:
        """Count a tag that opens (1) or closes (-1) and whose words are kept as they are or stand beside the others."""
        self._kept += one * (name in KEPT_SPACES)
        self._beside += one * (name in BESIDE)
