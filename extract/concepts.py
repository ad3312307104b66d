"""Target groups, audiences, settings, programmes and activities: what the vocabularies know, found in sentences."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache

from extract.analysis import Analysis
from extract.german.normalise import key
from extract.phrases import Found, Phrases
from extract.sieve import Sieve
from extract.vocabulary import Concept

SHORTEST_MODIFIER = 3
_POWERS = (
    "widerstands abwehr lebens willens muskel seh hor tat selbstheilungs heil wirtschafts finanz kauf innovations "
    "leistungs überzeugungs vorstellungs gestaltungs ausdrucks anziehungs strahl schlag wasser wind kern natur "
    "rechts körper schaffens urteils integrations antriebs trag"
)
POWERS = frozenset(_POWERS.split())
LATIN = frozenset({"dis", "kon", "inter", "trans", "red", "extra", "kontra"})


class ConceptFinder:
    """Finds the concepts of one scheme."""

    def __init__(self, concepts: Iterable[Concept], scheme: str) -> None:
        self.concepts = {c.iri: c for c in concepts if c.scheme == scheme}
        known = self.concepts.values()
        self._loud = frozenset(label.lower() for c in known for label in c.labels if label.isupper() and " " in label)
        self._phrases = Phrases((c.iri, label) for c in known for label in c.labels)
        heads = ((key(head.capitalize()), c) for c in known for head in c.heads)
        self._heads: dict[str, Concept] = {}
        for head, concept in heads:
            self._heads.setdefault(head, concept)
        self._lengths = sorted({len(head) for head in self._heads}, reverse=True)
        self._compound = lru_cache(maxsize=50_000)(self._ending_in)
        self._compounds = Sieve(self._compound)

    def find(self, page: Analysis) -> list[Found]:
        """Return the matches inside sentences of the main text."""
        found = self._phrases.find(page.keys, page.places)
        return [f for f in found if f.start in page.sentence_of and self._is_written_so(page, f)]

    def compounds(self, page: Analysis, taken: Container[int]) -> list[Found]:
        """Return the nouns of the main text outside *taken* that end in a compound head of a concept."""
        found: list[Found] = []
        for word, _ in self._compounds.sifted(frozenset(page.nouns)):
            if concept := self._compound(word):
                found += [Found(place, place + 1, concept.iri) for place in page.nouns[word] if place not in taken]
        return sorted(found)

    def _ending_in(self, word: str) -> Concept | None:
        """Return the concept with the longest head that the key *word* ends in, with a modifier before it.

        A Latin prefix is none: `Diskurs`, `Konkurs`, `Interaktion`, `Redaktion`; nor is `Widerstandskraft` a person.
        """
        for length in self._lengths:
            head = word[-length:]
            if head in self._heads and len(word) >= length + SHORTEST_MODIFIER and _is_modifier(word[:-length], head):
                return self._heads[head]
        return None

    def _is_written_so(self, page: Analysis, found: Found) -> bool:
        """Tell whether a single word is a noun where the concept's words are: `beteiligt` is not `Beteiligte`.

        And whether what is written in capitals is so here: `IN FORM` is not `in Form`.
        """
        word = page.words[found.start]
        written = " ".join(page.words[found.start : found.end])
        if written.lower() in self._loud and not written.isupper():
            return False
        return (
            found.end - found.start > 1
            or not word[:1].islower()
            or any(label[:1].islower() and " " not in label for label in self.concepts[found.iri].labels)
        )


def outside(found: Iterable[Found], taken: frozenset[int]) -> list[Found]:
    """Return the matches that share no token with *taken*, as those inside bodies' names do."""
    return [f for f in found if taken.isdisjoint(range(f.start, f.end))]


def _is_modifier(word: str, head: str) -> bool:
    return word not in LATIN and not (head == "kraft" and word in POWERS)
