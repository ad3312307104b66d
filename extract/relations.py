"""Relations: every construction is tried on every sentence; labels give roles to the bodies below or behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from extract.alike import normal
from extract.analysis import Analysis, Sentence
from extract.blocks import ENTRIES
from extract.constructions import Match, bodies_in
from extract.discourse import Discourse
from extract.full_names import FullNames
from extract.german.normalise import key
from extract.judge import Judge
from extract.likely_roles import likely_roles
from extract.records import Relation, Role
from extract.relating import PossibleRelation, related
from extract.role_frames import RoleFrames
from extract.role_sentences import Sentences


class Roles(NamedTuple):
    """What roles are read with: the constructions, the judge of what they say and leave out, and that of relations."""

    frames: RoleFrames
    judge: Judge
    whole: Judge


def relations(
    page: Analysis, read: Sentences, discourse: Discourse, roles: Roles, extractor: str
) -> Iterator[Relation]:
    """Yield what may be relations in reading order, each with the probability that it is right as its confidence.

    Those below `roles.whole.least` are not to be told, mostly for their subject; that the body has a role, they show.
    The *discourse* has heard nothing yet.
    """
    for relation, clues in possible_relations(page, read, discourse, roles, extractor):
        yield replace(relation, confidence=round(roles.whole.verdict(clues)[1], 2))


def possible_relations(
    page: Analysis, read: Sentences, discourse: Discourse, roles: Roles, extractor: str
) -> Iterator[PossibleRelation]:
    """Yield what may be relations of the page in reading order, each subject, role and object once."""
    told: set[tuple[str, Role, str]] = set()
    full = FullNames(page)
    for short, clues in _all(page, read, discourse, roles, extractor):
        relation = replace(short, subject=full.of(short.subject))
        said = (relation.subject.name, relation.role, relation.object.name)
        if said not in told and not _is_one(relation.subject.name, relation.object.name):
            told.add(said)
            yield PossibleRelation(relation, clues)


def _is_one(name: str, other: str) -> bool:
    """Tell whether two names differ in inflection and legal form only: nobody is partner of itself."""
    return name == other or _keys_of(name) == _keys_of(other)


@lru_cache(maxsize=50_000)
def _keys_of(name: str) -> tuple[str, ...]:
    return tuple(map(key, normal(name).split()))


def _is_entry(page: Analysis, sentence: Sentence) -> bool:
    """Tell whether a sentence is what a list or table holds beside its label, and tells nothing itself."""
    return sentence.block.kind in ENTRIES and page.words[sentence.end - 1] != "."


def _all(
    page: Analysis, read: Sentences, discourse: Discourse, roles: Roles, extractor: str
) -> Iterator[PossibleRelation]:
    for number, (sentence, masked) in enumerate(zip(page.sentences, read.masks, strict=True)):
        discourse.enter(sentence.block, read.run_in.get(number))
        label, matches = read.labels[number], read.matches[number]
        discourse.entry = label is not None and _is_entry(page, sentence)
        if label:
            discourse.section = label.section
            matches = [
                Match(label.role, (slot,), label.thing, label.first, label.last, weak=True)
                for slot in bodies_in(masked, masked.text)
            ]
        judged = list(likely_roles(matches, read.tellings[number], roles.judge, masked))
        doing = frozenset(s for each in judged if each.match.role in {"host", "initiator"} for s in each.match.bodies)
        for likely in judged:
            yield from related(page, sentence, likely, masked, discourse, extractor, doing)
        discourse.section = None
        givers = doing | frozenset(slot for each in judged for slot in each.match.bodies if slot.letter == "B")
        if not discourse.entry:
            discourse.hear(masked, sentence.block, givers)
        if sentence.block.kind == "heading":
            discourse.head(sentence.block, page.said(sentence), read.headings.get(number))
