"""The orders in which German puts a verb, a noun of office (`Trägerin`) or a duty (`Trägerschaft`), from `orders.toml`.

An order is a pattern with signs for the word's forms; `spelled` puts the words in, and any choice that the file names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Literal, TypeAlias

import msgspec

from extract.frames import decoded
from extract.german.inflection import verb_forms
from extract.records import Role

Kind: TypeAlias = Literal["passive", "active", "plain", "separable", "money", "noun", "duty"]
SIGN = re.compile(r"[A-Z]+")
ENDINGS = ("e", "en", "er", "es", "em")
GENDERED = ("er", "or", "ier")
FEMININE = ("in", "innen", ":in", ":innen")


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One order of the sentence for one kind of word, with a sentence that gives its role and one that gives none."""

    of: Kind
    pattern: str
    role: Role
    yes: str
    no: str
    weak: bool = False


class OrderFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `orders.toml`: choices by the sign that stands for them, and the orders."""

    choice: dict[str, tuple[str, ...]]
    order: tuple[Order, ...]


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for those who have a role, or for the duty that it is; masculine, singular, in small letters."""

    role: Role
    kind: Literal["noun", "duty"]
    words: tuple[str, ...]
    yes: str
    no: str


class NounFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `nouns.toml`."""

    noun: tuple[Noun, ...]


def load_orders(folder: Traversable) -> OrderFile:
    """Return the orders; raises AskedWrongly naming the file that is wrong."""
    return decoded(folder, "orders.toml", OrderFile)


def load_nouns(folder: Traversable) -> tuple[Noun, ...]:
    """Return the nouns; raises AskedWrongly naming the file that is wrong."""
    return decoded(folder, "nouns.toml", NounFile).noun


def spelled(pattern: str, words: Mapping[str, Iterable[str]]) -> str:
    """Return *pattern* with the signs that *words* knows replaced by choices (`(führt|führte)`)."""

    def choice(sign: re.Match[str]) -> str:
        known = words.get(sign[0])
        if known is None:
            return sign[0]
        inside = sign.string[: sign.start()].count("(") > sign.string[: sign.start()].count(")")
        joined = "|".join(dict.fromkeys(word.replace(" ", "_") for word in known))
        return joined if inside else f"({joined})"

    return SIGN.sub(choice, pattern)


def noun_words(nouns: Iterable[Noun]) -> tuple[str, ...]:
    """Return every form of the nouns: cases, plural, feminine and gender signs for nouns of persons."""
    return tuple(dict.fromkeys(form for noun in nouns for word in noun.words for form in _noun_forms(word, noun.kind)))


def _noun_forms(word: str, kind: str) -> tuple[str, ...]:
    if kind == "duty" or not word.endswith(GENDERED):
        return (word,)
    plural = word if word.endswith("er") and not word.endswith("ier") else f"{word}en"
    cases = (word, f"{word}s", plural, f"{plural}n" if plural == word else plural)
    women = tuple(word + ending for ending in FEMININE)
    both = (f"{word}innen und {plural}", f"{word}innen und {cases[3]}", f"{plural} und {word}innen")
    return (*cases, *women, *both)


def verb_spelling(lemma: str, irregular: Mapping[str, tuple[str, str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the forms of *lemma* by the sign that stands for them; `in leben+rufen` is a verb with a fixed phrase."""
    phrase, _, verb = lemma.rpartition("+")
    forms = verb_forms(verb, irregular)
    before = f"{phrase} " if phrase else ""
    finite = tuple(re.findall(r"[a-zäöüß]+", forms.finite.removeprefix("(?:")))
    participle = re.sub(r"\\(.)", r"\1", forms.participle)
    infinitive = verb.replace("|", "")
    zu = verb.replace("|", "zu") if "|" in verb else f"zu {infinitive}"
    return {
        "FINITE": finite,
        "LAST": tuple(before + forms.particle + form for form in finite),
        "PARTICIPLE": (before + participle,),
        "ATTRIBUTE": tuple(before + participle + ending for ending in ENDINGS),
        "INFINITIVE": (before + infinitive, before + zu),
        "PARTICLE": (phrase or forms.particle,),
    }
