"""Whose date or figure a sentence states: what its grammar makes the owner, else what its section or page is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from extract.analysis import Analysis, Sentence
from extract.discourse import Discourse
from extract.masks import Mask, Slot
from extract.records import Party, Relation
from extract.role_sentences import Sentences
from extract.slots import is_governed, is_speech

DATIVE = r"(?:dem|der|den|diesem|dieser|unserem|unserer)"
WITHIN = r"(?:[^,;:.]|(?<=\d)[.,](?=\d))*?"
WHOLE = r"(?P<whole>[BOT]\d+)"
BELONG = r"gehör(?:en|ten|t|te)"
BELONGING = (
    re.compile(rf"(?:^|[,;:] |und ){DATIVE} (?:[^,;:.]* )?{WHOLE} (?:\S+ ){{0,2}}{BELONG} {WITHIN}an\b"),
    re.compile(rf"{BELONG} {DATIVE} (?:[a-zäöüß-]+en )?{WHOLE} {WITHIN}an\b"),
    re.compile(rf"{WHOLE} , {DATIVE} {WITHIN}an{BELONG}\b"),
    re.compile(rf"gehör(?:en|ten) {WITHIN}zu (?:{DATIVE} )?{WHOLE}"),
)
"""`Dem Verbund gehören 75 Organisationen an`, `75 gehören dem Verbund an`, `der Verbund, dem 75 angehören`."""
OF_ONE = frozenset({"des", "eines", "unseres", "ihres", "seines"})
OF_SOME = frozenset({"der", "einer", "unserer", "ihrer", "seiner", "beider"})
MOST_ADJECTIVES = 3


class Owners:
    """Whose dates and figures the sentences of a page state; those behind the last one asked for are never heard.

    *unheard* gives a discourse that has heard nothing yet.
    """

    def __init__(
        self, page: Analysis, read: Sentences, unheard: Callable[[], Discourse], related: Sequence[Relation]
    ) -> None:
        self._page, self._read, self._unheard = page, read, unheard
        self._givers = {relation.object.name for relation in related}
        self._subjects = {relation.evidence[-1].start: relation.subject for relation in reversed(related)}
        self._discourse, self._heard = unheard(), 0

    def of(self, sentence: Sentence) -> Party | None:
        """Return whose dates and figures a sentence of the page states; None where nothing tells."""
        number = self._page.sentence_of[sentence.start]
        if number < self._heard:
            self._discourse, self._heard = self._unheard(), 0
        while self._heard < number:
            self._hear(self._heard)
            self._heard += 1
        self._discourse.enter(sentence.block, self._read.run_in.get(number))
        return _owner(self._page, sentence, self._read.masks[number], self._discourse, self._told(sentence))

    def _told(self, sentence: Sentence) -> Party | None:
        """Return what a role is told of in a sentence."""
        return self._subjects.get(self._page.span(sentence.start, sentence.end)[0])

    def _hear(self, number: int) -> None:
        page, sentence, masked = self._page, self._page.sentences[number], self._read.masks[number]
        givers = frozenset(_having_roles(masked, self._givers)) if self._told(sentence) else frozenset()
        self._discourse.enter(sentence.block, self._read.run_in.get(number))
        self._discourse.hear(masked, sentence.block, givers)
        if sentence.block.kind == "heading":
            title = page.said(sentence)
            self._discourse.head(sentence.block, title, self._read.headings.get(number))


def _having_roles(masked: Mask, givers: Container[str]) -> Iterator[Slot]:
    """Yield the bodies of a sentence that have a role in it."""
    for slot in masked.slots.values():
        if slot.letter == "B" and any(entity.name in givers for entity, _ in slot.members):
            yield slot


def _owner(page: Analysis, sentence: Sentence, masked: Mask, discourse: Discourse, told: Party | None) -> Party | None:
    """Return what members belong to, what a role is *told* of, the subject, or what the section is about."""
    whole = _whole(masked)
    slot = whole or (None if told else _subject(page, sentence, masked))
    meant = discourse.meant(slot, masked, sentence.block) if slot else told
    return meant or discourse.unnamed(sentence.block)


def _whole(masked: Mask) -> Slot | None:
    """Return what members belong to: the dative of `gehören an`, what follows `gehören zu`."""
    if "gehör" not in masked.text:
        return None
    hits = (hit for pattern in BELONGING if (hit := pattern.search(masked.text)))
    return next((masked.slots[hit["whole"]] for hit in hits), None)


def _subject(page: Analysis, sentence: Sentence, masked: Mask) -> Slot | None:
    """Return the first thing or single body of a sentence that no preposition and no noun governs."""
    possible = (slot for slot in masked.slots.values() if _may_own(slot))
    free = (slot for slot in possible if not is_governed(masked.text, masked.place_of(slot)))
    return next((slot for slot in free if not _is_genitive(page.words, sentence.start, slot.start)), None)


def _may_own(slot: Slot) -> bool:
    """Tell whether a slot is one thing or body by itself: no class, none of several, nothing said."""
    return len(slot.members) <= 1 and not any(entity.is_class for entity, _ in slot.members) and not is_speech(slot)


def _is_genitive(words: Sequence[str], first: int, place: int) -> bool:
    """Tell whether an article at *place*, or before adjectives there, makes what follows the owner of a noun."""
    for before in range(place - 1, max(first, place - 1 - MOST_ADJECTIVES) - 1, -1):
        word = words[before].lower()
        if word in OF_ONE:
            return True
        if word in OF_SOME:
            return before > first and words[before - 1][:1].isupper()
        if not words[before].islower():
            return False
    return False
