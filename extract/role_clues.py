"""The clues by which the role of a body in its sentence is judged: the words round it, its kind, and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Sentence
from extract.german.normalise import key
from extract.german.verbs import looks_finite
from extract.masks import Mask, Slot
from extract.spoken import spoken_kinds

PREPOSITIONS = frozenset(
    {
        "mit",
        "von",
        "durch",
        "bei",
        "für",
        "an",
        "in",
        "aus",
        "über",
        "neben",
        "zu",
        "nach",
        "seit",
        "vor",
        "unter",
        "auf",
        "um",
    }
)

ARTICLES = frozenset({"der", "die", "das", "dem", "den", "des"})
STOPS = frozenset({",", ";", ":", "(", ")", "–", "."})
WORD = re.compile(r"[a-zäöüß][a-zäöüß-]{2,}")
NAME_WORD = re.compile(r"\w{3,}")
SIGN = re.compile(r"[BOTPW]\d+")
NEAR = (1, 2, 3)
PART = 6
ENDING, BEGINNING = 4, 5


class Told(NamedTuple):
    """What is said of a body elsewhere.

    Its role by words and by label, the role told in the sentence before, and the kind of thing last spoken of.
    """

    by_words: str = ""
    by_label: str = ""
    before: str = ""
    spoken: str = ""


class Place(NamedTuple):
    """Where a body stands in its masked sentence: words `left:right` are its clause, what governs it, its article."""

    words: Sequence[str]
    place: int
    left: int
    right: int
    governed: str
    article: str


Kinds = Mapping[str, Sequence[str]]


def role_clues(sentence: Sentence, masked: Mask, sign: str, told: Told, kinds: Kinds) -> frozenset[str]:
    """Return the clues of the body at *sign* of the masked sentence; *kinds* are those of words (`role_words`)."""
    found = _placed(masked.text.split(), sign)
    slot = masked.slots[sign]
    return frozenset(
        (
            "always",
            *_of_body(slot),
            *_of_names(slot),
            *_around(found),
            *_of_sentence(found),
            *_of_kinds(found, slot, kinds),
            *_of_verbs(found),
            *_of_place(sentence),
            *_of_subject(masked, sign, told),
            *(f"{name} {role}" for name, role in zip(told._fields, told, strict=True) if role),
        )
    )


def _placed(words: Sequence[str], sign: str) -> Place:
    place = words.index(sign)
    left = next((p for p in range(place - 1, -1, -1) if words[p] in STOPS), -1) + 1
    right = next((p for p in range(place + 1, len(words)) if words[p] in STOPS), len(words))
    near = reversed(words[max(place - len(NEAR) - 1, 0) : place])
    before = words[place - 1] if place else ""
    governed = next((w for w in near if w in PREPOSITIONS), "")
    return Place(words, place, left, right, governed, before if before in ARTICLES else "")


def _of_body(slot: Slot) -> Iterator[str]:
    entity = slot.members[0][0]
    yield f"kind {entity.kind}"
    yield "listed" if len(slot.members) > 1 else "alone"
    if entity.office:
        yield "office"


def _of_names(slot: Slot) -> Iterator[str]:
    """Yield the words of the names: a `Sparkasse` pays more often than a `Hochschule`."""
    for entity, _ in slot.members:
        yield from _of_name(entity.name)


@lru_cache(maxsize=10_000)
def _of_name(name: str) -> tuple[str, ...]:
    stems = [key(word) for word in NAME_WORD.findall(name.lower())]
    return (*(f"name {stem}" for stem in stems), *(f"name -{stem[-PART:]}" for stem in stems if len(stem) > PART))


def _around(found: Place) -> Iterator[str]:
    words, place = found.words, found.place
    for step in NEAR:
        before, after = place - step, place + step
        said = (_plain(words[before]) if before >= 0 else "^", _plain(words[after]) if after < len(words) else "$")
        for side, word in zip(("before", "after"), said, strict=True):
            yield f"{side}{step} {word}"
            if len(word) > ENDING:
                yield f"{side}{step} -{word[-ENDING:]}"
                yield f"{side}{step} {word[:BEGINNING]}-"
    if found.governed:
        yield f"governed {found.governed}"


def _of_sentence(found: Place) -> Iterator[str]:
    for number, word in enumerate(found.words):
        if number != found.place:
            side = "before" if number < found.place else "behind"
            yield from _beside(word, side, within=found.left <= number < found.right)
    yield "opens" if found.place < len(NEAR) else "inside"


def _of_kinds(found: Place, slot: Slot, kinds: Kinds) -> Iterator[str]:
    """Yield the kinds of the words, those of the clause with the side, the preposition, the article and the body."""
    for number, word in enumerate(found.words):
        for kind in kinds.get(word, ()):
            if not found.left <= number < found.right:
                yield f"else {kind}"
                continue
            side = "before" if number < found.place else "behind"
            yield f"tells {kind} {side}"
            yield f"tells {kind} {side} {found.governed}"
            yield f"tells {kind} as {found.article} {found.governed}"
            yield f"tells {kind} of {slot.members[0][0].kind}"


def _of_verbs(found: Place) -> Iterator[str]:
    """Yield the first word of the clause that looks like a finite verb, with what the body is to it, and the last."""
    verbs = [p for p in range(found.left, found.right) if looks_finite(found.words[p])]
    if verbs:
        first, last = key(found.words[verbs[0]]), key(found.words[verbs[-1]])
        yield f"verb {first} {'before' if verbs[0] < found.place else 'behind'} {found.governed}"
        yield f"verb {first} {found.article}"
        yield f"last {last} {found.governed}"
        yield "verb near" if abs(verbs[0] - found.place) < len(NEAR) else "verb far"


@lru_cache(maxsize=50_000)
def _beside(word: str, side: str, *, within: bool) -> tuple[str, ...]:
    """Return the clues of a word or sign beside the body, *within* its clause or elsewhere in the sentence."""
    if SIGN.fullmatch(word):
        return (f"has {word[0]} {side}",)
    names = ("clause", side) if within else ("sentence",)
    return tuple(f"{name} {clue}" for clue in _of_word(word) for name in names)


def _of_word(word: str) -> tuple[str, ...]:
    """Return the clues of a word: its key, its beginning and its end; none of what is no word."""
    if not WORD.fullmatch(word):
        return ()
    stem = key(word)
    return (stem, f"{word[:PART]}-", f"-{stem[-PART:]}") if len(word) > PART else (stem,)


def _of_place(sentence: Sentence) -> Iterator[str]:
    block = sentence.block
    yield f"block {block.kind}"
    yield from _under(" ".join((*block.path[-1:], *block.labels)).lower())


def _of_subject(masked: Mask, sign: str, told: Told) -> Iterator[str]:
    """Yield what the role may be for, of the sentence or spoken of before: groups have members, projects partners."""
    own = next(spoken_kinds(masked, sign), "")
    meant = (own if own != "pronoun" else "") or told.spoken
    yield f"own {own}"
    yield f"subject {meant}"
    yield from (f"subject {meant} {name} {role}" for name, role in zip(told._fields, told[:3], strict=False) if role)


@lru_cache(maxsize=5_000)
def _under(above: str) -> tuple[str, ...]:
    return tuple(f"under {clue}" for word in WORD.findall(above) for clue in _of_word(word))


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    return word[0] if SIGN.fullmatch(word) else word
