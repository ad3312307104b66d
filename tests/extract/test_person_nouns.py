"""People that no vocabulary names are found by the form of the noun, or by what is told of them."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import Analysis, analyse
from extract.concepts import ConceptFinder
from extract.html import read_html
from extract.people_clues import Named, enumerated_with
from extract.person_nouns import described, gendered
from extract.phrases import Found
from extract.vocabulary import load_concepts

NOBODY = frozenset[int]()


def page(sentence: str) -> Analysis:
    return analyse("p", "p", "", read_html(f"<main><h1>Gesund</h1><p>{sentence}</p></main>".encode()))


@pytest.mark.parametrize(("number", "counted"), [("zwölf", True), ("alle", False)])
def test_who_is_counted_makes_those_listed_with_them_counted(number: str, *, counted: bool) -> None:
    seen = page(f"Hier helfen {number} Frauen und Männer")
    women, men = seen.words.index("Frauen"), seen.words.index("Männer")
    named = [
        Named(Found(place, place + 1, ""), seen.words[place], "", "label", kept=True, addressed=False)
        for place in (women, men)
    ]
    assert ("with counted" in enumerated_with(seen, named)[1]) is counted


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Wir schulen Kursteilnehmer:innen und Hausbesorger*innen.", ["Kursteilnehmer:innen", "Hausbesorger*innen"]),
        (
            "Nachbarschaftsbotschafter/innen und Friseurinnen helfen.",
            ["Nachbarschaftsbotschafter/innen", "Friseurinnen"],
        ),
        ("Sie gewinnen in Berlin drinnen Zeit.", []),
        ("Die Gewinnen und Spinnen zählen nicht.", []),
        (
            "Wir bilden Übungsleitende und Gleichstellungsbeauftragte fort.",
            ["Übungsleitende", "Gleichstellungsbeauftragte"],
        ),
        ("Am Wochenende und am Jahresende sind Spenden und Legenden erlaubt.", []),
    ],
)
def test_a_noun_in_the_feminine_plural_or_an_inclusive_form_means_people(sentence: str, found: list[str]) -> None:
    seen = page(sentence)
    assert [seen.written(f.start, f.end) for f in gendered(seen, NOBODY, "anybody")] == found


@pytest.mark.parametrize(
    ("between", "with_"),
    [
        (" und ", {"with bodies", "with label", "with addressed"}),
        (", ", {"with bodies", "with label", "with addressed"}),
        (" treffen viele ", set()),
        (" und sonst fast nirgends an einem Tag auch ", set()),
    ],
)
def test_words_of_one_enumeration_know_each_other(between: str, with_: set[str]) -> None:
    seen = page(f"Hebammen{between}Schulen")
    start, last = seen.words.index("Hebammen"), seen.words.index("Schulen")
    hebammen = Named(Found(start, start + 1, ""), "Hebammen", "", "label", kept=True, addressed=False)
    schulen = Named(Found(last, last + 1, ""), "Schulen", "", "label", kept=True, addressed=True)
    assert enumerated_with(seen, [hebammen, schulen])[0] == with_


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Das hilft Menschen, die Bürgergeld beziehen, und anderen.", ["Menschen, die Bürgergeld beziehen"]),
        ("Alle, deren Geld nicht reicht, sind willkommen.", ["Alle, deren Geld nicht reicht"]),
        ("Sie besuchen Menschen über 80.", ["Menschen über 80"]),
        ("Auch Leute mit schmalem Budget kommen.", ["Leute mit schmalem Budget"]),
        ("Wer lange keine Arbeit hat, wird häufiger krank.", ["Wer lange keine Arbeit hat"]),
        ("Wer hilft mir, wenn ich krank bin?", []),
        ("Menschen, das wissen wir, brauchen Zeit.", []),
        ("Menschen in und um uns brauchen Zeit.", []),
    ],
)
def test_people_are_described_by_a_clause_or_a_preposition(sentence: str, found: list[str]) -> None:
    seen = page(sentence)
    assert [seen.written(f.start, f.end) for f in described(seen, NOBODY)] == found


@pytest.mark.parametrize(
    ("scheme", "word", "slug"),
    [
        ("audience", "Kreisplanerinnen", "planende"),
        ("audience", "Stadtteillotsen", "fachkraefte-der-migrationsarbeit"),
        ("audience", "Küchenpersonal", "fachkraefte"),
        ("audience", "Personal", None),
        ("audience", "Honorarkräfte", "fachkraefte"),
        ("audience", "Widerstandskraft", None),
        ("audience", "Abwehrkräfte", None),
        ("audience", "Begleitung", None),
        ("target-group", "Pflegekinder", "kinder"),
        ("target-group", "Bergmannswitwen", "aeltere-menschen"),
    ],
)
def test_a_compound_belongs_to_the_concept_of_its_head(scheme: str, word: str, slug: str | None) -> None:
    finder = ConceptFinder(load_concepts(curated("vocabularies")), scheme)
    found = list(finder.compounds(page(f"Das gilt für {word} sehr."), NOBODY))
    assert [f.iri.rpartition("/")[2] for f in found] == ([slug] if slug else [])
