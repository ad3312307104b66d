"""The clues by which the role of a body in its sentence is judged: the words round it, its kind, and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from extract.analysis import Sentence
from extract.german.normalise import key
from extract.german.prepositions import PREPOSITIONS
from extract.german.verbs import looks_finite
from extract.masks import Mask, Slot
from extract.spoken import spoken_kinds

GOVERNING = PREPOSITIONS - {"gegen", "ohne", "zwischen"}
ARTICLES = frozenset({"der", "die", "das", "dem", "den", "des"})
STOPS = frozenset({",", ";", ":", "(", ")", "–", "."})
WORD = re.compile(r"[a-zäöüß][a-zäöüß-]{2,}")
NAME_WORD = re.compile(r"\w{3,}")
SIGN = re.compile(r"[BOTPW]\d+")
NEAR = 3
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


Kinds = Mapping[str, Sequence[str]]


class Words(NamedTuple):
    """The words of a masked sentence; by their place those that have kinds, and those that look like finite verbs."""

    said: Sequence[str]
    kinds: Sequence[tuple[int, str]]
    verbs: Sequence[int]


class Place(NamedTuple):
    """Where a body stands in its masked sentence: words `left:right` are its clause, what governs it, its article."""

    words: Words
    place: int
    left: int
    right: int
    governed: str
    article: str


def read_words(masked: Mask, kinds: Kinds) -> Words:
    """Return what is told of the words of a masked sentence, whatever body is asked for; *kinds* by `role_words`."""
    said = masked.text.split()
    told = [(place, kind) for place, word in enumerate(said) if word in kinds for kind in kinds[word]]
    return Words(said, told, [place for place, word in enumerate(said) if looks_finite(word)])


def role_clues(sentence: Sentence, masked: Mask, sign: str, told: Told, words: Words) -> frozenset[str]:
    """Return the clues of the body at *sign* of the masked sentence, whose *words* are read once for all bodies."""
    found = _placed(words, sign)
    slot = masked.slots[sign]
    return frozenset(
        (
            "always",
            *_of_body(slot),
            *_of_names(slot),
            *_around(found),
            *_of_sentence(found),
            *_of_kinds(found, slot),
            *_of_verbs(found),
            *_of_place(sentence),
            *_of_subject(masked, sign, told),
            *(f"{name} {role}" for name, role in zip(told._fields, told, strict=True) if role),
        )
    )


def _placed(words: Words, sign: str) -> Place:
    said = words.said
    place = said.index(sign)
    left = next((p for p in range(place - 1, -1, -1) if said[p] in STOPS), -1) + 1
    right = next((p for p in range(place + 1, len(said)) if said[p] in STOPS), len(said))
    near = reversed(said[max(place - NEAR - 1, 0) : place])
    before = said[place - 1] if place else ""
    governed = next((w for w in near if w in GOVERNING), "")
    return Place(words, place, left, right, governed, before if before in ARTICLES else "")


def _of_body(slot: Slot) -> Iterator[str]:
    entity = slot.members[0][0]
    yield f"kind {entity.kind}"
    yield "listed" if len(slot.members) > 1 else "alone"
    if entity.office:
        yield "office"


def _of_names(slot: Slot) -> Iterable[str]:
    """Return the words of the names: a `Sparkasse` pays more often than a `Hochschule`."""
    return chain.from_iterable(_of_name(entity.name) for entity, _ in slot.members)


@lru_cache(maxsize=10_000)
def _of_name(name: str) -> tuple[str, ...]:
    stems = [key(word) for word in NAME_WORD.findall(name.lower())]
    return (*(f"name {stem}" for stem in stems), *(f"name -{stem[-PART:]}" for stem in stems if len(stem) > PART))


def _around(found: Place) -> Iterable[str]:
    said, place = found.words.said, found.place
    told = [near(said[place + step] if 0 <= place + step < len(said) else edge) for step, edge, near in AROUND]
    governed = (f"governed {found.governed}",) if found.governed else ()
    return chain(chain.from_iterable(told), governed)


def _near(side: str, word: str) -> tuple[str, ...]:
    """Return the clues of a word or sign right beside the body: itself, its end and its beginning."""
    plain = word[0] if SIGN.fullmatch(word) else word
    parts = (f"{side} -{plain[-ENDING:]}", f"{side} {plain[:BEGINNING]}-") if len(plain) > ENDING else ()
    return (f"{side} {plain}", *parts)


def _of_sentence(found: Place) -> Iterable[str]:
    said, place = found.words.said, found.place
    told = (
        map(ELSEWHERE_BEFORE, said[: found.left]),
        map(BEFORE, said[found.left : place]),
        map(BEHIND, said[place + 1 : found.right]),
        map(ELSEWHERE_BEHIND, said[found.right :]),
    )
    return chain(chain.from_iterable(chain.from_iterable(told)), ("opens" if place < NEAR else "inside",))


def _of_kinds(found: Place, slot: Slot) -> Iterator[str]:
    """Yield the kinds of the words, those of the clause with the side, the preposition, the article and the body."""
    body = slot.members[0][0].kind
    for number, kind in found.words.kinds:
        if found.left <= number < found.right:
            yield from _of_kind(kind, "before" if number < found.place else "behind", found.governed, found.article)
            yield f"tells {kind} of {body}"
        else:
            yield f"else {kind}"


@lru_cache(maxsize=50_000)
def _of_kind(kind: str, side: str, governed: str, article: str) -> tuple[str, ...]:
    return (f"tells {kind} {side}", f"tells {kind} {side} {governed}", f"tells {kind} as {article} {governed}")


def _of_verbs(found: Place) -> Iterator[str]:
    """Yield the first word of the clause that looks like a finite verb, with what the body is to it, and the last."""
    verbs = [place for place in found.words.verbs if found.left <= place < found.right]
    if verbs:
        first, last = key(found.words.said[verbs[0]]), key(found.words.said[verbs[-1]])
        yield f"verb {first} {'before' if verbs[0] < found.place else 'behind'} {found.governed}"
        yield f"verb {first} {found.article}"
        yield f"last {last} {found.governed}"
        yield "verb near" if abs(verbs[0] - found.place) < NEAR else "verb far"


def _in_clause(side: str, word: str) -> tuple[str, ...]:
    """Return the clues of a word or sign in the body's clause, before or behind it."""
    return _sign(word, side) or tuple(f"{name} {clue}" for clue in _of_word(word) for name in ("clause", side))


