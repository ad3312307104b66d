"""Relations: every construction is tried on every sentence; labels give roles to the bodies below or behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from extract.analysis import Analysis, Sentence
from extract.antecedents import antecedent
from extract.constructions import Match, bodies_in, matched
from extract.discourse import Discourse
from extract.full_names import FullNames
from extract.headings import named_headings
from extract.judge import Judge
from extract.judged_roles import Before, Telling, tellings
from extract.labels import Labelled, LabelReader
from extract.masks import Mask, Slot, mask
from extract.mentions import Entity, Span
from extract.patterns import DET
from extract.records import Evidence, Party, Relation, Role
from extract.relation_clues import Found, relation_clues
from extract.role_clues import Told
from extract.role_frames import ROLES, RoleFrames
from extract.slots import is_common, is_governed, is_group, may_have_role, party
from extract.subjects import Names, Subject
from extract.times import when

LISTED = re.compile(rf"(?:^|\s)[BO]\d+ (?:,|und|sowie) {DET}$")
SHARED = re.compile(r"\b(?:mit )?an (?:einem |dem )?tisch |\barbeite(?:n|t|ten) .*\bzusammen ")
ORGANISED = re.compile(r"veranstalter|veranstaltet|gastgeber|ausrichter|ausgerichtet")
LONGEST_JOINT = 60
LEAST_TOLD, MEANT = 0.2, 0.8


class Roles(NamedTuple):
    """What roles are read with: the constructions, the judge of what they say and leave out, and that of relations."""

    frames: RoleFrames
    judge: Judge
    whole: Judge


class PossibleRelation(NamedTuple):
    """A relation that may be right, and the clues by which it is judged."""

    relation: Relation
    clues: frozenset[str]


def relations(page: Analysis, names: Names, about: Subject, roles: Roles, extractor: str) -> Iterator[Relation]:
    """Yield the relations of the page in reading order, each with the probability that it is right as its confidence.

    Those that are far more probably wrong are left out.
    """
    for relation, clues in possible_relations(page, names, about, roles, extractor):
        _, sure = roles.whole.verdict(clues)
        if sure >= roles.whole.least:
            yield replace(relation, confidence=round(sure, 2))


def possible_relations(
    page: Analysis, names: Names, about: Subject, roles: Roles, extractor: str
) -> Iterator[PossibleRelation]:
    """Yield what may be relations of the page in reading order, each subject, role and object once."""
    told: set[tuple[str, Role, str]] = set()
    full = FullNames(page)
    for short, clues in _all(page, names, about, roles, extractor):
        relation = replace(short, subject=full.of(short.subject))
        key = (relation.subject.name, relation.role, relation.object.name)
        if key not in told and relation.subject.name != relation.object.name:
            told.add(key)
            yield PossibleRelation(relation, clues)


class Sentences(NamedTuple):
    """The sentences of a page, masked, with what constructions and labels say in each."""

    masks: list[Mask]
    matches: list[list[Match]]
    labels: list[Labelled | None]
    tellings: list[list[Telling]]


def read_sentences(page: Analysis, names: Names, frames: RoleFrames) -> Sentences:
    """Return the sentences of a page with the constructions, labels and clues found in them."""
    by_sentence = spans_by_sentence(page, names.entities)
    masks = [
        mask(page, sentence, by_sentence.get(number, ()), found)
        for number, (sentence, found) in enumerate(zip(page.sentences, names.things, strict=True))
    ]
    reader = LabelReader(page, frames, masks)
    found = Sentences(masks, [], [], [])
    before = Before()
    for number, masked in enumerate(masks):
        matches = matched(masked, frames)
        label = None if matches or not bodies_in(masked, masked.text) else reader.role(number)
        words = {slot: f"weak {m.role}" if m.weak else m.role for m in reversed(matches) for slot in m.bodies}
        sentence = page.sentences[number]
        above = Told("", label.role if label else "", before.role(sentence.block), before.spoken)
        found.matches.append(matches)
        found.labels.append(label)
        found.tellings.append(list(tellings(sentence, masked, words, above, frames.kinds)))
        before.told(matches[0].role if matches else "", masked)
    return found


def _all(page: Analysis, names: Names, about: Subject, roles: Roles, extractor: str) -> Iterator[PossibleRelation]:
    topic = about.party
    is_office = topic is not None and any(e.office and e.name == topic.name for e in names.entities)
    discourse = Discourse(topic, firm=about.firm, is_office=is_office)
    read = read_sentences(page, names, roles.frames)
    headings = named_headings(page, read.masks)
    for number, (sentence, masked) in enumerate(zip(page.sentences, read.masks, strict=True)):
        discourse.enter(sentence.block)
        label, matches = read.labels[number], read.matches[number]
        if label:
            discourse.section = label.section
            matches = [
                Match(label.role, (slot,), label.thing, label.first, label.last, weak=True)
                for slot in bodies_in(masked, masked.text)
            ]
        judged = list(_judged(matches, read.tellings[number], roles.judge))
        for likely in judged:
            yield from _emit(page, sentence, likely, masked, discourse, extractor)
        discourse.section = None
        givers = frozenset(slot for each in judged for slot in each.match.bodies if slot.letter == "B")
        discourse.hear(masked, sentence.block, givers)
        if sentence.block.kind == "heading":
            discourse.head(sentence.block, page.written(sentence.start, sentence.end), headings.get(number))


class _Likely(NamedTuple):
    """A match and the probability of its role, None where the judge was not asked."""

    match: Match
    chance: float | None


def _judged(matches: Sequence[Match], found: Sequence[Telling], judge: Judge) -> Iterator[_Likely]:
    """Yield the matches that the judge takes for right, and those that it reads without a construction.

    A body of a construction has another role where the judge is sure of it, and none where its role is improbable.
    """
    chances = {telling.slot: judge.chances(telling.clues) for telling in found}
    likely = {slot: _likely(each) for slot, each in chances.items()}
    told = Counter(slot for match in matches for slot in match.bodies)
    for match in matches:
        roles = {s: _role(match.role, chances.get(s), alone=told[s] == 1) for s in match.bodies}
        for role in (role for role in ROLES if role in roles.values()):
            bodies = tuple(s for s in match.bodies if roles[s] == role)
            asked = [chances[s][role] for s in bodies if s in chances]
            yield _Likely(match._replace(role=role, bodies=bodies), min(asked, default=None))
    for slot, role in likely.items():
        if slot not in told and chances[slot][role] >= judge.least:
            yield _Likely(Match(role, (slot,), None, slot.start, slot.end - 1, weak=True), chances[slot][role])


def _likely(chances: Mapping[str, float]) -> Role:
    return max(ROLES, key=chances.__getitem__)


def _role(role: Role, chances: Mapping[str, float] | None, *, alone: bool) -> Role | None:
    """Return the role of a body that a construction gives *role*; None when it has none."""
    if chances is None:
        return role
    likely = _likely(chances)
    if likely != role and alone and chances[likely] >= MEANT:
        return likely
    return role if chances[role] >= LEAST_TOLD else None


def spans_by_sentence(page: Analysis, entities: Sequence[Entity]) -> dict[int, list[tuple[Entity, Span]]]:
    """Return the bodies' spans by the number of their sentence, from left to right."""
    found: dict[int, list[tuple[Entity, Span]]] = {}
    for entity in entities:
        for span in entity.spans:
            found.setdefault(page.sentence_of[span.start], []).append((entity, span))
    return {number: sorted(spans, key=lambda pair: pair[1]) for number, spans in found.items()}


