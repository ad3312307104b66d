"""Words for settings (Lebenswelten): those of the vocabulary, beginnings of words, and nouns of places' names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Analysis
from extract.concepts import ConceptFinder, outside
from extract.frames import Words
from extract.mentions import Entity
from extract.people_clues import How
from extract.phrases import Found
from extract.sieve import Sieve

OPENING = frozenset({":", "–", "-", "•", "|", "„", "("})
ACTING = re.compile(
    r"(?:m[uü]ttern?|v[aä]tern?|lots\w+|manager\w*|arbeiter\w*|pat\w{1,3}|koordinator\w*|läufer\w*|helfer\w*|innen)$"
)
ADJECTIVE_STEMS = frozenset({"kommunal", "bezirklich", "betrieblich", "schulisch"})
AS_SETTING = re.compile(r"lebenswelt|setting", re.IGNORECASE)
PLACES = frozenset({"place", "district"})


class Taken(NamedTuple):
    """The tokens of bodies' names, and those of them that name places."""

    names: frozenset[int]
    places: frozenset[int]


def is_place(entity: Entity) -> bool:
    """Tell whether a body is a town or district, whose name begins with what it is (`Landkreis Celle`)."""
    return entity.kind in PLACES


def every_setting(
    page: Analysis,
    finder: ConceptFinder,
    words: Words,
    labels: Sequence[Found],
    taken: Taken,
) -> list[tuple[Found, How, bool]]:
    """Return every word for a setting, how it was found, and whether rules keep it.

    *labels* are the vocabulary's.
    """
    plain = outside(labels, taken.names)
    kept = frozenset((*(f for f in plain if _is_kept(page, words, f)), *_by_stem(page, finder, words, taken.names)))
    inside = [f for f in outside(labels, taken.names - taken.places) if f not in plain]
    found: list[tuple[Found, How, bool]] = [(f, "label", f in kept) for f in {*plain, *kept}]
    return sorted([*found, *((f, "named", False) for f in inside)])


def _is_kept(page: Analysis, words: Words, found: Found) -> bool:
    """Tell whether a word means a setting, which a doubtful one does only where the sentence calls it so."""
    doubtful = found.iri.rsplit("/", 1)[1] in words.named_settings
    return not doubtful or AS_SETTING.search(page.said(page.sentences[page.sentence_of[found.start]])) is not None


def _by_stem(page: Analysis, finder: ConceptFinder, words: Words, names: frozenset[int]) -> Iterator[Found]:
    base = next(iter(finder.concepts), "").rsplit("/", 1)[0]
    (stemmed,) = page.where(_begins_with(tuple(words.setting_stems)))
    for number, places in stemmed.items():
        for place in places:
            word, first = page.small[place], page.sentences[number].start
            slug = next((s for stem, s in words.setting_stems.items() if word.startswith(stem)), None)
            fits = page.words[place][:1].islower() or (_is_adjective(word) and _names_place(page, place, first))
            if slug and fits and place not in names and f"{base}/{slug}" in finder.concepts:
                yield Found(place, place + 1, f"{base}/{slug}")


@lru_cache(maxsize=8)
def _begins_with(stems: tuple[str, ...]) -> Sieve:
    return Sieve(lambda word: word.lower().startswith(stems))


def _names_place(page: Analysis, place: int, first: int) -> bool:
    """Tell whether a word with a capital means a place: no adjective of a name (`der Kommunale Beirat`), no people."""
    word = page.words[place]
    opens = place == first or page.words[place - 1] in OPENING
    return not ACTING.search(word) and (opens or not word.lower().startswith(tuple(ADJECTIVE_STEMS)))


def _is_adjective(word: str) -> bool:
    """Tell whether a word that begins with the stem of an adjective is one (`Kommunale`, not `Kommunalpolitik`)."""
    stem = next((stem for stem in ADJECTIVE_STEMS if word.startswith(stem)), None)
    return stem is None or word.removeprefix(stem) in {"", "e", "er", "en", "es", "em"}
