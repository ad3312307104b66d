"""One page as every recogniser sees it: words with keys and places, and the sentences of its main text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from extract.blocks import Block, PageText
from extract.german.normalise import key, places_of
from extract.german.sentences import sentences
from extract.german.tokens import doc_of
from extract.german.tokens import words as tokens
from extract.records import Evidence
from extract.sieve import Sieve

if TYPE_CHECKING:
    from spacy.tokens import Doc


LONGEST = 400


class Sentence(NamedTuple):
    """Tokens `start:end` of the Doc, and the block that they stand in."""

    start: int
    end: int
    block: Block


@dataclass(frozen=True)
class Analysis:
    """A page text made ready to be read: tokens and keys of its main text; character places are the whole text's."""

    page: str
    version: str
    host: str
    text: PageText
    words: list[str]
    spaces: list[bool]
    keys: list[str]
    starts: list[int]
    sentences: tuple[Sentence, ...]

    @cached_property
    def doc(self) -> Doc:
        """The main text as a spaCy Doc, for models that read one; no rule needs it, and it is made when asked for."""
        return doc_of(self.words, self.spaces)

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """The blocks of the main text."""
        return self.text.content()

    def written(self, start: int, end: int) -> str:
        """Return the words of tokens `start:end` with single blanks."""
        first, last = self.span(start, end)
        return " ".join(self.text.text[first:last].split())

    def said(self, sentence: Sentence) -> str:
        """Return the words of a sentence of the page with single blanks."""
        if sentence.start not in self._said:
            self._said[sentence.start] = self.written(sentence.start, sentence.end)
        return self._said[sentence.start]

    @cached_property
    def _said(self) -> dict[int, str]:
        return {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the character places of tokens `start:end`."""
        return self.starts[start], self.starts[end - 1] + len(self.words[end - 1])

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the quote of tokens `start:end`."""
        return self.quote(*self.span(start, end))

    def quote(self, first: int, last: int) -> Evidence:
        """Return the quote of the characters `first:last`."""
        return Evidence(self.text.text[first:last], first, last, self.version)

    @cached_property
    def small(self) -> list[str]:
        """The words in small letters."""
        return [word.lower() for word in self.words]

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens in sentences of the main text that begin with a capital, as nouns do."""
        return tuple(t for s in self.sentences for t in range(s.start, s.end) if self.words[t][:1].isupper())

    @cached_property
    def nouns(self) -> dict[str, list[int]]:
        """The tokens that begin with a capital, by their keys."""
        found: dict[str, list[int]] = defaultdict(list)
        for token in self.capitals:
            found[self.keys[token]].append(token)
        return found

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The tokens that have each key."""
        return places_of(self.keys)

    @cached_property
    def spots(self) -> dict[str, list[int]]:
        """The tokens in sentences of the main text that each word stands at, as it is written."""
        found: dict[str, list[int]] = defaultdict(list)
        for sentence in self.sentences:
            for token in range(sentence.start, sentence.end):
                found[self.words[token]].append(token)
        return found

    @cached_property
    def different(self) -> frozenset[str]:
        """The words of the main text's sentences as they are written, each once."""
        return frozenset(self.spots)

    def where(self, sieve: Sieve) -> tuple[dict[int, list[int]], ...]:
        """Return, for each of the sieve's questions, the tokens whose words fit, by the numbers of their sentences."""
        spots: tuple[list[int], ...] = tuple([] for _ in sieve.fits)
        for word, numbers in sieve.sifted(self.different):
            for number in numbers:
                spots[number].extend(self.spots[word])
        return tuple(map(self._by_sentence, spots))

    def _by_sentence(self, tokens: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for token in sorted(tokens):
            found[self.sentence_of[token]].append(token)
        return found

    @cached_property
    def sentence_of(self) -> dict[int, int]:
        """The number of the sentence that each token of the main text stands in."""
        return {token: n for n, s in enumerate(self.sentences) for token in range(s.start, s.end)}


def analyse(page: str, version: str, host: str, text: PageText) -> Analysis:
    """Return the words of *text* with the sentences of its main text; nothing is read from other regions."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    content = text.content()
    for first, last in _stretches(text, content):
        said, blanks = tokens(text.text[first:last])
        starts += accumulate(map(add, map(len, said[:-1]), blanks), initial=first)
        words += said
        spaces += blanks
    return Analysis(
        page=page,
        version=version,
        host=host,
        text=text,
        words=words,
        spaces=spaces,
        keys=list(map(key, words)),
        starts=starts,
        sentences=tuple(_sentences(content, words, starts)),
    )


def _stretches(text: PageText, content: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Yield the places of the main text: from each first block of it to the next block that is none of it."""
    main = {block.start for block in content}
    first: int | None = None
    for block in text.blocks:
        if block.start in main:
            first = block.start if first is None else first
        elif first is not None:
            yield first, block.start
            first = None
    if first is not None:
        yield first, len(text.text)


def _sentences(content: Iterable[Block], words: list[str], starts: list[int]) -> list[Sentence]:
    found: list[Sentence] = []
    for block in content:
        first, token = bisect_left(starts, block.start), bisect_left(starts, block.end)
        cut = ((first, token),) if block.kind == "heading" else sentences(words, first, token)
        found.extend(Sentence(start, end, block) for start, end in _cut(cut))
    return [s for s in (_trimmed(s, words) for s in found) if s.start < s.end]


def _cut(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentences, those of over 400 tokens in pieces: nobody writes them, and some rules look at all pairs."""
    for start, end in found:
        yield from ((place, min(place + LONGEST, end)) for place in range(start, end, LONGEST))


def _trimmed(sentence: Sentence, words: list[str]) -> Sentence:
    start, end = sentence.start, sentence.end
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return sentence if (start, end) == sentence[:2] else Sentence(start, end, sentence.block)
