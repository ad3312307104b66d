"""What grammar makes a sentence be about, and what is made together in it: by its noun alone, nothing marks it."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.html import read_html
from extract.reader import Reader


def subjects(reader: Reader, sentence: str, body: str = "AOK Hessen") -> set[str]:
    """Return whom *body* may have a role for in a *sentence* of a page about something else, however probable."""
    main = f"<h1>Projekt „Querwind“</h1><p>Wir kochen für alle. {sentence}</p>"
    page = read_html(f"<html lang='de'><body><main>{main}</main></body></html>".encode())
    found = reader.recogniser.possible_relations(analyse("p", "p", "", page))
    return {relation.subject.name for relation, _ in found if relation.object.name == body}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Die Elternschule wird von der AOK Hessen bezahlt.", "Elternschule"),
        ("Die Elternschule am Markt wird von der AOK Hessen bezahlt.", "Elternschule am Markt"),
        ("Getragen wird die Tagesstätte von der AOK Hessen.", "Tagesstätte"),
        ("Finanziert werden unsere Fortbildungen durch die AOK Hessen.", "Fortbildungen"),
        # what is paid or done leaves open of which thing it is
        ("Die Miete wird von der AOK Hessen bezahlt.", "Projekt „Querwind“"),
        ("Die Aufwendungen werden durch die AOK Hessen finanziert.", "Projekt „Querwind“"),
        ("Finanziert wird die Arbeit je zur Hälfte von der AOK Hessen.", "Projekt „Querwind“"),
        ("Bezahlt wurden die Gebühren von der AOK Hessen.", "Projekt „Querwind“"),
        # another clause is about something else
        ("Die Elternschule wird umgebaut; Träger ist die AOK Hessen.", "Projekt „Querwind“"),
    ],
)
def test_a_passive_clause_is_about_its_subject(reader: Reader, sentence: str, subject: str) -> None:
    assert subjects(reader, sentence) == {subject}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Die Seminare zur Ernährung gestalten wir zusammen mit der AOK Hessen.", "Seminare zur Ernährung"),
        ("Den Kochkurs bezahlt die AOK Hessen.", "Kochkurs"),
        # what comes in kind is for what the page is about
        ("Die Töpfe bezahlt die AOK Hessen.", "Projekt „Querwind“"),
        ("Die Seminare kennen alle, und die Kosten übernimmt die AOK Hessen.", "Projekt „Querwind“"),
    ],
)
def test_what_is_offered_stands_before_the_verb(reader: Reader, sentence: str, subject: str) -> None:
    assert subjects(reader, sentence) == {subject}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (
            "In Lehe erproben wir gemeinsam mit der AOK Hessen eine Mutter-Kind-Sprechstunde.",
            "Mutter-Kind-Sprechstunde",
        ),
        # not every new thing is made
        ("Wir kennen gemeinsam mit der AOK Hessen eine Mutter-Kind-Sprechstunde.", "Projekt „Querwind“"),
    ],
)
def test_what_is_tried_together_is_whose_partners_they_are(reader: Reader, sentence: str, subject: str) -> None:
    assert subjects(reader, sentence) == {subject}
