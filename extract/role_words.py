"""Kinds of words by which the judge of roles knows verbs and nouns it was never trained on, from `data/frames`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable

import msgspec

from extract.frames import decoded
from extract.german.inflection import verb_words
from extract.orders import Noun, noun_words

CHOICES = ("SUM", "GIVES", "GIVEN", "TAKES", "DONE", "LIES")


class ClueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `clues.toml`: words in small letters by what they tell."""

    kinds: dict[str, tuple[str, ...]]


def load_role_words(
    folder: Traversable,
    verbs: Iterable[tuple[str, str]],
    irregular: Mapping[str, tuple[str, str, str]],
    nouns: Iterable[Noun],
    choice: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, ...]]:
    """Return the kinds of every known word, in small letters; *verbs* are pairs of role and lemma.

    Raises AskedWrongly when `clues.toml` is wrong.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for word, kind in (
        *_curated(decoded(folder, "clues.toml", ClueFile)),
        *((form, f"verb {role}") for role, lemma in verbs for form in _forms(lemma, irregular)),
        *((form.rpartition(" ")[2], f"{n.kind} {n.role}") for n in nouns for form in noun_words([n])),
        *((word.rpartition(" ")[2], name.lower()) for name in CHOICES for word in choice[name]),
    ):
        found[word].add(kind)
    return {word: tuple(sorted(kinds)) for word, kinds in found.items()}


def _curated(file: ClueFile) -> Iterator[tuple[str, str]]:
    for kind, words in file.kinds.items():
        yield from ((word, kind) for word in words)


def _forms(lemma: str, irregular: Mapping[str, tuple[str, str, str]]) -> Iterator[str]:
    yield from (form for form, *_ in verb_words(lemma.rpartition("+")[2], irregular))
