"""The clues by which the role of a body in its sentence is judged: the words round it, its kind, and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Sentence
from extract.german.normalise import key
from extract.masks import Mask, Slot

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

STOPS = frozenset({",", ";", ":", "(", ")", "–", "."})
WORD = re.compile(r"[a-zäöüß][a-zäöüß-]{2,}")
SIGN = re.compile(r"[BOTPW]\d+")
NEAR = (1, 2, 3)
PART = 6


class Told(NamedTuple):
    """What constructions say of a body: its role by words and by label, and the role told in the sentence before."""

    by_words: str = ""
    by_label: str = ""
    before: str = ""


def role_clues(sentence: Sentence, masked: Mask, sign: str, told: Told) -> frozenset[str]:
    """Return the clues of the body at *sign* of the masked sentence."""
    words = masked.text.split()
    place = words.index(sign)
    return frozenset(
        (
            "always",
            *_of_body(masked.slots[sign]),
            *_around(words, place),
            *_of_sentence(words, place),
            *_of_place(sentence),
            *(f"{name} {role}" for name, role in zip(told._fields, told, strict=True) if role),
        )
    )


def _of_body(slot: Slot) -> Iterator[str]:
    entity = slot.members[0][0]
    yield f"kind {entity.kind}"
    yield "listed" if len(slot.members) > 1 else "alone"
    if entity.office:
        yield "office"


def _around(words: Sequence[str], place: int) -> Iterator[str]:
    for step in NEAR:
        before, after = place - step, place + step
        yield f"before{step} {_plain(words[before]) if before >= 0 else '^'}"
        yield f"after{step} {_plain(words[after]) if after < len(words) else '$'}"
    governed = next((w for w in reversed(words[max(place - len(NEAR) - 1, 0) : place]) if w in PREPOSITIONS), "")
    if governed:
        yield f"governed {governed}"


def _of_sentence(words: Sequence[str], place: int) -> Iterator[str]:
    left = next((p for p in range(place - 1, -1, -1) if words[p] in STOPS), -1)
    right = next((p for p in range(place + 1, len(words)) if words[p] in STOPS), len(words))
    for number, word in enumerate(words):
        if number != place:
            yield from _beside(word, "before" if number < place else "behind", within=left < number < right)
    yield "opens" if place < len(NEAR) else "inside"


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


@lru_cache(maxsize=5_000)
def _under(above: str) -> tuple[str, ...]:
    return tuple(f"under {clue}" for word in WORD.findall(above) for clue in _of_word(word))


@lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    return word[0] if SIGN.fullmatch(word) else word
