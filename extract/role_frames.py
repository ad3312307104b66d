"""How German words a role, from `data/frames`: verbs in all orders of the sentence, nominal frames, and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Literal, TypeAlias

import msgspec

from extract.frames import decoded
from extract.german.inflection import ATTRIBUTE, VerbForms, verb_forms
from extract.patterns import anchors, compiled, expression
from extract.records import Role

Voice: TypeAlias = Literal["passive", "active"]
ROLES: tuple[Role, ...] = ("host", "funder", "initiator", "member", "partner")
SIGNS = re.compile(r"[A-Z]")


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
    source: str
    agents: tuple[str, ...] = ()
    weak: bool = False
    anchors: frozenset[str] = frozenset()

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when a sentence first needs it."""
        return compiled(self.source)

    @property
    def body_first(self) -> bool:
        """Whether the pattern begins with the body, which then is the sentence's subject."""
        pattern = self.name.rsplit(": ", maxsplit=1)[-1]
        return pattern.startswith("BODY") and not pattern.startswith("BODY ,")


class RoleFrames(msgspec.Struct, frozen=True):
    """All constructions, with the files' own examples, and the label that means each role.

    The sure frames come before the weak ones; `by_anchor` names the frames that a word of a sentence may belong to.
    """

    frames: tuple[Frame, ...]
    by_anchor: dict[str, tuple[int, ...]]
    labels: dict[str, Role]
    verbs: tuple[Verb, ...]
    phrases: tuple[tuple[Role, Phrase], ...]


def load_role_frames(folder: Traversable) -> RoleFrames:
    """Return the constructions in *folder*; raises AskedWrongly naming the file and pattern that is wrong."""
    verbs = decoded(folder, "verbs.toml", VerbFile)
    labels = decoded(folder, "labels.toml", dict[str, Labels])
    phrases = tuple((role, p) for role in ROLES for p in decoded(folder, f"frames-{role}.toml", PhraseFile).frame)
    frames = [frame for verb in verbs.verb for frame in _verb_frames(verb, verb_forms(verb.lemma, verbs.irregular))]
    frames += [_phrase_frame(role, phrase) for role, phrase in phrases]
    roles = {label: role for role in ROLES for label in sorted(labels[role].labels)}
    ordered = tuple(sorted(frames, key=lambda frame: frame.weak))
    return RoleFrames(ordered, _by_anchor(ordered), roles, verbs.verb, phrases)


def _by_anchor(frames: Sequence[Frame]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, frame in enumerate(frames):
        for word in frame.anchors or {""}:
            found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def candidates(frames: RoleFrames, text: str) -> list[Frame]:
    """Return the frames that may match a masked sentence, sure ones first."""
    words = {*text.split(), ""}
    return [frames.frames[n] for n in sorted({n for word in words for n in frames.by_anchor.get(word, ())})]


def _phrase_frame(role: Role, phrase: Phrase) -> Frame:
    return Frame(role, phrase.pattern, expression(phrase.pattern), (), phrase.weak, anchors(phrase.pattern))


def _verb_frames(verb: Verb, forms: VerbForms) -> list[Frame]:
    sources: list[tuple[str, bool]] = []
    if "passive" in verb.voices:
        sources += _passive(verb.agents)
    if "active" in verb.voices:
        sources += _active(forms)
    words = _written(forms)
    return [
        Frame(verb.role, f"{verb.lemma}: {s}", _with_forms(s, forms), verb.agents, weak, words) for s, weak in sources
    ]


def _written(forms: VerbForms) -> frozenset[str]:
    """Return every form that a frame of the verb may be recognised by."""
    participle = forms.participle
    finite = re.findall(r"[a-zäöüß]+", forms.finite.removeprefix("(?:"))
    return frozenset({participle, *finite, *(participle + ending for ending in ("e", "en", "er", "es", "em"))})


def _passive(agents: tuple[str, ...]) -> list[tuple[str, bool]]:
    by = f"({'|'.join(agents)})"
    auxiliary = "(wird|werden|wurde|wurden|ist|sind|war|waren)"
    return [
        (f"PARTICIPLE {auxiliary} THING GAP4 {by} BODY", False),
        (f"THING {auxiliary} GAP6 {by} BODY GAP5 PARTICIPLE", False),
        (f"THING {auxiliary} GAP6 PARTICIPLE GAP4 {by} BODY", False),
        (f"PARTICIPLE GAP8 {by} BODY", False),
        (f"{by} BODY GAP5 PARTICIPLE", False),
        (f"{by} BODY GAP4 ATTRIBUTE GAP2 THING?", False),
    ]


def _active(forms: VerbForms) -> list[tuple[str, bool]]:
    perfect = [
        ("(hat|haben|hatte|hatten) BODY GAP8 PARTICIPLE", True),
        ("BODY (hat|haben|hatte|hatten) GAP8 PARTICIPLE", True),
        ("PARTICIPLE (hat|haben|hatte|hatten) NP4 BODY", False),
    ]
    if forms.particle:
        end = forms.particle
        return [*perfect, (f"BODY FINITE GAP4 OBJECT GAP6 {end} END", False), (f"FINITE BODY GAP8 {end} END", True)]
    return [*perfect, ("BODY GAP2 FINITE NP5 OBJECT", False), ("TASK GAP4 FINITE ADV4 BODY", False)]


def _with_forms(source: str, forms: VerbForms) -> str:
    pattern = expression(source)
    for sign, form in (
        ("PARTICIPLE", forms.participle),
        ("ATTRIBUTE", f"{forms.participle}{ATTRIBUTE}"),
        ("FINITE", forms.finite),
    ):
        pattern = pattern.replace(sign, form)
    return pattern
