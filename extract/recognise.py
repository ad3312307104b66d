"""All recognisers over one page: what is on topic becomes records, everything else an honest nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import NamedTuple

from extract.activities import ActivityFinder, ActivityWords
from extract.analysis import Analysis, Sentence, analyse
from extract.authority import load_authority
from extract.blocks import PageText
from extract.bodies import BodyFinder
from extract.concepts import ConceptFinder
from extract.contacts import contacts
from extract.discourse import Discourse
from extract.doing_clues import every_clues
from extract.doings import Doing, activities, own_doings
from extract.facts import facts
from extract.frames import decoded, load_heads, load_words
from extract.judge import Judge
from extract.lands import Lands
from extract.masked_page import unheard
from extract.mentions import Entity
from extract.named_by_role import RoleNames
from extract.objects import Sorts
from extract.offices import offices
from extract.organisations import organisations
from extract.people import PeopleFinder
from extract.programmes import Named, ProgrammeFinder, carried
from extract.projects import treated
from extract.records import AnyRecord, Party, Relation
from extract.relating import PossibleRelation
from extract.relations import Roles, possible_relations, relations
from extract.role_frames import VerbFile, load_role_frames
from extract.role_sentences import Sentences, read_sentences
from extract.subjects import Names, Subject, names_of, subject_of
from extract.topic import NOT_AGAINST, Gate
from extract.topic_names import with_topic
from extract.vocabulary import load_concepts
from extract.whose import Owners

AGREED = re.compile(r"\w*(?:gesetz|vereinbarung|vertrag)(?:e?s|e?n)?")
"""Laws and agreements, in small letters."""
SCHEMES = ("target-group", "audience", "setting", "activity", "programme")


class PossibleThing(NamedTuple):
    """Something that may be an activity, a group, an audience or a setting: its words, its label and its clues."""

    words: str
    label: str
    clues: frozenset[str]


class Possible(NamedTuple):
    """All that may be something on a page, by the list that it would stand in, and bodies that may have a role."""

    activities: tuple[PossibleThing, ...] = ()
    target_groups: tuple[PossibleThing, ...] = ()
    audiences: tuple[PossibleThing, ...] = ()
    settings: tuple[PossibleThing, ...] = ()
    roles: tuple[PossibleRole, ...] = ()


class PossibleRole(NamedTuple):
    """Bodies that may have a role in a sentence: their names, the sentence, the labels above it, and the clues."""

    bodies: tuple[tuple[str, ...], ...]
    sentence: str
    above: str
    clues: frozenset[str]


class _Known(NamedTuple):
    """What is known of a page: bodies, named programmes, relations, tokens of names, and whose figures are told."""

    page: Analysis
    land: str | None
    entities: list[Entity]
    named: list[Named]
    related: tuple[Relation, ...]
    names: frozenset[int]
    owner_of: Callable[[Sentence], Party | None]


class _Heard(NamedTuple):
    """What a page names, its topic too, what it is about, and what its sentences say of roles."""

    names: Names
    about: Subject
    read: Sentences

    def unheard(self) -> Discourse:
        """Return a discourse that has heard nothing of the page yet."""
        return unheard(self.names, self.about)


class Recogniser(NamedTuple):
    """Holds the matchers; one is enough for any number of pages."""

    bodies: BodyFinder
    lands: Lands
    roles: Roles
    programmes: ProgrammeFinder
    activities: ActivityFinder
    judge: Judge
    people: PeopleFinder
    gate: Gate

    @classmethod
    def load(cls, data: Traversable) -> Recogniser:
        """Load all curated knowledge below *data*."""
        frames = data.joinpath("frames")
        words = load_words(frames)
        authority = load_authority(data.joinpath("authority"))
        concepts = load_concepts(data.joinpath("vocabularies"))
        finders = {scheme: ConceptFinder(concepts, scheme) for scheme in SCHEMES}
        irregular = decoded(frames, "verbs.toml", VerbFile).irregular
        bodies = BodyFinder(authority, load_heads(frames), words)
        return cls(
            bodies,
            Lands(authority),
            Roles(load_role_frames(frames), Judge.load(data, "roles"), Judge.load(data, "relations")),
            ProgrammeFinder(finders["programme"], bodies.lexicon, words.mottos),
            ActivityFinder(
                finders["activity"],
                decoded(frames, "activity-verbs.toml", ActivityWords),
                Sorts(decoded(frames, "activity-objects.toml", dict[str, tuple[str, ...]])),
                irregular,
            ),
            Judge.load(data, "activities"),
            PeopleFinder.load(data, finders, words),
            Gate.load(data),
        )

    def records(self, page: str, version: str, host: str, text: PageText, extractor: str) -> tuple[AnyRecord, ...]:
        """Return every record of a German page text, in a stable order."""
        sure = self.gate.sure(text)
        known = self._known(analyse(page, version, host, text), sure, extractor) if sure >= NOT_AGAINST else None
        if known is None:
            return ()
        seen, entities, related = known.page, known.entities, known.related
        told = tuple(relation for relation in related if relation.confidence >= self.roles.whole.least)
        doings = self._doings(known)
        carries = tuple(carried(seen, known.named, (r.subject for r in told), extractor))
        others = [*(p.name for p in carries), *(name for e in entities if e.kind != "place" for name in e.called())]
        return (
            *offices(seen, entities, known.land, self.lands, extractor),
            *organisations(seen, entities, frozenset(r.object.name for r in related), extractor),
            *told,
            *self.people.records(seen, entities, doings, extractor),
            *activities(seen, self._likely(known, doings), extractor),
            *self.programmes.records(seen, _not_within(seen.words, known.named, known.entities), extractor),
            *carries,
            *treated(seen, known.named, others, known.names, extractor),
            *contacts(seen, extractor),
            *facts(seen, known.owner_of, extractor),
        )

    def possible(self, page: str, host: str, text: PageText) -> Possible:
        """Return what may be an activity, what an audience and what has a role: what the judges are trained on."""
        seen = analyse(page, page, host, text)
        known = self._known(seen, self.gate.sure(text), "")
        if known is None:
            return Possible(roles=tuple(self.possible_roles(seen)))
        doings = self._doings(known)
        told = {
            name: tuple(
                PossibleThing(seen.written(named.found.start, named.found.end), named.label, signs)
                for named, signs in every
            )
            for name, every in self.people.possible(seen, known.entities, doings).items()
        }
        done = zip((seen.written(d.start, d.end) for d in doings), every_clues(seen, doings, known.names), strict=True)
        return Possible(
            tuple(PossibleThing(words, words, signs) for words, signs in done),
            **told,
            roles=tuple(self.possible_roles(seen)),
        )

    def possible_roles(self, page: Analysis) -> Iterator[PossibleRole]:
        """Yield the bodies of every sentence with the clues of their roles."""
        entities = self.bodies.find(page, self.lands.of_page(page))
        heard = self._heard(page, entities, self.programmes.parties(page))
        for number, found in enumerate(heard.read.tellings):
            sentence = page.sentences[number]
            above = " ".join((*sentence.block.path[-1:], *sentence.block.labels))
            for telling in found:
                called = tuple(entity.called() for entity, _ in telling.slot.members)
                yield PossibleRole(called, page.said(sentence), above, telling.clues)

    def possible_relations(self, page: Analysis) -> Iterator[PossibleRelation]:
        """Yield what may be relations of a page, whatever it is about, with the clues by which they are judged."""
        entities = self.bodies.find(page, self.lands.of_page(page))
        heard = self._heard(page, entities, self.programmes.parties(page))
        yield from possible_relations(page, heard.read, heard.unheard(), self.roles, "")

    def _known(self, seen: Analysis, sure: float, extractor: str) -> _Known | None:
        """Return what is known of a page before its records are told; None when the gate, so *sure*, keeps it out."""
        land = self.lands.of_page(seen)
        entities = self.bodies.find(seen, land)
        on_site = self.lands.is_known(seen.host)
        if not self.gate.lets_in(sure, seen, entities, lambda: self.people.names_group(seen), known_host=on_site):
            return None
        named = self.programmes.spans(seen)
        heard = self._heard(seen, entities, self.programmes.parties(seen, named))
        entities = list(heard.names.entities)
        related = tuple(relations(seen, heard.read, heard.unheard(), self.roles, extractor))
        stating = Owners(seen, heard.read, heard.unheard, related)
        names = frozenset(t for e in entities if not e.is_class for s in e.spans for t in range(s.start, s.end))
        page_itself = heard.about.party or (Party(seen.text.title) if seen.text.title else None)
        return _Known(seen, land, entities, named, related, names, lambda s: stating.of(s) or page_itself)

    def _heard(self, page: Analysis, entities: list[Entity], programmes: Mapping[int, tuple[int, Party]]) -> _Heard:
        """Return what the sentences of a page say of roles, its topic known wherever it is named."""
        names = self._names(page, entities, programmes)
        about = subject_of(page, names)
        names = with_topic(page, names, about)
        return _Heard(names, about, read_sentences(page, names, self.roles.frames))

    def _names(self, page: Analysis, entities: list[Entity], programmes: Mapping[int, tuple[int, Party]]) -> Names:
        """Return all that the page names, with the bodies that only their role gives away."""
        return RoleNames(self.roles.frames, self.bodies.lexicon).added(page, names_of(page, entities, programmes))

    def _doings(self, known: _Known) -> tuple[Doing, ...]:
        listed = frozenset(t for e in known.entities if e.iri for s in e.spans for t in range(s.start, s.end))
        return own_doings(known.page, self.activities.find(known.page), known.related, listed)

    def _likely(self, known: _Known, doings: Sequence[Doing]) -> Iterator[Doing]:
        """Yield the doings that the judge takes for activities, with the types that it gives them."""
        for doing, told in zip(doings, every_clues(known.page, doings, known.names), strict=True):
            type_, sure = self.judge.verdict(told)
            if sure >= self.judge.least:
                yield doing._replace(type=type_, sure=sure)


def _not_within(words: Sequence[str], named: Iterable[Named], entities: Iterable[Entity]) -> list[Named]:
    """Return the programmes without single nouns that are a part of a body's name (`Gesundheitsregion Emsland`).

    Of an office's name that is a noun right behind its own (`Fachstelle Gesundheitsziele`), unless it serves an
    agreement.
    """
    longer = [(e.office, s) for e in entities if not e.is_class for s in e.spans if s.end > s.start + 1]
    inside = {token for office, span in longer if not office for token in range(span.start, span.end)}
    inside |= {s.start + 1 for office, s in longer if office and not AGREED.fullmatch(words[s.start + 1])}
    return [span for span in named if span[0] not in inside or span[1] > span[0] + 1]
