"""Towns without `Stadt`: where a sentence says who joins or belongs, a bare name is a body (`Jena tritt bei`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.analysis import Analysis, Sentence
from extract.legal_forms import ARTICLES
from extract.mentions import Span
from extract.names.lexicon import Lexicon
from extract.names.towns import COMMON_ENDING, town

_JOINS = (
    "beigetreten angeschlossen aufgenommen ausgewählt mitglied mitglieder gehört gehören gehörte "
    "tritt treten trat traten schließt schließen schloss schlossen folgt folgen"
)
JOINS = frozenset(_JOINS.split())
ONE = frozenset({"ist", "war", "hat", "wurde", "gehört", "gehörte", "tritt", "trat", "schließt", "schloss", "sich"})
JOINTS = frozenset({",", "und", "sowie"})
WHERE = frozenset(
    {"in", "aus", "nach", "Stadt", "Gemeinde", "Landkreis", "Kreis", "Markt", "Region", "Landeshauptstadt"}
)
PLACES = frozenset({"place", "district"})
_NO_TOWN = (
    "Mitglied Mitglieder Teil Partner Gründungsmitglied Träger Politik Verwaltung Praxis Medizin Handel Handwerk "
    "Kirche Kirchen Medien Ärzte Apotheken Eltern Polizei Kassen Betriebe Vertreter"
)
NO_TOWN = frozenset(_NO_TOWN.split())
PEOPLE = re.compile(r"\w+(?:liche|ige|ende|ierte|ete|ene)n?")


def joins(word: str) -> bool:
    """Tell whether a word may say that somebody joins something or belongs to it."""
    return word.lower() in JOINS


def bare_towns(
    lexicon: Lexicon, page: Analysis, sentence: Sentence, spans: Sequence[Span], taken: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield where bare names of towns begin and end: a subject by itself, or listed with a place among the *spans*."""
    words, place = page.words, sentence.start
    while place < sentence.end:
        end = place if place in taken else town(words, place, sentence.end, lexicon.may_name)
        if end > place and _may_be_town(lexicon, page, words[place]):
            alone = _is_subject(words, place, end, sentence) and _is_place(page, words[place])
            if alone or _is_listed(words, place, end, spans):
                yield place, end
        place = max(end, place + 1)


def _may_be_town(lexicon: Lexicon, page: Analysis, word: str) -> bool:
    """Tell whether a word may name a town: no common noun, which stands behind an article somewhere on the page."""
    common = COMMON_ENDING.fullmatch(word) or PEOPLE.fullmatch(word) or lexicon.is_no_body(word)
    common = common or word in NO_TOWN or word in lexicon.words.departments
    return not common and not any(page.small[spot - 1] in ARTICLES for spot in page.spots.get(word, ()) if spot)


def _is_subject(words: Sequence[str], place: int, end: int, sentence: Sentence) -> bool:
    """Tell whether a name without an article is the subject of a verb in the singular."""
    after = words[end] if end < sentence.end else ""
    if place == sentence.start:
        return after in ONE
    return words[place - 1] in ONE and after not in JOINTS and not after[:1].isupper()


def _is_place(page: Analysis, word: str) -> bool:
    """Tell whether the page uses a word as a town's name elsewhere: `in Hanau`, `Hanauer`, or in its title."""
    if f"{word}er" in page.spots or word in (page.text.title or "").replace(",", " ").split():
        return True
    return any(page.words[spot - 1] in WHERE for spot in page.spots.get(word, ()) if spot)


def _is_listed(words: Sequence[str], place: int, end: int, spans: Sequence[Span]) -> bool:
    """Tell whether nothing but names, articles and joints stands between a name and a town or district in full."""
    beside = (span for span in spans if span.kind in PLACES)
    for span in beside:
        between = words[span.end : place] if span.end <= place else words[end : span.start]
        if between and not JOINTS.isdisjoint(between) and all(map(_is_of_a_list, between)):
            return not any(a == b == "," for a, b in pairwise(between))
    return False


def _is_of_a_list(word: str) -> bool:
    return word in JOINTS or word in ARTICLES or word[:1].isupper()
