"""Names told by the sentence itself: behind their noun, by a verb of calling, before a relative clause, in a term."""

from __future__ import annotations

import pytest

from extract.reader import Reader
from extract.records import Relation


def told(reader: Reader, main: str) -> list[tuple[str, str]]:
    """Return (subject, object) of the relations on a page with this main part."""
    html = f"<html lang='de'><body><main>{main}<p>Es geht um Gesundheitsförderung für Ältere.</p></main></body></html>"
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    return [(r.subject.name, r.object.name) for r in reading.records if isinstance(r, Relation)]


def about(reader: Reader, text: str) -> set[str]:
    """Return the subjects of the relations in a paragraph below a title that names nothing."""
    found = told(reader, f"<h1>Aus dem Kreis</h1><p>{text}</p>")
    return {subject.rpartition("„")[2].strip("“") for subject, _ in found}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Am Fluss liegt der Ort. „Querwind“ heißt das Projekt. Finanziert wird es von der AOK Hessen.", "Querwind"),
        ("Faire Wege heißt das Projekt im Kreis. Finanziert wird es von der AOK Hessen.", "Faire Wege"),
        ("Unser Projekt nennt sich „Querwind“. Die AOK Hessen finanziert das Projekt.", "Querwind"),
        ("Das Vorhaben trägt den Namen „Querwind“. Finanziert wird es von der AOK Hessen.", "Querwind"),
        ("„Querwind“ heißt das Vorhaben, das die AOK Hessen finanziert.", "Querwind"),
        # what is told of a name in quotation marks is no name of the project
        ("Wir hörten „Querwind am Abend“. Finanziert wird das Projekt von der AOK Hessen.", "Querwind am Abend"),
    ],
)
def test_a_sentence_may_say_what_a_thing_is_called(reader: Reader, text: str, subject: str) -> None:
    assert about(reader, text) == {subject}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Das Projekt Querwind ist neu. Finanziert wird es von der AOK Hessen.", "Querwind"),
        ("Das Programm teamw()rk für Gesundheit und Arbeit ist neu. Finanziert wird es von der AOK Hessen.",
         "teamw()rk für Gesundheit und Arbeit"),
        # a noun with no verb behind it is no name
        ("In dem Projekt Mitarbeitende zu finden ist schwer. Finanziert wird es von der AOK Hessen.", "Projekt"),
    ],
)  # fmt: skip
def test_a_noun_and_the_name_behind_it_are_one_thing(reader: Reader, text: str, subject: str) -> None:
    assert about(reader, text) == {subject}


def test_a_noun_points_to_what_was_introduced_with_it(reader: Reader) -> None:
    text = (
        "Die Kampagne „Querwind“ läuft seit Mai. Im Landkreis gibt es auch das Projekt „Bunter Teller“. "
        "Die Kampagne wird von der AOK Hessen finanziert."
    )
    assert about(reader, text) == {"Querwind"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Die Fachstelle Gesundheit geht auf das „Netzwerk gegen Armut“ zurück, das die AOK Hessen gegründet hat.",
         "Netzwerk gegen Armut"),
        ("Die Fachstelle Gesundheit lobt das Projekt „Querwind“, für das die AOK Hessen 3.000 Euro gegeben hat.",
         "Querwind"),
        ("Die Fachstelle Gesundheit hat ein Büro am Markt, Querstraße 3, und wird von der AOK Hessen finanziert.",
         "Fachstelle Gesundheit"),
        # the article behind a comma begins a main clause, whose verb is not last
        ("Die Fachstelle Gesundheit lobt das Projekt „Querwind“, das Geld für die Fachstelle gibt die AOK Hessen.",
         "Fachstelle Gesundheit"),
    ],
)  # fmt: skip
def test_a_relative_clause_tells_of_what_stands_before_it(reader: Reader, text: str, subject: str) -> None:
    assert about(reader, text) == {subject}


def test_a_pronoun_means_what_the_sentence_was_about_rather_than_what_a_preposition_governs(reader: Reader) -> None:
    text = "„Gute Wege“ ist unser Beitrag zum Projekt „Querwind“. Die AOK Hessen finanziert es."
    assert about(reader, text) == {"Gute Wege"}


def test_a_body_that_carries_a_thing_is_not_what_the_next_sentence_is_about(reader: Reader) -> None:
    text = "Das Projekt „Querwind“ ist neu. Träger ist das Gesundheitszentrum Musterdorf. Die AOK Hessen gibt das Geld."
    assert about(reader, text) == {"Querwind"}


def test_a_pronoun_may_mean_the_body_that_the_sentence_before_ends_with(reader: Reader) -> None:
    text = "Die Geschäfte führt das Quartiersbüro Musterdorf. Es wird von der AOK Hessen finanziert."
    assert ("Quartiersbüro Musterdorf", "AOK Hessen") in told(reader, f"<h1>Aus dem Kreis</h1><p>{text}</p>")


def test_a_genitive_is_not_what_the_sentence_was_about(reader: Reader) -> None:
    text = (
        "Das Projekt „Gute Wege“ ist neu. Eine Mutter des Treffs „Querwind“ freut sich. Die AOK Hessen gibt das Geld."
    )
    assert about(reader, text) == {"Gute Wege"}


def test_members_behind_a_term_belong_to_the_body_that_the_term_names(reader: Reader) -> None:
    main = (
        "<h1>Kommunale Gesundheitskonferenz</h1><p>Sie tagt im Rathaus.</p><dl><dt>Steuerungsgruppe</dt>"
        "<dd>Universitätsklinikum Heidelberg, Kreisärzteschaft, AOK Hessen</dd></dl>"
    )
    assert {subject for subject, _ in told(reader, main)} == {"Steuerungsgruppe"}
