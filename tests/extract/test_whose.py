"""Whose date or figure it is: the whole that members belong to, what a role is told of, a sentence's own subject."""

from __future__ import annotations

from functools import partial

import pytest

from extract.analysis import Analysis, analyse
from extract.masked_page import unheard
from extract.plain import read_plain
from extract.reader import Reader
from extract.relations import relations
from extract.role_sentences import read_sentences
from extract.subjects import names_of, subject_of
from extract.whose import Owners

OFFICE = "Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen"
WHOLE = "Kooperationsverbund Gesundheitliche Chancengleichheit"


def owners(reader: Reader, sentence: str) -> tuple[Analysis, Owners]:
    """Return an office's page that ends with *sentence*, and what knows the owners of its figures."""
    recogniser = reader.recogniser
    page = analyse("p", "p", "", read_plain(f"{OFFICE}\n\nDie KGC Hessen berät Kommunen.\n\n{sentence}"))
    names = names_of(page, recogniser.bodies.find(page, None), recogniser.programmes.parties(page))
    hears = partial(unheard, names, subject_of(page, names))
    read = read_sentences(page, names, recogniser.roles.frames)
    related = tuple(relations(page, read, hears(), recogniser.roles, "e"))
    return page, Owners(page, read, hears, related)


def owner(reader: Reader, sentence: str) -> str:
    """Return whose figures the last sentence of an office's page states."""
    page, stating = owners(reader, sentence)
    found = stating.of(page.sentences[-1])
    return found.name if found else ""


@pytest.mark.parametrize(
    "sentence",
    [
        f"Dem bundesweiten {WHOLE} gehören 76 Organisationen an.",
        f"Dem vom BIÖG initiierten {WHOLE} gehören heute 66 Organisationen an.",
        f"76 Organisationen gehören dem {WHOLE} an.",
        f"Sie ist Teil des Netzes, wie der {WHOLE}, dem 76 Organisationen angehören.",
        f"75 Organisationen gehören zum {WHOLE}.",
        f"Derzeit hat der {WHOLE} 76 Mitglieder.",
        f"Der {WHOLE} wurde 2003 gegründet.",
    ],
)
def test_the_figure_is_of_what_the_sentence_names(reader: Reader, sentence: str) -> None:
    assert WHOLE in owner(reader, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sie begann 2004.",
        "In Hessen gibt es zwölf Standorte.",
        f"Im {WHOLE} wirkt sie seit 2003 mit.",
        "Das Land Hessen fördert die KGC Hessen mit 60.000 Euro.",
        "Kommunen erhielten 2024 zwanzig Beratungen.",
    ],
)
def test_the_figure_is_of_the_page_where_the_sentence_names_no_other(reader: Reader, sentence: str) -> None:
    assert owner(reader, sentence) == OFFICE


def test_owners_are_the_same_in_whatever_order_they_are_asked_for(reader: Reader) -> None:
    told_last = f"Der {WHOLE} wurde 2003 gegründet. Er hat 76 Mitglieder."
    page, forwards = owners(reader, told_last)
    _, backwards = owners(reader, told_last)
    told = [forwards.of(sentence) for sentence in page.sentences]
    assert told == [backwards.of(sentence) for sentence in reversed(page.sentences)][::-1]
    assert len(set(told)) > 1
