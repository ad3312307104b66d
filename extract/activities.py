"""Finds what offices and projects do: items of task lists, verb phrases, and nouns of the activity vocabulary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from extract.agents import agent_of
from extract.analysis import Analysis, Sentence
from extract.clauses import Clause, clauses
from extract.concepts import ConceptFinder
from extract.doings import Doing, Rule
from extract.german.bracket import JOINTS
from extract.german.inflection import verb_words
from extract.noun_reach import MOST_REACHED, named, reach
from extract.objects import Sorts
from extract.sieve import Sieve
from extract.vocabulary import Concept

NO_TASKS = re.compile(
    r"mitglied|partner|förder(?:er|t)|kontakt|ansprech|download|links|termine|standorte|presse|literatur|träger",
    re.IGNORECASE,
)
WORD = re.compile(r"[\w-]+")
SHORT_BLOCKS = frozenset({"heading", "cell", "term", "definition"})
LONGEST_ITEM, LONGEST_SHORT = 30, 9
NAMED = frozenset({"gremium", "projekt"})


class ActivityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `activity-verbs.toml`: verbs by the type they express, generic verbs, and words that hint at a type."""

    generic: frozenset[str]
    verbs: dict[str, tuple[str, ...]]
    keywords: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, str, str]]


class Told(NamedTuple):
    """What a form of a verb tells: how it is read, its loose particle, its type, its concept and its lemma."""

    kind: str
    particle: str
    type: str
    concept: Concept | None
    lemma: str


