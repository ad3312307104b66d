"""What the judge of roles is told: kinds of words, what a clause's verb is to the body, what was spoken of."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import analyse
from extract.judge import Judge, Weights
from extract.masked_page import unheard
from extract.plain import read_plain
from extract.reader import Reader
from extract.relations import relations
from extract.role_frames import ROLES, load_role_frames
from extract.role_sentences import read_sentences
from extract.spoken import kind_of_name
from extract.subjects import names_of, subject_of

KINDS = load_role_frames(curated("frames")).kinds


def clues(reader: Reader, text: str, number: int = 0) -> frozenset[str]:
    """Return the clues of the first body of the sentence *number* of a text."""
    recogniser = reader.recogniser
    page = analyse("p", "p", "", read_plain(text))
    names = names_of(page, recogniser.bodies.find(page, None), recogniser.programmes.parties(page))
    return read_sentences(page, names, recogniser.roles.frames).tellings[number][0].clues


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("finanzierte", "verb funder"), ("trägerinnen", "noun host"), ("trägerschaft", "duty host"), ("euro", "sum"),
        ("erklärte", "says"), ("referentin", "people"), ("turnhalle", "places"), ("beigetreten", "joins"),
    ],
)  # fmt: skip
def test_words_have_kinds_in_all_their_forms(word: str, kind: str) -> None:
    assert kind in KINDS[word]


@pytest.mark.parametrize("word", ["haben", "und", "morgenrot"])
def test_common_words_and_names_have_no_kind(word: str) -> None:
    assert word not in KINDS


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Runder Tisch Armut", "group"), ("Netzwerks", "group"), ("Fachstelle Morgenrot", "office"),
        ("Modellprojekt", "project"), ("Morgenrot", "name"), ("", "name"),
    ],
)  # fmt: skip
def test_a_thing_is_a_group_an_office_a_project_or_a_name(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_a_verb_tells_with_the_preposition_and_the_article_of_the_body(reader: Reader) -> None:
    told = clues(reader, "Das Projekt wird von der AOK Hessen finanziert, es läuft gut.")
    assert {"tells verb funder behind von", "tells verb funder as der von", "name aok", "governed von"} <= told
    assert "else verb funder" not in told


def test_a_verb_of_another_clause_tells_less(reader: Reader) -> None:
    told = clues(reader, "Die AOK Hessen freut sich, das Land finanzierte es.")
    assert "else verb funder" in told
    assert not any(clue.startswith("tells verb funder") for clue in told)


def test_members_are_told_from_partners_by_what_was_spoken_of(reader: Reader) -> None:
    group = clues(reader, "Das Netzwerk wächst. Mit dabei ist die AOK Hessen.", 1)
    project = clues(reader, "Das Projekt wächst. Mit dabei ist die AOK Hessen.", 1)
    assert {"subject group", "spoken group"} <= group
    assert {"subject project", "spoken project"} <= project


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"funder": 100}, ["funder", "funder"]),
        ({"partner": 400}, ["partner", "partner"]),
        ({"none": 500}, []),
    ],
)
def test_the_judge_keeps_changes_or_drops_the_role_of_a_construction(
    reader: Reader, weights: dict[str, int], expected: list[str]
) -> None:
    classes = (*ROLES, "none")
    judge = Judge(Weights(classes, 0.9, {"always": tuple(weights.get(name, 0) for name in classes)}))
    recogniser = reader.recogniser
    text = "Das Projekt „Morgenrot“ wird von der AOK Hessen und der Stadt Kehl finanziert."
    page = analyse("p", "p", "", read_plain(text))
    names = names_of(page, recogniser.bodies.find(page, None), recogniser.programmes.parties(page))
    lenient = recogniser.roles._replace(judge=judge)
    read = read_sentences(page, names, recogniser.roles.frames)
    found = relations(page, read, unheard(names, subject_of(page, names)), lenient, "e")
    assert [relation.role for relation in found] == expected
