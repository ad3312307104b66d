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

    def find(self, page: Analysis) -> list[Found]:
        """Return the matches inside sentences of the main text."""
        return [f for f in self._phrases.find(page.doc) if f.start in page.sentence_of]