class ActivityFinder:
    """Finds activities with the vocabulary's nouns, compounds and verbs."""

    def __init__(
        self, finder: ConceptFinder, words: ActivityWords, sorts: Sorts, irregular: dict[str, tuple[str, str, str]]
    ) -> None:
        self._finder = finder
        self._sorts = sorts
        irregular = {**irregular, **words.irregular}
        concepts = finder.concepts.values()
        self._verbs: dict[str, list[Told]] = {}
        self._verbal = Sieve(lambda word: word.lower() in self._verbs)
        self._keywords = words.keywords
        self._phrases_of = [(kind, told) for kind, hints in words.keywords.items() for told in hints if " " in told]
        self._of_stretch = lru_cache(maxsize=50_000)(self._hints_of)
        self._generic = words.generic
        for type_, lemmas in words.verbs.items():
            for lemma in lemmas:
                self._learn(lemma, type_, None, irregular)
        for concept in concepts:
            for lemma in concept.verbs:
                self._learn(lemma, concept.activity_type or "sonstiges", concept, irregular)

    def _learn(
        self, lemma: str, type_: str, concept: Concept | None, irregular: dict[str, tuple[str, str, str]]
    ) -> None:
        for form, kind, particle in verb_words(lemma, irregular):
            self._verbs.setdefault(form, []).insert(0, Told(kind, particle, type_, concept, lemma))

    def find(self, page: Analysis) -> list[Doing]:
        """Return the activities of the main text from left to right, none inside another."""
        nouns = self._nouns(page)
        places: dict[int, list[int]] = defaultdict(list)
        for place in sorted(nouns):
            places[page.sentence_of[place]].append(place)
        (verbal,) = page.where(self._verbal)
        everything: list[Doing] = []
        for number, sentence in enumerate(page.sentences):
            found: list[Doing] = []
            if sentence.block.kind == "item" and _may_be_task(sentence, first=_begins(page, number)):
                found.append(self._item(page, sentence, nouns))
            elif sentence.block.kind in SHORT_BLOCKS and _may_be_told(sentence, first=_begins(page, number)):
                found.append(self._item(page, sentence, nouns)._replace(rule="short"))
            elif sentence.block.kind != "heading" and number in verbal:
                found += self._phrases(page, sentence, nouns)
            if number in places:
                found += self._alone(page, sentence, nouns, places[number], found)
            everything += found
        return sorted(everything, key=lambda doing: (doing.start, doing.end))

    def _below(self, sentence: Sentence) -> Iterator[str]:
        """Yield which sorts of things the heading or label above names: `Kurse, die Sie besuchen können`."""
        above = " ".join((*sentence.block.path[-1:], *sentence.block.labels))
        yield from (f"below {sort}" for sort in self._sorts.of(WORD.findall(above)))

    def _nouns(self, page: Analysis) -> dict[int, tuple[int, Concept]]:
        found = {f.start: (f.end, self._finder.concepts[f.iri]) for f in self._finder.find(page)}
        compounds = self._finder.compounds(page, found)
        return found | {f.start: (f.end, self._finder.concepts[f.iri]) for f in compounds}

    def _item(self, page: Analysis, sentence: Sentence, nouns: dict[int, tuple[int, Concept]]) -> Doing:
        last = sentence.end - 1 - (page.words[sentence.end - 1] in ".,;")
        verb = next(
            (w for w in (page.words[last].lower(), page.words[sentence.start].lower()) if w in self._verbs), None
        )
        readings = (
            self._verbs[verb] if verb and (verb != page.words[last].lower() or page.words[last][0].islower()) else []
        )
        known = readings[0] if readings else self._verb_inside(page, sentence)
        shared = self._beside(page.words, sentence.start, last) if readings else ()
        clause = Clause(sentence.start, sentence.end, last, "", "")
        told = self._telling(page.words, shared, known)
        doing = self._typed(page, clause, told, nouns, "item")
        return doing._replace(signs=(*doing.signs, *self._all_said(page.words, shared), *self._below(sentence)))

    def _beside(self, words: Sequence[str], first: int, last: int) -> tuple[int, ...]:
        """Return the verbs that begin or end an item together (`Kreise beraten und begleiten`), none if one."""
        for place, step in ((last, -2), (first, 2)):
            verbs = [place]
            while first <= (beside := verbs[-1] + step) <= last and self._joined(words, verbs[-1], beside):
                verbs.append(beside)
            if len(verbs) > 1:
                return tuple(sorted(verbs))
        return ()

    def _joined(self, words: Sequence[str], one: int, other: int) -> bool:
        both = (words[one].lower() in self._verbs, words[other].lower() in self._verbs)
        return all(both) and words[(one + other) // 2] in JOINTS | {","}

    def _verb_inside(self, page: Analysis, sentence: Sentence) -> Told | None:
        """Return what the first verb of an item tells that is a sentence: `Wir beraten Kitas`."""
        every = clauses(page.words, sentence.start, sentence.end, self._verbs)
        return next(filter(None, (self._reading(page.words, clause) for clause in every)), None)

    def _typed(
        self,
        page: Analysis,
        clause: Clause,
        known: Told | None,
        nouns: dict[int, tuple[int, Concept]],
        rule: Rule,
    ) -> Doing:
        """Give a doing its type: a telling verb's, else its first telling noun's, else a keyword's."""
        inside = [nouns[p][1] for p in range(clause.start, clause.end) if p in nouns]
        telling = next((c for c in inside if c.activity_type not in {"sonstiges", "projekt", None}), None)
        type_, concept = (known.type, known.concept) if known else ("sonstiges", None)
        hinted = self._hinted(page.written(clause.start, clause.end).lower())
        signs = [f"verb {type_}", f"does {known.lemma}"] if known else []
        signs += [f"noun {c.activity_type}" for c in inside if c.activity_type]
        signs += [f"concept {c.iri.rsplit('/', 1)[1]}" for c in inside]
        signs += [f"hint {hinted}"] if hinted else []
        signs += self._objects(page, clause.start, clause.end, type_ if known else None)
        if known is None or known.lemma in self._generic:
            concept = telling or concept or next(iter(inside), None)
            type_ = (telling.activity_type if telling else None) or hinted or type_
        return Doing(clause.start, clause.end, type_, concept, rule, signs=tuple(signs))

    def _objects(self, page: Analysis, start: int, end: int, done: str | None = None) -> Iterator[str]:
        """Yield which sorts of objects the tokens name, which first, and each with what its verb says is *done*."""
        sorts = self._sorts.of(page.words[start:end])
        yield from (f"first object {sort}" for sort in sorts[:1])
        for sort in sorts:
            yield f"object {sort}"
            if done:
                yield f"verb {done} of {sort}"

    def _hinted(self, text: str) -> str | None:
        """Return the first type that words of *text* hint at."""
        shown = set[str]().union(*map(self._of_stretch, text.split()))
        shown.update(type_ for type_, phrase in self._phrases_of if phrase in text)
        return next((type_ for type_ in self._keywords if type_ in shown), None)

    def _hints_of(self, stretch: str) -> tuple[str, ...]:
        """Return the types that a stretch of text without blanks hints at."""
        return tuple(type_ for type_, hints in self._keywords.items() if any(map(stretch.__contains__, hints)))

    def _phrases(self, page: Analysis, sentence: Sentence, nouns: dict[int, tuple[int, Concept]]) -> Iterator[Doing]:
        for clause in clauses(page.words, sentence.start, sentence.end, self._verbs):
            known = self._reading(page.words, clause)
            if known:
                every = (*clause.shared, clause.verb) if clause.shared else ()
                doing = self._typed(page, clause, self._telling(page.words, every, known), nouns, "phrase")
                signs = (*doing.signs, *self._all_said(page.words, every))
                agent = agent_of(page.words, clause, sentence.start, sentence.end)
                yield doing._replace(signs=signs, agent=agent)

    def _telling(self, words: Sequence[str], verbs: Sequence[int], known: Told | None) -> Told | None:
        """Return what is told by the first of *verbs*, which share an object, that says more than helping."""
        every = (self._verbs[words[place].lower()][0] for place in verbs)
        return next((told for told in every if told.lemma not in self._generic), known)

    def _all_said(self, words: Sequence[str], verbs: Sequence[int]) -> Iterator[str]:
        """Yield what *verbs* say that share an object."""
        told = [self._verbs[words[place].lower()][0] for place in verbs]
        yield from (f"verb {one.type}" for one in told)
        yield from (f"does {one.lemma}" for one in told)
        if told:
            yield f"verbs {' '.join(dict.fromkeys(one.type for one in told))}"

    def _reading(self, words: Sequence[str], clause: Clause) -> Told | None:
        for told in self._verbs[words[clause.verb].lower()]:
            if told.kind == clause.kind and (not told.particle or told.particle == clause.particle):
                return told
        return None

    def _alone(
        self,
        page: Analysis,
        sentence: Sentence,
        nouns: dict[int, tuple[int, Concept]],
        places: Iterable[int],
        found: Iterable[Doing],
    ) -> list[Doing]:
        """Return nouns at *places* outside what was found already, with what belongs to them on the right."""
        taken = tuple(found)
        alone: list[Doing] = []
        for place in places:
            if not any(d.start <= place < d.end for d in (*taken, *alone)):
                end, concept = nouns[place]
                if concept.activity_type in NAMED:
                    near = range(end, min(sentence.end, end + MOST_REACHED))
                    end = named(
                        page.words, near, {p for p in near if p in nouns and nouns[p][1].activity_type in NAMED}
                    )
                reached = reach(page.words, range(end, sentence.end), nouns, self._verbs)
                type_ = concept.activity_type or "sonstiges"
                signs = self._objects(page, place, reached)
                alone.append(Doing(place, reached, type_, concept, "noun", signs=tuple(signs)))
        return alone


def _may_be_task(sentence: Sentence, *, first: bool) -> bool:
    """Tell whether a list item may be a task: its first sentence, under no heading of people, bodies or dates."""
    above = " ".join((*sentence.block.path[-1:], *sentence.block.labels))
    return first and sentence.end - sentence.start <= LONGEST_ITEM and not NO_TASKS.search(above)


def _may_be_told(sentence: Sentence, *, first: bool) -> bool:
    return first and 1 < sentence.end - sentence.start <= LONGEST_SHORT and sentence.block.level != 1


def _begins(page: Analysis, number: int) -> bool:
    return number == 0 or page.sentences[number - 1].block is not page.sentences[number].block
