"""The curated knowledge of how German names bodies and words roles, read from `data/frames/*.toml`."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from data.errors import AskedWrongly

Form = TypeVar("Form")


class HeadGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Head nouns that build names alike; see the head of `heads.toml` for the switches."""

    heads: tuple[str, ...]
    fuer: bool
    genitive: bool
    run: bool
    compound: bool
    namesake: bool = False
    town: bool = False
    owned: bool = False
    kind: str = ""


class Head(msgspec.Struct, frozen=True):
    """A head noun found in a word: its group's name, the noun itself, and what stands before it in the compound."""

    kind: str
    noun: str
    prefix: str
    group: HeadGroup


class Heads:
    """All head nouns, longest first, asked word by word."""

    def __init__(self, groups: dict[str, HeadGroup], not_heads: frozenset[str]) -> None:
        self._not = not_heads
        self._groups = {noun: (group.kind or name, group) for name, group in groups.items() for noun in group.heads}
        self._seen: dict[str, Head | None] = {}

    def find(self, word: str) -> Head | None:
        """Return the singular head noun that *word* ends in, or None; small first letters and plurals are none."""
        if word not in self._seen:
            self._seen[word] = self._find(word)
        return self._seen[word]

    def _find(self, word: str) -> Head | None:
        found = self._longest(word.lower()) if word[:1].isupper() and word.lower() not in self._not else None
        if found is None:
            return None
        place, noun = found
        kind, group = self._groups[noun]
        prefix = word[:place]
        if prefix and noun == "landkreis":  # Salzlandkreis
            kind, group = self._groups["kreis"]
        is_name = bool(prefix) and noun == "land"  # Emsland
        return None if is_name or len(prefix) == 1 else Head(kind, noun, prefix, group)

    def _longest(self, word: str) -> tuple[int, str] | None:
        """Return where the longest head noun begins that *word* ends in, also in the genitive, and the noun."""
        for place in range(len(word)):
            end = word[place:]
            for noun in (end, end.removesuffix("s"), end.removesuffix("es")):
                if noun in self._groups:
                    return place, noun
        return None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `words.toml`: small words that no name holds, look-alikes of heads, classes that never act, settings."""

    never_in_names: frozenset[str]
    regions: frozenset[str]
    departments: frozenset[str]
    waters: frozenset[str]
    lived_in: frozenset[str]
    no_heads: frozenset[str]
    kinds_of: frozenset[str]
    no_bodies: frozenset[str]
    no_names: frozenset[str]
    no_name_ends: frozenset[str]
    mottos: frozenset[str]
    named_settings: frozenset[str]
    setting_stems: dict[str, str]
    alone: frozenset[str]
    carriers: frozenset[str]
    houses_of: frozenset[str]
    brands: dict[str, frozenset[str]]


def load_words(folder: Traversable) -> Words:
    """Return `words.toml` of *folder*."""
    return decoded(folder, "words.toml", Words)


def load_heads(folder: Traversable) -> Heads:
    """Return the head nouns of `heads.toml` in *folder*; raises AskedWrongly naming what is wrong in the file."""
    return Heads(decoded(folder, "heads.toml", dict[str, HeadGroup]), load_words(folder).no_heads)


def decoded(folder: Traversable, name: str, form: type[Form]) -> Form:
    """Return the file *name* of *folder* as *form*; raises AskedWrongly naming what is wrong in it."""
    try:
        return msgspec.toml.decode(folder.joinpath(name).read_bytes(), type=form)
    except msgspec.DecodeError as error:
        raise AskedWrongly(f"data/frames/{name}: {error}.") from error
