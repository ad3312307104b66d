"""People that no vocabulary names: nouns in a gender form, and `Menschen` with what tells them from others."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from extract.analysis import Analysis, Sentence
from extract.german.normalise import degender
from extract.phrases import Found
from extract.sieve import Sieve

SOMEBODY = frozenset({"menschen", "personen", "leute", "leuten", "alle", "bevölkerungsgruppen", "personengruppen"})
PLACED = frozenset({"mit", "ohne", "in", "im", "über", "ab", "unter", "aus", "von", "auf", "zwischen"})
RELATIVE = frozenset({"die", "deren", "denen"})
ENDS = frozenset({",", ".", ":", ";", "!", "?", "(", ")", "–", "“", "\n"})
BREAKS = ENDS | {"und", "oder", "sowie"}
LONGEST, MOST_PLACED = 14, 6
SHORTEST = 6
DOERS = re.compile(
    r"[A-ZÄÖÜ][\wäöüß-]*(?:leitende|lehrende|lernende|forschende|helfende|pflegende|betreuende|begleitende|beratende|sitzende|"
    r"arbeitende|studierende|unterrichtende|ausbildende|planende|handelnde|engagierte|beauftragte|bedienstete|delegierte|"
    r"verantwortliche|aktive|tätige|interessierte)n?"
)
GENDERED = re.compile(r"[A-ZÄÖÜ][\wäöüß-]*(?:[*:_·/(][iI]n(?:nen)?\)?|-?innen|Innen)")


def gendered(page: Analysis, taken: Container[int], iri: str) -> Iterator[Found]:
    """Yield the nouns in a feminine plural or inclusive form, or made of what people do, outside *taken*, as *iri*."""
    for place in page.capitals:
        if place not in taken and _means_people(page.words[place]):
            yield Found(place, place + 1, iri)


@lru_cache(maxsize=50_000)
def _means_people(word: str) -> bool:
    inclusive = GENDERED.fullmatch(word) is not None and SHORTEST <= len(degender(word)) < len(word)
    return inclusive or DOERS.fullmatch(word) is not None


def described(page: Analysis, taken: Container[int]) -> Iterator[Found]:
    """Yield `Menschen, die …`, `Menschen über 75` and `Wer … hat,` where no known concept stands, without an IRI."""
    (somebody,) = page.where(SOMEBODY_SAID)
    for number, places in somebody.items():
        for place in places:
            end = _end(page, page.sentences[number], place) if place not in taken else None
            if end is not None and end - place > 1:
                yield Found(place, end, "")


def _means_somebody(word: str) -> bool:
    return word == "Wer" or word.lower() in SOMEBODY


SOMEBODY_SAID = Sieve(_means_somebody)


def _end(page: Analysis, sentence: Sentence, place: int) -> int | None:
    """Return where the description of people ends that begins at *place*."""
    words, last = page.words, sentence.end
    if words[place] == "Wer" and place == sentence.start and words[last - 1] != "?":
        comma = _stop(page, place + 1, last, ENDS)
        return comma if comma < last and words[comma] == "," and comma - place <= LONGEST else None
    if page.small[place] not in SOMEBODY or place + 2 >= last:
        return None
    if words[place + 1] == "," and words[place + 2].lower() in RELATIVE:
        return min(_stop(page, place + 2, last, ENDS), place + LONGEST)
    if words[place + 1].lower() in PLACED:
        return _noun_end(page, place + 2, min(last, place + 2 + MOST_PLACED))
    return None


def _noun_end(page: Analysis, place: int, last: int) -> int | None:
    """Return the token behind the first noun or number from *place* on; None where a joint comes before."""
    stop = _stop(page, place, last, BREAKS)
    return next((p + 1 for p in range(place, stop) if page.words[p][:1].isupper() or page.words[p][0].isdigit()), None)


def _stop(page: Analysis, place: int, last: int, stops: frozenset[str]) -> int:
    return next((p for p in range(place, last) if page.words[p] in stops), last)
