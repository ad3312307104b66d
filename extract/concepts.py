"""Target groups, audiences, settings, programmes and activities: what the vocabularies know, found in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from extract.analysis import Analysis
from extract.phrases import Found, Phrases
from extract.vocabulary import Concept


class ConceptFinder:
    """Finds the concepts of one scheme."""

    def __init__(self, concepts: Iterable[Concept], scheme: str) -> None:
        self.concepts = {c.iri: c for c in concepts if c.scheme == scheme}
        self._phrases = Phrases((c.iri, label) for c in self.concepts.values() for label in c.labels)

    def outside(self, page: Analysis, taken: frozenset[int]) -> list[Found]:
        """Return the matches that share no token with *taken*, as those inside bodies' names do."""
        return [f for f in self.find(page) if taken.isdisjoint(range(f.start, f.end))]

    def find(self, page: Analysis) -> list[Found]:
        """Return the matches inside sentences of the main text."""
        return [
            f for f in self._phrases.find(page.keys) if f.start in page.sentence_of and self._is_written_so(page, f)
        ]

    def _is_written_so(self, page: Analysis, found: Found) -> bool:
        """Tell whether a single word is a noun where the concept's words are: `beteiligt` is not `Beteiligte`."""
        word = page.words[found.start]
        return (
            found.end - found.start > 1
            or not word[:1].islower()
            or any(label[:1].islower() and " " not in label for label in self.concepts[found.iri].labels)
        )
