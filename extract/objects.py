"""Of what sort something is that is done or made: a print, money, an event; a compound is of its head's sort."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

ENDING = r"(?:n|en|e|er|ern|s|es|innen|r|m)?"


class Sorts:
    """The sorts of `frames/activity-objects.toml`, each with the nouns that it knows."""

    def __init__(self, heads: Mapping[str, Sequence[str]]) -> None:
        self._patterns = {sort: _pattern(nouns) for sort, nouns in heads.items()}
        self._of_word = lru_cache(maxsize=50_000)(self._find)

    def of(self, words: Sequence[str]) -> list[str]:
        """Return the sorts of the nouns among *words*, in their order, each once."""
        return list(dict.fromkeys(chain.from_iterable(map(self._of_word, words))))

    def _find(self, word: str) -> tuple[str, ...]:
        small = word.lower() if word[:1].isupper() else ""
        return tuple(sort for sort, pattern in self._patterns.items() if pattern.search(small))


def _pattern(nouns: Sequence[str]) -> re.Pattern[str]:
    """Return what finds one of *nouns* at the end of a word in small letters, however inflected."""
    return re.compile(rf"(?:{'|'.join(_edged(noun) for noun in nouns)}){ENDING}$")


def _edged(noun: str) -> str:
    return re.escape(noun).replace("_", r"\b")