def _elsewhere(side: str, word: str) -> tuple[str, ...]:
    """Return the clues of a word or sign in another clause of the sentence."""
    return _sign(word, side) or tuple(f"sentence {clue}" for clue in _of_word(word))


def _sign(word: str, side: str) -> tuple[str, ...]:
    return (f"has {word[0]} {side}",) if SIGN.fullmatch(word) else ()


def _of_word(word: str) -> tuple[str, ...]:
    """Return the clues of a word: its key, its beginning and its end; none of what is no word."""
    if not WORD.fullmatch(word):
        return ()
    stem = key(word)
    return (stem, f"{word[:PART]}-", f"-{stem[-PART:]}") if len(word) > PART else (stem,)


def _remembered(of_word: Callable[[str, str], tuple[str, ...]], side: str) -> Callable[[str], tuple[str, ...]]:
    """Return what gives the clues of a word on one *side*, and remembers them."""
    return lru_cache(maxsize=50_000)(partial(of_word, side))


BEFORE, BEHIND = (_remembered(_in_clause, side) for side in ("before", "behind"))
ELSEWHERE_BEFORE, ELSEWHERE_BEHIND = (_remembered(_elsewhere, side) for side in ("before", "behind"))
AROUND = tuple(
    (sign * step, edge, _remembered(_near, f"{side}{step}"))
    for step in range(1, NEAR + 1)
    for side, sign, edge in (("before", -1, "^"), ("after", 1, "$"))
)
"""The words beside a body: how far they stand, what stands there where none does, and what gives their clues."""


def _of_place(sentence: Sentence) -> tuple[str, ...]:
    block = sentence.block
    return (f"block {block.kind}", *_under(" ".join((*block.path[-1:], *block.labels)).lower()))


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