def _emit(  # noqa: PLR0913, PLR0917 - a relation is made of all six
    page: Analysis, sentence: Sentence, likely: _Likely, masked: Mask, discourse: Discourse, extractor: str
) -> Iterator[PossibleRelation]:
    match = likely.match
    thing = match.thing or (None if discourse.section else _nearest(masked, match))
    organised = match.role in {"host", "partner"} and ORGANISED.search(masked.text) is not None
    unnamed = discourse.joined if match.role == "member" else discourse.event if organised else discourse.unnamed
    silent = discourse.section or unnamed(sentence.block)
    subject = discourse.meant(thing, masked, sentence.block) if thing else silent
    if subject is None:
        return
    role = "partner" if match.role == "member" and SHARED.search(masked.text) and not is_group(subject) else match.role
    clause = " ".join(page.written(sentence.start, sentence.end).split())
    clues = relation_clues(page, Found(match, thing, sentence.block.kind, likely.chance), subject, discourse)
    time = when(clause)
    for slot in match.bodies:
        for found in _parties(slot, discourse):
            if found[0].name != subject.name:
                relation = Relation(
                    page=page.page,
                    extractor=extractor,
                    confidence=1,
                    evidence=_evidence(page, match, found[1], thing, sentence),
                    subject=subject,
                    role=role,
                    object=found[0],
                    status=time.status,
                    since=time.since,
                    until=time.until,
                )
                yield PossibleRelation(relation, clues)


def _nearest(masked: Mask, match: Match) -> Slot | None:
    """Return the thing of the sentence that the role is most likely for: before the words of the role, else behind."""
    if told_of := antecedent(masked, match.bodies[0]):
        return told_of
    possible = [s for s in masked.slots.values() if s.letter in "OTP" or is_common(s)]
    others = [s for s in possible if s not in match.bodies and may_have_role(s)]
    before = [s for s in others if s.start < match.last and not _is_aside(masked, s)]
    if before:
        return before[0]
    behind = [s for s in others if not _is_cut_off(masked, match, s) and not _is_aside(masked, s)]
    return behind[0] if behind else None


def _is_aside(masked: Mask, slot: Slot) -> bool:
    """Tell whether a thing only tells where or with whom (`auf der Tagung`), or stands in a list with bodies."""
    place = masked.place_of(slot)
    listed = LISTED.search(masked.text[max(place - LONGEST_JOINT, 0) : place])
    return slot.letter == "T" and (is_governed(masked.text, place) or listed is not None)


def _is_cut_off(masked: Mask, match: Match, slot: Slot) -> bool:
    """Tell whether a colon or semicolon parts the role's words from a thing behind them."""
    between = masked.text[masked.place_of(match.bodies[0]) : masked.place_of(slot)]
    return ":" in between or ";" in between


def _parties(slot: Slot, discourse: Discourse) -> Iterator[tuple[Party, tuple[int, int]]]:
    if not slot.members:
        meant = {"P": discourse.actor, "W": discourse.topic}.get(slot.letter) or discourse.meant(slot)
        if meant:
            yield meant, (slot.start, slot.end)
    for entity, span in slot.members:
        yield party(entity), (span.start, span.end)


def _evidence(
    page: Analysis, match: Match, body: tuple[int, int], thing: Slot | None, sentence: Sentence
) -> tuple[Evidence, ...]:
    """Return the quotes of the role's words, the body and the thing, and last of the whole sentence or item."""
    trigger = page.evidence(match.first, match.last + 1)
    parts = [page.evidence(*body)] + ([page.evidence(thing.start, thing.end)] if thing else [])
    return tuple(dict.fromkeys([trigger, *parts, page.evidence(sentence.start, sentence.end)]))
