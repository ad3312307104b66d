"""A sentence with its bodies and things masked (`B100 wird von B101 gefördert`), so that patterns stay short."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress, zip_longest
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.german.verbs import looks_finite
from extract.mentions import Entity, Span, defined_short
from extract.thing_nouns import CIRCLES
from extract.things import PRONOUNS, Thing

CONTRACTIONS = {
    "im": "in", "ins": "in", "beim": "bei", "vom": "von", "zum": "zu", "zur": "zu", "am": "an", "ans": "an",
    "fürs": "für", "durchs": "durch", "aufs": "auf", "unterm": "unter",
}  # fmt: skip
JOINTS = frozenset({",", "und", "sowie", "/", "&", "oder", "bzw.", "ferner", "u. a.", "auch", "schließlich", "–"})
BETWEEN = re.compile(
    r"(?:der|die|das|dem|den|des|beide[nr]?|weitere[nr]?|unsere[mnrs]?|ihre[mnrs]?|[a-zäöüß-]+(?:isch|lich|ig|end|t)e[mnrs]?)"
)
RELATIVE = re.compile(r", (?:die|der|das|dem|den) (?:die|der|das|dem|den|ein|eine[mnrs]?|unsere?[mnrs]?|ihre?[mnrs]?)$")
GROUP = re.compile(
    r"\w*(?:netzwerk|bündnis|verbund|konferenz|forum|beirat|gruppe|gremium|kuratorium|präsidium|"
    rf"ausschuss|runde|jury|arbeitsgemeinschaft|verein|allianz|plattform|{CIRCLES})(?:e?s|e|n|en)?$"
)
ADVERBS = frozenset({"dafür", "dazu", "daran", "hierfür"})
MOST_BETWEEN = 4
MOST_BEFORE, MOST_JOINING = 3, 3
DUTY = re.compile(r"(?:\w+)?leitung|(?:projekt|gesamt|netzwerk|einsatz)koordin(?:ation|ierung)")
GENDER_SIGN = re.compile(r"(?<=[a-zäöüß])(?:\*|_|/-?)(?=in(?:nen)?$)")
ROLE_NOUN = re.compile(r"geber|träger|partner|förder|mitglied|leitung|vorsitz|initiator|gründer", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def is_group_noun(word: str) -> bool:
    """Tell whether a word in small letters is a noun for what has members (`gesundheitsnetzwerk`, `beirat`)."""
    return GROUP.fullmatch(word) is not None


class Slot(NamedTuple):
    """A masked stretch: B bodies, O an office, T a thing, P a pronoun, W a `wir`; `members` are its bodies."""

    letter: str
    start: int
    end: int
    members: tuple[tuple[Entity, Span], ...] = ()
    thing: Thing | None = None


class Mask(NamedTuple):
    """The masked sentence in small letters, every word followed by a blank; `slots` by their sign (`B100`)."""

    text: str
    places: tuple[int, ...]
    tokens: tuple[int, ...]
    slots: dict[str, Slot]

    def token_at(self, place: int) -> int:
        """Return the Doc's token at a place of the masked text."""
        return self.tokens[max(bisect_right(self.places, place) - 1, 0)]

    def place_of(self, slot: Slot) -> int:
        """Return where a slot's sign stands in the masked text."""
        return self.places[bisect_left(self.tokens, slot.start)]

    def beside(self, slot: Slot) -> tuple[str, str]:
        """Return the word right before a slot's sign and the one right behind it, "" where there is none."""
        place = self.place_of(slot)
        before, behind = self.text[:place].split(), self.text[place:].split(maxsplit=2)[1:2]
        return before[-1] if before else "", behind[0] if behind else ""


def mask(page: Analysis, sentence: Sentence, bodies: Sequence[tuple[Entity, Span]], things: Sequence[Thing]) -> Mask:
    """Return the masked sentence; coordinated bodies become one sign."""
    found = _slots(page.words, sentence, bodies, things) if bodies or things else []
    if not found:
        return _unmasked(page.words, sentence)
    at = {slot.start: slot for slot in found}
    pieces: list[str] = []
    places: list[int] = []
    tokens: list[int] = []
    signs: dict[str, Slot] = {}
    place, length = sentence.start, 0
    while place < sentence.end:
        slot = at.get(place)
        if slot:
            sign = _sign(slot, len(signs))
            signs[sign] = slot
            shown = f"{sign} "
        else:
            shown = _plain(page.words[place])
        if shown:
            pieces.append(shown)
            places.append(length)
            tokens.append(place)
            length += len(shown)
        place = slot.end if slot else place + 1
    return Mask("".join(pieces), tuple(places), tuple(tokens), signs)


def _sign(slot: Slot, number: int) -> str:
    """Return a sign: the letter, a code (2 several, 3 network, 4 `dafür`, 5 group, else 1), and the number."""
    network = any(entity.kind == "network" for entity, _ in slot.members)
    noun = (slot.thing.noun or slot.thing.name.split(" ", maxsplit=1)[0].lower()) if slot.thing else ""
    code = 2 if len(slot.members) > 1 else 3 if network else 4 if noun in ADVERBS else 5 if is_group_noun(noun) else 1
    return f"{slot.letter}{code}{number:02d}"


