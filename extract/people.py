"""Target groups, audiences and settings of a page: words of the vocabularies outside names, where they mean someone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeVar

from extract.activities import Doing
from extract.addressed import Addressed
from extract.analysis import Analysis
from extract.audience_clues import PERSONS, Named, audience_clues
from extract.concepts import ConceptFinder
from extract.frames import Words
from extract.judge import Judge
from extract.mentions import Entity
from extract.phrases import Found
from extract.records import AnyRecord, Audience, Setting, TargetGroup

Form = TypeVar("Form", TargetGroup, Audience, Setting)
ONE_PERSON = re.compile(r"[\wäöüß-]+(?:in|ung|or|eur|ant|ent|arzt|gremium|gruppe|schaft)|[\wäöüß-]*(?:meister|arzt)e?s")
ONE_OF_A_GROUP = frozenset({"frau", "herr", "mann", "kind", "familie"})
UNINFLECTED = re.compile(r"[\wäöüß-]+(?:lich|illig|igt)")
JOINTS = frozenset({",", "und", "oder", "sowie", "/", "bzw."})
ARTICLES = frozenset({"die", "den", "der"})
LONGEST_JOINT = 3
ADJECTIVE_STEMS = frozenset({"kommunal", "bezirklich", "betrieblich", "schulisch"})
AS_SETTING = re.compile(r"lebenswelt|setting", re.IGNORECASE)


class PeopleFinder(NamedTuple):
    """The finders of the three schemes, and the words that decide doubtful cases."""

    groups: ConceptFinder
    audiences: ConceptFinder
    settings: ConceptFinder
    words: Words
    judge: Judge

    def names_group(self, page: Analysis) -> bool:
        """Tell whether the page names a group of people at all."""
        return any(self.groups.find(page))

    def records(
        self, page: Analysis, entities: Iterable[Entity], doings: Iterable[Doing], extractor: str
    ) -> Iterator[AnyRecord]:
        """Yield the records of one page."""
        names = frozenset(t for e in entities if not e.is_class for s in e.spans for t in range(s.start, s.end))
        audiences = [named.found for named, clues in self.possible(page, names, doings) if self._is_meant(clues)]
        settings = [*self._settings(page, names), *self._by_stem(page, names)]
        groups = [f for f in self.groups.outside(page, names) if not _is_one(page, f)]
        yield from _records(page, self.groups, groups, TargetGroup, extractor)
        yield from _records(page, self.audiences, audiences, Audience, extractor)
        yield from _records(page, self.settings, settings, Setting, extractor)

    def possible(
        self, page: Analysis, names: frozenset[int], doings: Iterable[Doing]
    ) -> list[tuple[Named, frozenset[str]]]:
        """Return all words for audiences outside *names* with their clues: what the judge is trained on."""
        told = tuple(doings)
        addressed = Addressed(page, told)
        found = self.audiences.outside(page, names)
        kept = set(_enumerated(page, found, [f for f in found if self._is_audience(page, f, addressed)]))
        every = [
            Named(f, self.audiences.concepts[f.iri], f in kept, addressed.is_addressed(f.start, f.end)) for f in found
        ]
        return [(named, audience_clues(page, named, told)) for named in every]

    def _is_meant(self, clues: frozenset[str]) -> bool:
        return self.judge.verdict(clues)[1] >= self.judge.least

    def _is_audience(self, page: Analysis, found: Found, addressed: Addressed) -> bool:
        label = self.audiences.concepts[found.iri].label
        if UNINFLECTED.fullmatch(page.words[found.start]) and found.end - found.start == 1:
            return False
        if PERSONS.search(label):
            return found.end - found.start > 1 or not ONE_PERSON.fullmatch(page.words[found.start])
        return addressed.is_addressed(found.start, found.end)

    def _settings(self, page: Analysis, names: frozenset[int]) -> Iterator[Found]:
        for found in self.settings.outside(page, names):
            sentence = page.sentences[page.sentence_of[found.start]]
            doubtful = found.iri.rsplit("/", 1)[1] in self.words.named_settings
            if not doubtful or AS_SETTING.search(page.written(sentence.start, sentence.end)):
                yield found

    def _by_stem(self, page: Analysis, names: frozenset[int]) -> Iterator[Found]:
        base = next(iter(self.settings.concepts), "").rsplit("/", 1)[0]
        stems = tuple(self.words.setting_stems)
        for sentence in page.sentences:
            for place in range(sentence.start, sentence.end):
                word = page.words[place].lower()
                if not word.startswith(stems):
                    continue
                slug = next((s for stem, s in self.words.setting_stems.items() if word.startswith(stem)), None)
                fits = page.words[place][:1].islower() or _is_adjective(word)
                if slug and fits and place not in names and f"{base}/{slug}" in self.settings.concepts:
                    yield Found(place, place + 1, f"{base}/{slug}")


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
    """Tell whether a word means one person and no group: `Frau Zabel`, `das Kind`."""
    return found.end - found.start == 1 and page.words[found.start].lower() in ONE_OF_A_GROUP


def _is_adjective(word: str) -> bool:
    """Tell whether a word that begins with the stem of an adjective is one (`Kommunale`, not `Kommunalpolitik`)."""
    stem = next((stem for stem in ADJECTIVE_STEMS if word.startswith(stem)), None)
    return stem is None or word.removeprefix(stem) in {"", "e", "er", "en", "es", "em"}


def _records(
    page: Analysis, finder: ConceptFinder, kept: Iterable[Found], form: type[Form], extractor: str
) -> Iterator[Form]:
    told: set[tuple[str, str]] = set()
    for found in kept:
        written = page.written(found.start, found.end)
        if (found.iri, written.lower()) not in told:
            told.add((found.iri, written.lower()))
            yield form(
                page=page.page,
                extractor=extractor,
                confidence=0.9,
                evidence=(page.evidence(found.start, found.end),),
                label=finder.concepts[found.iri].label,
                as_written=written,
                concept=found.iri,
            )
