"""Which of many words a rule may begin with: a set's difference passes over those that no rule asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

MOST_WORDS = 100_000


class Sieve:
    """Tells which of several questions a word fits; the many words that fit none are passed over together."""

    def __init__(self, *fits: Callable[[str], object]) -> None:
        self.fits = fits
        self._fitting: dict[str, tuple[int, ...]] = {}
        self._none: set[str] = set()

    def sifted(self, words: frozenset[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield the words that fit any question, in no order, each with the numbers of those that it fits."""
        for word in words - self._none:
            if word not in self._fitting:
                self._ask(word)
            if numbers := self._fitting.get(word):
                yield word, numbers

    def _ask(self, word: str) -> None:
        if len(self._fitting) + len(self._none) >= MOST_WORDS:
            self._fitting, self._none = {}, set()
        numbers = tuple(number for number, fits in enumerate(self.fits) if fits(word))
        if numbers:
            self._fitting[word] = numbers
        else:
            self._none.add(word)