def _unmasked(words: Sequence[str], sentence: Sentence) -> Mask:
    """Return a sentence that names nothing."""
    shown = list(map(_plain, words[sentence.start : sentence.end]))
    tokens = tuple(compress(range(sentence.start, sentence.end), shown))
    pieces = list(filter(None, shown))
    places = accumulate(map(len, pieces[:-1]), initial=0) if pieces else ()
    return Mask("".join(pieces), tuple(places), tokens, {})


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Return a word in small letters with a blank behind it, nothing where it is none."""
    small = GENDER_SIGN.sub(":", " ".join(word.lower().split()))
    return f"{CONTRACTIONS.get(small, small)} " if small else ""


def _slots(
    words: Sequence[str], sentence: Sentence, bodies: Sequence[tuple[Entity, Span]], things: Sequence[Thing]
) -> list[Slot]:
    told = [t for t in things if t.name or not DUTY.fullmatch(t.noun)]
    kept = [t for t in told if not any(_overlap(t, s) and _shorter(t, s) for _, s in bodies)] if bodies else told
    begins = {span.start for _, span in bodies} | {t.start for t in kept if t.name}
    nouns = {t.end: t for t in kept if not t.name and t.end in begins and t.noun not in PRONOUNS}
    kept = [_with_noun(t, nouns.get(t.start)) for t in kept if t.name or t.end not in nouns]
    inside = [(e, s) for e, s in bodies if not any(_overlap(t, s) for t in kept)] if kept else bodies
    slots = [Slot(_letter(t), t.start, t.end, thing=t) for t in kept]
    found = [_single(words, sentence, entity, span) for entity, span in inside]
    slots += [slot._replace(start=nouns[slot.start].start) if slot.start in nouns else slot for slot in found]
    joined: list[Slot] = []
    ordered = sorted(slots, key=lambda s: s.start)
    for slot, following in zip_longest(ordered, ordered[1:]):
        if joined and _coordinated(words, joined[-1], slot) and not _are_others(words, joined[-1], slot, following):
            before = joined.pop()
            joined.append(before._replace(end=slot.end, members=(*before.members, *slot.members), letter="B"))
        elif joined and _bracketed(words, joined[-1], slot):
            joined.append(joined.pop()._replace(end=slot.end + 1))
        elif not joined or slot.start >= joined[-1].end:
            joined.append(slot)
    return joined


def _with_noun(thing: Thing, noun: Thing | None) -> Thing:
    """Return a thing by name with the noun right before it, which tells what it is (`das Programm Querwind`)."""
    return thing._replace(start=noun.start, noun=noun.noun) if noun else thing


def _bracketed(words: Sequence[str], before: Slot, after: Slot) -> bool:
    """Tell whether a body stands in brackets right behind another, as its short form does."""
    closed = after.end < len(words) and words[after.end] == ")"
    return bool(before.members and after.members) and closed and list(words[before.end : after.start]) == ["("]


def _letter(thing: Thing) -> str:
    if thing.noun == "wir":
        return "W"
    return "P" if not thing.name and thing.noun in PRONOUNS else "T"


def _single(words: Sequence[str], sentence: Sentence, entity: Entity, span: Span) -> Slot:
    short = defined_short(words, span.end, sentence.end)
    return Slot("O" if entity.office else "B", span.start, short[1] if short else span.end, ((entity, span),))


def _overlap(thing: Thing, span: Span) -> bool:
    return thing.start < span.end and span.start < thing.end


def _shorter(thing: Thing, span: Span) -> bool:
    return thing.end - thing.start <= span.end - span.start or not thing.name


def _coordinated(words: Sequence[str], before: Slot, after: Slot) -> bool:
    """Tell whether only joints, articles and adjectives stand between two bodies."""
    if not before.members or not after.members:
        return False
    between = words[before.end : after.start]
    if not between or len(between) > MOST_BETWEEN or not any(w in JOINTS for w in between):
        return False
    if RELATIVE.search(" ".join(between)) or _begins_clause(words, between, after):
        return False
    others = [w for w in between if w not in JOINTS and not BETWEEN.fullmatch(w)]
    listed = between[0] == "," and (between[-1] in JOINTS or between[-1].islower())
    unknown = len(others) == 1 and others[0][:1].isupper() and others[0].isalpha() and not ROLE_NOUN.search(others[0])
    return not others or (listed and unknown)


def _begins_clause(words: Sequence[str], between: Sequence[str], after: Slot) -> bool:
    """Tell whether a body behind a comma is a clause's subject: `Träger ist B100, (und) die B101 gibt 8.000 Euro`.

    German lists have no comma before their `und`.
    """
    last = after.end < len(words) and looks_finite(words[after.end])
    joint = 2 if between[1:2] in (["und"], ("und",)) else 1
    return between[0] == "," and JOINTS.isdisjoint(between[joint:]) and last


def _are_others(words: Sequence[str], before: Slot, after: Slot, following: Slot | None) -> bool:
    """Tell whether two bodies begin a clause behind `ist` and one body: `Träger ist B100, B101 und B102 teilen …`."""
    if following is None or words[before.end] != "," or following.end >= len(words):
        return False
    told = [w for w in words[max(before.start - MOST_BEFORE, 0) : before.start] if not BETWEEN.fullmatch(w)]
    joint = words[after.end] in {"und", "sowie"} and following.start - after.end <= MOST_JOINING
    return bool(told) and told[-1] in {"ist", "war"} and joint and looks_finite(words[following.end])
