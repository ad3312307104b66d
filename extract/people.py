"""Target groups, audiences and settings of a page: words of the vocabularies outside names, where they mean someone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from extract.addressed import Addressed
from extract.analysis import Analysis
from extract.clause_clues import clause_clues
from extract.cloaks import ADDRESS, may_say_at, said_at
from extract.concepts import ConceptFinder, outside
from extract.doings import Doing
from extract.frames import Words
from extract.judge import Judge
from extract.lebenswelten import Taken, every_setting, is_place
from extract.mentions import Entity
from extract.people_clues import PERSONS, How, Named, people_clues
from extract.person_nouns import described, gendered
from extract.phrases import Found
from extract.records import AnyRecord, Audience, Setting, TargetGroup
from extract.sieve import Sieve

Form: TypeAlias = TargetGroup | Audience | Setting
ANYBODY = "akteurinnen-und-akteure"
ONE_PERSON = re.compile(r"[\wäöüß-]+(?:in|ung|or|eur|ant|ent|arzt|gremium|gruppe|schaft)|[\wäöüß-]*(?:meister|arzt)e?s")
EACH = re.compile(r"jede[rsnm]?", re.IGNORECASE)
ONE_OF_A_GROUP = frozenset({"frau", "herr", "mann", "kind", "familie"})
UNINFLECTED = re.compile(r"[\wäöüß-]+(?:lich|illig|igt)")
JOINTS = frozenset({",", "und", "oder", "sowie", "/", "bzw."})
ARTICLES = frozenset({"die", "den", "der"})
LONGEST_JOINT = 3
AT = Sieve(may_say_at)


class Scheme(NamedTuple):
    """The concepts of one scheme, the records that they become, and the judge of what is meant."""

    name: str
    finder: ConceptFinder
    form: type[Form]
    judge: Judge


class _Labels(NamedTuple):
    """The labels of each scheme that a page names, also inside names of bodies."""

    groups: list[Found]
    audiences: list[Found]
    settings: list[Found]


class PeopleFinder(NamedTuple):
    """The three schemes, and the words that decide doubtful cases."""

    groups: Scheme
    audiences: Scheme
    settings: Scheme
    words: Words

    @classmethod
    def load(cls, data: Traversable, finders: Mapping[str, ConceptFinder], words: Words) -> PeopleFinder:
        """Load the judges below *data* for the *finders* of the schemes `target-group`, `audience` and `setting`."""
        return cls(
            Scheme("target_groups", finders["target-group"], TargetGroup, Judge.load(data, "target_groups")),
            Scheme("audiences", finders["audience"], Audience, Judge.load(data, "audiences")),
            Scheme("settings", finders["setting"], Setting, Judge.load(data, "settings")),
            words,
        )

    def names_group(self, page: Analysis) -> bool:
        """Tell whether the page names a group of people at all."""
        return any(self.groups.finder.find(page))

    def records(
        self, page: Analysis, entities: Iterable[Entity], doings: Iterable[Doing], extractor: str
    ) -> Iterator[AnyRecord]:
        """Yield the records of one page."""
        every = self.possible(page, entities, doings)
        for scheme in (self.groups, self.audiences, self.settings):
            judged = [(named, scheme.judge.verdict(clues)[1]) for named, clues in every[scheme.name]]
            meant = [(named, sure) for named, sure in judged if sure >= scheme.judge.least or _is_addressed(named)]
            yield from _records(page, meant, scheme.form, extractor)

    def possible(
        self, page: Analysis, entities: Iterable[Entity], doings: Iterable[Doing]
    ) -> dict[str, list[tuple[Named, frozenset[str]]]]:
        """Return, by scheme, all words with their clues: what the judges are trained on.

        Words in names of *entities* mean nobody, but the noun of a place's name a setting (`im Landkreis Celle`).
        """
        told, bodies = tuple(doings), [entity for entity in entities if not entity.is_class]
        names = _named_by(bodies) | frozenset(_in_addresses(page))
        addressed = Addressed(page, told)
        labels = _Labels(*(s.finder.find(page) for s in (self.groups, self.audiences, self.settings)))
        found = self._audiences(page, names, labels)
        plain = [f for f, _ in found]
        kept = set(_enumerated(page, plain, [f for f in plain if self._is_audience(page, f, addressed)]))
        taken = Taken(names, _named_by(filter(is_place, bodies)))
        settings = every_setting(page, self.settings.finder, self.words, labels.settings, taken)
        lists: tuple[tuple[Scheme, list[tuple[Found, How, bool]]], ...] = (
            (self.groups, [(f, how, not _is_one(page, f)) for f, how in self._groups(page, names, labels)]),
            (self.audiences, [(f, how, f in kept) for f, how in found]),
            (self.settings, settings),
        )
        named = {s.name: [_named(page, s, one, addressed) for one in ones] for s, ones in lists}
        clues = {name: people_clues(page, ones, told) for name, ones in named.items()}
        theirs = clause_clues(page, (one.found for one in named[self.audiences.name]), told)
        clues[self.audiences.name] = list(map(frozenset.union, clues[self.audiences.name], theirs))
        return {name: list(zip(ones, clues[name], strict=True)) for name, ones in named.items()}

    def _groups(self, page: Analysis, names: frozenset[int], labels: _Labels) -> list[tuple[Found, How]]:
        finder = self.groups.finder
        found: list[tuple[Found, How]] = [(f, "label") for f in outside(labels.groups, names)]
        taken = names | _tokens(f for f, _ in found)
        theirs = taken | _tokens(labels.audiences)
        found += [(f, "head") for f in finder.compounds(page, theirs)]
        found += [(f, "described") for f in described(page, taken)]
        return sorted(found)

    def _audiences(self, page: Analysis, names: frozenset[int], labels: _Labels) -> list[tuple[Found, How]]:
        finder = self.audiences.finder
        found: list[tuple[Found, How]] = [(f, "label") for f in outside(labels.audiences, names)]
        taken = names | _tokens(f for f, _ in found) | _tokens(labels.groups)
        heads = finder.compounds(page, taken)
        taken |= _tokens(heads) | _tokens(self.groups.finder.compounds(page, taken))
        anybody = f"{next(iter(finder.concepts)).rsplit('/', 1)[0]}/{ANYBODY}"
        found += [(f, "head") for f in heads]
        found += [(f, "gender") for f in gendered(page, taken, anybody)]
        return sorted(found)

    def _is_audience(self, page: Analysis, found: Found, addressed: Addressed) -> bool:
        label = self.audiences.finder.concepts[found.iri].label
        if UNINFLECTED.fullmatch(page.words[found.start]) and found.end - found.start == 1:
            return False
        if PERSONS.search(label):
            return found.end - found.start > 1 or not ONE_PERSON.fullmatch(page.words[found.start])
        return addressed.is_addressed(found.start, found.end)


def _in_addresses(page: Analysis) -> Iterator[int]:
    """Yield the tokens inside e-mail addresses, whose words name nobody."""
    (said,) = page.where(AT)
    for number in said:
        sentence = page.sentences[number]
        first, last = page.span(sentence.start, sentence.end)
        text = page.text.text[first:last]
        found = (ADDRESS.search(text) if "@" in text else None) or said_at(text)
        if found:
            for place in range(sentence.start, sentence.end):
                start, end = page.span(place, place + 1)
                if first + found.start() <= start and end <= first + found.end():
                    yield place


def _is_addressed(named: Named) -> bool:
    """Tell whether people are described and addressed (`an Menschen, die wenig Geld haben`), too rare to be learned."""
    return named.how == "described" and named.addressed


def _named_by(entities: Iterable[Entity]) -> frozenset[int]:
    return frozenset(token for e in entities for span in e.spans for token in range(span.start, span.end))


def _tokens(found: Iterable[Found]) -> frozenset[int]:
    return frozenset(t for f in found for t in range(f.start, f.end))


def _named(page: Analysis, scheme: Scheme, one: tuple[Found, How, bool], addressed: Addressed) -> Named:
    found, how, kept = one
    concept = scheme.finder.concepts.get(found.iri)
    label = concept.label if concept and how != "head" else page.written(found.start, found.end)
    return Named(found, label, found.iri.rpartition("/")[2], how, kept, addressed.is_addressed(found.start, found.end))


def _enumerated(page: Analysis, named: list[Found], kept: list[Found]) -> list[Found]:
    """Return *kept* with those *named* whom only commas, `und` and articles join to one before (`Kreise, Städte …`)."""
    known = set(kept)
    for before, found in pairwise(named):
        if before in known and found not in known and _is_joined(page.words[before.end : found.start]):
            known.add(found)
    return sorted(known)


def _is_joined(between: list[str]) -> bool:
    return 0 < len(between) <= LONGEST_JOINT and between[0] in JOINTS and set(between) <= JOINTS | ARTICLES


def _is_one(page: Analysis, found: Found) -> bool:
    """Tell whether a word means one person and no group: `Frau Zabel`, `das Kind`, but not `jedes Kind`."""
    each = found.start > 0 and EACH.fullmatch(page.words[found.start - 1]) is not None
    return found.end - found.start == 1 and page.words[found.start].lower() in ONE_OF_A_GROUP and not each


def _records(page: Analysis, meant: Iterable[tuple[Named, float]], form: type[Form], extractor: str) -> Iterator[Form]:
    """Yield a record for each concept and wording, surest first where it is told more than once."""
    told: dict[tuple[str, str], tuple[Named, float]] = {}
    for named, sure in meant:
        written = page.written(named.found.start, named.found.end)
        best = told.setdefault((named.found.iri, written.lower()), (named, sure))
        if sure > best[1]:
            told[named.found.iri, written.lower()] = (named, sure)
    for named, sure in told.values():
        yield form(
            page=page.page,
            extractor=extractor,
            confidence=round(sure, 2),
            evidence=(page.evidence(named.found.start, named.found.end),),
            label=named.label,
            as_written=page.written(named.found.start, named.found.end),
            concept=named.found.iri or None,
        )
