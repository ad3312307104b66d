"""Bodies that no list knows and no head noun gives away: their look does, and what they do (`die HUK zahlt`).

An abbreviation behind an article is a body more often than not, and German writes adjectives with capitals in names
alone (`die Ostfriesische Landschaft`): both count anywhere, and the judge says whether they have a role. A compound
that ends like a body's name (`das Veedelsbüro`) and what is listed with bodies count where a construction names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.bare_towns import bare_towns, joins
from extract.constructions import matched
from extract.german.normalise import is_abbreviation
from extract.masked_page import spans_by_sentence
from extract.masks import Slot, mask
from extract.mentions import SHORT, Entity, Span, name_key
from extract.names.lexicon import Lexicon
from extract.role_frames import RoleFrames
from extract.sieve import Sieve
from extract.subjects import Names
from extract.things import Thing

DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "beim", "vom", "zum", "zur"})
CAPITAL_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:[^e\W]e|en|es|em|er)")
KIND = "unlisted"
LONGEST = 5


class Seeming(NamedTuple):
    """Tokens `start:end` that look like a name, unless *sure* only with a role by words, if *listed* beside bodies."""

    start: int
    end: int
    sure: bool
    listed: bool
    town: bool = False

    def covers(self, thing: Thing) -> bool:
        """Tell whether a thing shares tokens with the name."""
        return thing.start < self.end and self.start < thing.end


class RoleNames(NamedTuple):
    """Finds such bodies with the constructions and the words of names."""

    frames: RoleFrames
    lexicon: Lexicon

    def added(self, page: Analysis, names: Names) -> Names:
        """Return *names* with the bodies that only their look or role gives away, in the order of first mention."""
        by_sentence = spans_by_sentence(page, names.entities)
        found: dict[str, Entity] = {}
        begin, joining = _places(page)
        for number in sorted({*begin, *joining}):
            sentence, spans, things = page.sentences[number], by_sentence.get(number, []), names.things[number]
            taken = _taken(spans, things)
            seemings = list(self._seemings(page, sentence, begin.get(number, ()), taken, bodies=bool(spans)))
            if number in joining:
                seemings = [*seemings, *self._towns(page, sentence, [span for _, span in spans], taken, seemings)]
            for seeming in self._accepted(page, sentence, spans, things, seemings) if seemings else ():
                name = page.written(seeming.start, seeming.end)
                kind = "place" if seeming.town else KIND
                entity = found.setdefault(name_key(name), Entity(name, kind, None, ""))
                entity.spans.append(Span(seeming.start, seeming.end, kind))
        entities = (
            sorted([*names.entities, *found.values()], key=lambda e: e.spans[0].start) if found else names.entities
        )
        return names._replace(entities=entities)

    def _accepted(
        self,
        page: Analysis,
        sentence: Sentence,
        spans: Sequence[tuple[Entity, Span]],
        things: Sequence[Thing],
        seemings: Sequence[Seeming],
    ) -> Iterator[Seeming]:
        """Yield the names that are sure or that a construction of the sentence gives a role."""
        unsure = [s for s in seemings if not s.sure]
        told: set[int] = set()
        listed: set[int] = set()
        if unsure:
            new = [(Entity("", KIND, None, ""), Span(s.start, s.end, KIND)) for s in seemings]
            kept = [t for t in things if t.name or not any(s.covers(t) for s in seemings)]
            masked = mask(page, sentence, sorted([*spans, *new], key=lambda pair: pair[1]), kept)
            slots = [slot for m in matched(masked, self.frames) for slot in m.bodies if not m.weak or _has_known(slot)]
            told = {span.start for slot in slots for _, span in slot.members}
            listed = {span.start for slot in masked.slots.values() if _has_known(slot) for _, span in slot.members}
        for seeming in seemings:
            if seeming.sure or (seeming.start in told and (not seeming.listed or seeming.start in listed)):
                yield seeming

    def _towns(
        self,
        page: Analysis,
        sentence: Sentence,
        spans: Sequence[Span],
        taken: frozenset[int],
        others: Sequence[Seeming],
    ) -> Iterator[Seeming]:
        taken |= {token for other in others for token in range(other.start, other.end)}
        for start, end in bare_towns(self.lexicon, page, sentence, spans, taken):
            yield Seeming(start, end, sure=True, listed=False, town=True)

    def _seemings(
        self, page: Analysis, sentence: Sentence, places: Iterable[int], taken: frozenset[int], *, bodies: bool
    ) -> Iterator[Seeming]:
        reached = sentence.start
        for place in places:
            if place < reached or place in taken:
                continue
            before = page.small[place - 1] if place > sentence.start else ""
            found = self._seeming(page.words, place, before, sentence.end, taken)
            if found and (bodies or not found.listed):
                yield found
            reached = found.end if found else reached

    def _seeming(
        self, words: Sequence[str], place: int, before: str, last: int, taken: frozenset[int]
    ) -> Seeming | None:
        head_at = place + 2 if _is_cut(words, place, last) else place
        word, definite = words[head_at], before in DEFINITE
        if not word[:1].isalpha() or word.lower() in self.lexicon.never or not (definite or _is_short(word)):
            return None
        end = head_at + 1
        while end < min(last, place + LONGEST) and end not in taken and self._goes_on(words[end]):
            end += 1
        if _is_short(word) and (definite or "-" not in word):
            known = self.lexicon.is_no_body(word) or word in self.lexicon.laender
            return None if known else Seeming(place, end, sure=definite, listed=not definite)
        if not word[:1].isupper() or self.lexicon.is_no_body(words[end - 1]):
            return None
        if end > head_at + 1 and CAPITAL_ADJECTIVE.fullmatch(word):
            return Seeming(place, end, sure=not word.endswith("er"), listed=False)
        head = self.lexicon.heads.find(word)
        return Seeming(place, end, sure=False, listed=head is None) if not head or head.prefix else None

    def _goes_on(self, word: str) -> bool:
        return word[:1].isupper() and word.lower() not in self.lexicon.never


def _places(page: Analysis) -> tuple[dict[int, list[int]], AbstractSet[int]]:
    """Return where names may begin, by the numbers of their sentences, and the numbers of those that tell who joins.

    Names begin at short forms, halves and behind articles.
    """
    beginning, definite, joining = page.where(SIEVE)
    found = {number: set(places) for number, places in beginning.items()}
    for number, articles in definite.items():
        behind = (place + 1 for place in articles if place + 1 < page.sentences[number].end)
        found.setdefault(number, set()).update(behind)
    return {number: sorted(places) for number, places in found.items()}, joining.keys()


def _may_begin(word: str) -> bool:
    return word.endswith("-") or _is_short(word)


def _is_definite(word: str) -> bool:
    return word.lower() in DEFINITE


def _taken(spans: Sequence[tuple[Entity, Span]], things: Sequence[Thing]) -> frozenset[int]:
    """Return the tokens of bodies and of things by name."""
    named = [(s.start, s.end) for _, s in spans] + [(t.start, t.end) for t in things if t.name]
    return frozenset(token for start, end in named for token in range(start, end))


def _has_known(slot: Slot) -> bool:
    return any(entity.kind != KIND for entity, _ in slot.members)


def _is_cut(words: Sequence[str], place: int, last: int) -> bool:
    """Tell whether `Kinder- und` stands here, whose second half comes behind the next word's first."""
    return words[place].endswith("-") and place + 2 < last and words[place + 1] in {"und", "&"}


@lru_cache(maxsize=50_000)
def _is_short(word: str) -> bool:
    return len(word) > 1 and (is_abbreviation(word) or SHORT.fullmatch(word) is not None)


SIEVE = Sieve(_may_begin, _is_definite, joins)
