"""How German words a role, from `data/frames`: verbs in all orders of the sentence, nominal frames, and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import product
from typing import Literal, TypeAlias

import msgspec

from extract.anchors import Anchored, Anchors, anchors, words_of
from extract.frames import decoded
from extract.orders import Noun, Order, OrderFile, load_nouns, load_orders, noun_words, spelled, verb_spelling
from extract.patterns import compiled
from extract.records import Role
from extract.role_words import load_role_words

Voice: TypeAlias = Literal["passive", "active", "money"]
ROLES: tuple[Role, ...] = ("host", "funder", "initiator", "member", "partner")


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that words a role, with an example sentence that has the role and one that has not."""

    role: Role
    lemma: str
    voices: tuple[Voice, ...]
    agents: tuple[str, ...]
    yes: str
    no: str


class VerbFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `verbs.toml`."""

    verb: tuple[Verb, ...]
    irregular: dict[str, tuple[str, str, str]]


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A construction as a pattern; a weak one alone is less sure."""

    pattern: str
    yes: str
    no: str
    weak: bool = False


class PhraseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the files `frames-<role>.toml`."""

    frame: tuple[Phrase, ...]


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The labels that give a role to the bodies below or behind them, in small letters."""

    labels: frozenset[str]


class Frame(msgspec.Struct, frozen=True):
    """A construction ready to be searched: its role, its expression, and the prepositions that may repeat."""

    role: Role
    name: str
    spelled: str
    agents: tuple[str, ...] = ()
    weak: bool = False
    anchors: Anchors = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when a sentence first needs it."""
        return compiled(self.spelled)

    @property
    def body_first(self) -> bool:
        """Whether the pattern begins with the body, which then is the sentence's subject."""
        pattern = self.name.rsplit(": ", maxsplit=1)[-1]
        return pattern.startswith("BODY") and not pattern.startswith("BODY ,")


class RoleFrames(msgspec.Struct, frozen=True):
    """All constructions, with the files' own examples, and the label that means each role.

    The sure frames come before the weak ones; `anchored` tells which of them may match a sentence, `kinds` what words
    tell the judge.
    """

    frames: tuple[Frame, ...]
    anchored: Anchored
    labels: dict[str, Role]
    verbs: tuple[Verb, ...]
    phrases: tuple[tuple[Role, Phrase], ...]
    nouns_of: dict[str, Role]
    nouns: tuple[Noun, ...]
    orders: tuple[Order, ...]
    kinds: dict[str, tuple[str, ...]]


def load_role_frames(folder: Traversable) -> RoleFrames:
    """Return the constructions in *folder*; raises AskedWrongly naming the file and pattern that is wrong."""
    verbs = decoded(folder, "verbs.toml", VerbFile)
    orders, nouns = load_orders(folder), load_nouns(folder)
    labels = decoded(folder, "labels.toml", dict[str, Labels])
    phrases = tuple((role, p) for role in ROLES for p in decoded(folder, f"frames-{role}.toml", PhraseFile).frame)
    fixed_first = sorted(verbs.verb, key=lambda verb: "+" not in verb.lemma)
    frames = [frame for verb in fixed_first for frame in _verb_frames(verb, verbs.irregular, orders)]
    frames += _noun_frames(nouns, orders)
    frames += [_phrase_frame(role, phrase, orders) for role, phrase in phrases]
    roles = {label: role for role in ROLES for label in sorted(labels[role].labels)}
    ordered = tuple(sorted(frames, key=lambda frame: frame.weak))
    lemmas = [(verb.role, verb.lemma) for verb in verbs.verb]
    kinds = load_role_words(folder, lemmas, verbs.irregular, nouns, orders.choice)
    anchored = Anchored([frame.anchors for frame in ordered])
    return RoleFrames(ordered, anchored, roles, verbs.verb, phrases, _by_form(nouns), nouns, orders.order, kinds)


def _by_form(nouns: Sequence[Noun]) -> dict[str, Role]:
    """Return the role by each form of a noun for who has it: what a heading or a word before a colon may say."""
    return {form: noun.role for noun in nouns if noun.kind == "noun" for form in noun_words([noun])}


def candidates(frames: RoleFrames, text: str) -> list[Frame]:
    """Return the frames that may match a masked sentence, sure ones first: their anchors stand in it."""
    return list(map(frames.frames.__getitem__, frames.anchored.possible(words_of(text))))


def _phrase_frame(role: Role, phrase: Phrase, orders: OrderFile) -> Frame:
    pattern = spelled(phrase.pattern, orders.choice)
    return Frame(role, phrase.pattern, pattern, (), phrase.weak, anchors(pattern))


def _verb_frames(verb: Verb, irregular: dict[str, tuple[str, str, str]], orders: OrderFile) -> Iterator[Frame]:
    words = {**orders.choice, **verb_spelling(verb.lemma, irregular), "BY": verb.agents}
    bound = {"separable"} if words["PARTICLE"][0] else {"plain"}
    kinds = {*verb.voices, *(bound if "active" in verb.voices else ())}
    for order in orders.order:
        if order.of in kinds:
            yield _ordered(order, verb.role, verb.lemma, words, verb.agents)


def _noun_frames(nouns: Sequence[Noun], orders: OrderFile) -> Iterator[Frame]:
    """Yield one frame for each order and role: its nouns are one choice."""
    for order, role in product(orders.order, ROLES):
        words = noun_words(noun for noun in nouns if (noun.role, noun.kind) == (role, order.of))
        if words:
            yield _ordered(order, role, order.of, {**orders.choice, order.of.upper(): words}, ())


def _ordered(order: Order, role: Role, word: str, words: Mapping[str, Sequence[str]], agents: tuple[str, ...]) -> Frame:
    pattern = spelled(order.pattern, words)
    return Frame(role, f"{word}: {order.pattern}", pattern, agents, order.weak, anchors(pattern))
