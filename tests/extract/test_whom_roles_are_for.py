"""Whom a role is for: the page's topic by its bare name, what a sentence defines, no place, no source of money."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.html import read_html
from extract.masked_page import masks_of
from extract.plain import read_plain
from extract.reader import Reader
from extract.records import Relation
from extract.subjects import names_of, subject_of
from extract.topic_names import with_topic

OFFICE = "Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen"


def told(reader: Reader, main: str, title: str = "") -> list[tuple[str, str]]:
    """Return (subject, object) of the relations on a page with this main part."""
    return [(r.subject.name, r.object.name) for r in relations_of(reader, main, title)]


def relations_of(reader: Reader, main: str, title: str = "") -> list[Relation]:
    """Return the relations on a page with this main part and title."""
    html = (
        f"<html lang='de'><head><title>{title}</title></head><body><main>{main}"
        "<p>Es geht um Gesundheitsförderung für Ältere.</p></main></body></html>"
    )
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    return [record for record in reading.records if isinstance(record, Relation)]


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("Querwind Musterau (kurz QuM) ist ein Netzwerk im Norden der Stadt.", "Querwind Musterau"),
        ("Querwind Musterau hilft. Im Landkreis gibt es auch ein Netzwerk für Senioren.", "Netzwerk für Senioren"),
    ],
)
def test_a_noun_points_to_what_a_sentence_says_that_it_is(reader: Reader, before: str, subject: str) -> None:
    founded = "<h2>Rückblick</h2><p>Gegründet wurde das Netzwerk von der AOK Hessen.</p>"
    main = f"<h1>Querwind Musterau</h1><p>{before}</p>{founded}"
    assert [name for name, _ in told(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("heading", "name", "masked"),
    [
        ("KitaStark – seelisch gesund", "KitaStark", "entwickelt wurde T100 in "),
        ("Querwind Musterau", "Querwind Musterau", "entwickelt wurde T100 in "),
        # a usual word that a heading begins with is no name of its own
        ("Pausen – seelisch gesund", "Pausen", "entwickelt wurde pausen in "),
    ],
)
def test_the_topic_is_found_by_its_bare_name(reader: Reader, heading: str, name: str, masked: str) -> None:
    page = analyse(
        "p", "p", "", read_html(f"<h1>{heading}</h1><p>Entwickelt wurde {name} im Mütterzentrum.</p>".encode())
    )
    names = names_of(page, reader.recogniser.bodies.find(page, None), {})
    masks = masks_of(page, with_topic(page, names, subject_of(page, names)))
    assert masks[-1].text.startswith(masked)


def test_whom_a_sentence_after_a_bare_name_is_for(reader: Reader) -> None:
    sentences = "Entwickelt wurde KitaStark im Mütterzentrum Nord. Die Umsetzung liegt bei der AOK Hessen."
    found = told(reader, f"<h1>KitaStark – seelisch gesund</h1><p>{sentences}</p>")
    assert [name for name, body in found if body == "AOK Hessen"] == ["KitaStark – seelisch gesund"]


@pytest.mark.parametrize(
    ("lead", "subject"),
    [
        # where something happens, and where its money comes from, is not what the page is about
        ("Voller Saal im Gemeinschaftszentrum Nord: Viele kamen.", "Gesund bleiben mit wenig Kraft"),
        ("Gefördert wird die Arbeit aus dem Programm „Gute Orte“.", "Gesund bleiben mit wenig Kraft"),
        ("Das Gemeinschaftszentrum Nord feiert. Viele kamen.", "Gemeinschaftszentrum Nord"),
        ("Das Programm „Gute Orte“ feiert. Viele kamen.", "Programm „Gute Orte“"),
    ],
)
def test_a_page_is_about_no_place_and_no_source_of_money(reader: Reader, lead: str, subject: str) -> None:
    carried = "<h2>Träger und Förderer</h2><p>Träger ist die AOK Hessen.</p>"
    main = f"<h1>Gesund bleiben mit wenig Kraft</h1><p>{lead}</p>{carried}"
    assert {name for name, body in told(reader, main) if body == "AOK Hessen"} == {subject}


def test_the_project_is_not_where_people_are_met(reader: Reader) -> None:
    main = (
        "<h1>Gesundheitsfachkräfte im Quartier</h1><p>Man trifft sie im Bürgerzentrum. Das Projekt läuft gut. "
        "Träger ist die AOK Hessen.</p>"
    )
    assert told(reader, main) == [("Gesundheitsfachkräfte im Quartier", "AOK Hessen")]


@pytest.mark.parametrize(
    "entry",
    [
        "<dl><dt>Förderung</dt><dd>Landesprogramm „Gute Orte“</dd><dd>AOK Hessen</dd></dl>",
        "<dl><dt>Förderung</dt><dd>AOK Hessen (Programm „Gute Orte“)</dd></dl>",
    ],
)
def test_what_a_label_gives_a_role_is_not_whom_the_role_is_for(reader: Reader, entry: str) -> None:
    assert set(told(reader, f"<h1>Projekt „Querwind“</h1>{entry}")) == {("Projekt „Querwind“", "AOK Hessen")}


def test_a_sentence_below_a_label_tells_whom_its_role_is_for(reader: Reader) -> None:
    sentence = "Die AOK Hessen fördert das Programm „Gute Orte“."
    main = f"<h1>Projekt „Querwind“</h1><dl><dt>Förderung</dt><dd>{sentence}</dd></dl>"
    assert ("Programm „Gute Orte“", "AOK Hessen") in told(reader, main)


@pytest.mark.parametrize(
    ("board", "subject"),
    [
        ("des Gesundheitsforums", "Gesundheitsforum"),
        ("des Beirates", "Beirat"),
        ("des Lenkungskreises", "Lenkungskreis"),
    ],
)
def test_a_board_is_named_in_the_nominative(literal: Reader, board: str, subject: str) -> None:
    main = f"<h1>Aus dem Kreis</h1><p>Mitglied {board} ist die AOK Hessen.</p>"
    assert [name for name, _ in told(literal, main)] == [subject]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        (
            "Träger ist die AOK Hessen, die Stiftung Nord und die Stadt Kiel teilen sich die Kosten.",
            [["AOK Hessen"], ["Stiftung Nord", "Stadt Kiel"]],
        ),
        (
            "Träger sind die AOK Hessen, die Stiftung Nord und die Stadt Kiel.",
            [["AOK Hessen", "Stiftung Nord", "Stadt Kiel"]],
        ),
    ],
)
def test_two_bodies_before_a_verb_begin_a_clause_behind_one_that_is_something(
    reader: Reader, sentence: str, subjects: list[list[str]]
) -> None:
    page = analyse("p", "p", "", read_plain(sentence))
    bodies = reader.recogniser.bodies.find(page, None)
    (mask,) = masks_of(page, names_of(page, bodies, {}))
    assert [[e.name for e, _ in slot.members] for slot in mask.slots.values()] == subjects


def test_a_district_is_no_circle_of_members(reader: Reader) -> None:
    main = (
        "<h1>Fachstelle Prävention</h1><p>Das Netzwerk Gesunder Norden besteht seit 2010. Die Angebote sollen in den "
        "Landkreis. Mitglied ist die AOK Hessen.</p>"
    )
    assert [name for name, _ in told(reader, main)] == ["Netzwerk Gesunder Norden"]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Eingeladen hatten die AOK Hessen und die Stadt Kiel.", "Netzwerktreffen"),
        ("Eingeladen hatten wir gemeinsam mit der AOK Hessen.", "Netzwerktreffen"),
        ("Wir arbeiten gemeinsam mit der AOK Hessen.", "Koordinierungsstelle"),
    ],
)
def test_whoever_invites_invites_to_an_event(reader: Reader, sentence: str, subject: str) -> None:
    main = f"<h1>{OFFICE}</h1><p>Im Mai kamen 80 Gäste zum vierten Netzwerktreffen. {sentence}</p>"
    assert {name.split()[0] for name, _ in told(reader, main)} == {subject}


@pytest.mark.parametrize(
    ("named", "subject"),
    [("das Bewegungsmobil Hochfeld", "Bewegungsmobil Hochfeld"), ("ein Bewegungsmobil Geflüchtete", "Hilfe vor Ort")],
)
def test_what_is_new_is_not_called_by_the_noun_behind_it(reader: Reader, named: str, subject: str) -> None:
    main = f"<h1>Hilfe vor Ort</h1><p>In Hof lädt {named} ein. Die Kosten trägt die AOK Hessen.</p>"
    assert [name for name, _ in told(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("title", "heading", "lead", "subject"),
    [
        ("Über das Projekt – Ballwechsel", "Über das Projekt", "Ballwechsel bringt alle in Bewegung.", "Ballwechsel"),
        # the other part of the title is the website's name where the text says nothing of it
        (
            "Über das Projekt – Kreis Celle",
            "Über das Projekt",
            "Querwind bringt alle in Bewegung.",
            OFFICE,
        ),
        (
            "Team | Gesunder Norden e. V.",
            "Team",
            "Der Verein Gesunder Norden e. V. hilft.",
            "Gesunder Norden e. V.",
        ),
        ("Team | Kreis Celle", "Team", "Der Verein Gesunder Norden e. V. hilft.", OFFICE),
    ],
)
def test_a_title_names_what_a_page_below_a_rubric_is_about(
    reader: Reader, title: str, heading: str, lead: str, subject: str
) -> None:
    main = (
        f"<h1>{heading}</h1><p>{lead} Es berät die {OFFICE}.</p>"
        "<h2>Mit wem</h2><p>Wir arbeiten mit der AOK Hessen zusammen.</p>"
    )
    assert {name for name, _ in told(reader, main, title)} == {subject}


@pytest.mark.parametrize(
    ("purpose", "subject"),
    [
        ("Für das Projekt „Querwind“", "Projekt „Querwind“"),
        ("Auf der Tagung „Querwind“", OFFICE),
    ],
)
def test_whom_somebody_works_with_for_a_thing_is_its_partner(reader: Reader, purpose: str, subject: str) -> None:
    main = f"<h1>{OFFICE}</h1><p>{purpose} arbeiten wir mit der AOK Hessen zusammen.</p>"
    assert [name for name, _ in told(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        (", das die Richtung vorgibt,", "Gesundheitsforum"),
        ("", "Gesundheitsforum"),
        # no relative clause: an aside that has no finite verb at its end
        (", das wissen alle längst,", "Gesundheitsforum"),
    ],
)
def test_a_relative_clause_keeps_no_construction_apart(literal: Reader, clause: str, subject: str) -> None:
    sentence = f"Im Gesundheitsforum{clause} sitzen unter anderem die AOK Hessen und die Stadt Kiel."
    found = told(literal, f"<h1>Aus dem Kreis</h1><p>{sentence}</p>")
    assert found == ([(subject, "AOK Hessen"), (subject, "Stadt Kiel")] if "längst" not in clause else [])


def test_a_committee_is_told_who_it_is_made_up_of(literal: Reader) -> None:
    main = "<h1>Projekt „Querwind“</h1><p>Eine Projektgruppe aus AOK Hessen und Stadt Kiel trifft sich oft.</p>"
    assert told(literal, main) == [("Projektgruppe", "AOK Hessen"), ("Projektgruppe", "Stadt Kiel")]


def test_a_group_that_meets_for_itself_has_no_members_that_it_is_made_up_of(literal: Reader) -> None:
    main = "<h1>Projekt „Querwind“</h1><p>Eine Turngruppe aus der Stadt Kiel trifft sich oft.</p>"
    assert told(literal, main) == []


def test_a_row_says_the_role_of_an_organisation_in_a_cell_of_its_own(literal: Reader) -> None:
    rows = (("AOK Hessen", "Finanzierung"), ("Stadt Kiel", "Koordination in Kiel"), ("Diakonie Kiel", "Partner"))
    cells = "".join(f"<tr><td>{body}</td><td>{role}</td></tr>" for body, role in rows)
    table = f"<table><tr><th>Organisation</th><th>Rolle</th></tr>{cells}</table>"
    found = [(r.role, r.object.name) for r in relations_of(literal, f"<h1>Projekt „Querwind“</h1>{table}")]
    assert found == [("funder", "AOK Hessen"), ("host", "Stadt Kiel"), ("partner", "Diakonie Kiel")]


def test_a_programme_that_money_comes_from_is_not_what_is_paid(reader: Reader) -> None:
    paid = "Gefördert mit Mitteln der AOK Hessen sowie aus dem Städtebauförderprogramm Sozialer Zusammenhalt."
    found = told(reader, f"<h1>Projekt „Querwind“</h1><p>{paid}</p>")
    assert ("Projekt „Querwind“", "AOK Hessen") in found


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Der Rundbrief erscheint oft und wird aus Mitteln der AOK Hessen gefördert.", "Rundbrief"),
        ("Die Arbeit besteht lange und wird aus Mitteln der AOK Hessen gefördert.", OFFICE),
    ],
)
def test_who_pays_for_a_newsletter_pays_for_no_office(reader: Reader, sentence: str, subject: str) -> None:
    assert [name for name, _ in told(reader, f"<h1>{OFFICE}</h1><p>Wir beraten. {sentence}</p>")] == [subject]


def test_an_event_below_its_name_bears_it(reader: Reader) -> None:
    news = "<h2>Rückblick: „Gesund im Kiez“</h2><p>Viele kamen zum Fachtag. Veranstalterin war die AOK Hessen.</p>"
    found = told(reader, f"<h1>{OFFICE}</h1><p>Wir beraten.</p>{news}")
    assert [name for name, body in found if body == "AOK Hessen"] == ["Gesund im Kiez"]


@pytest.mark.parametrize(
    ("heading", "noun", "subject"),
    [
        ("Unser Arztmobil", "Angebot", "Arztmobil"),
        ("Hilfe am Rand", "Arztmobil", "Arztmobil"),
        # a word that leaves open what for is no name
        ("Hilfe am Rand", "Mobil", "Hilfe am Rand"),
    ],
)
def test_a_page_is_about_the_thing_that_it_points_to_again_and_again(
    reader: Reader, heading: str, noun: str, subject: str
) -> None:
    lead = f"Seit einem Jahr rollt das {noun}. Das {noun} hält am Markt. Alle kennen das {noun}."
    main = f"<h1>{heading}</h1><p>{lead}</p><h2>Wer trägt es?</h2><p>Träger ist die AOK Hessen.</p>"
    assert [name for name, _ in told(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Dem von der AOK Hessen gegründeten Netzwerktreffen folgten weitere.", "Netzwerktreffen"),
        # a participle without an attribute of its own points to nothing
        ("Gegründet haben ihn, gegründete Netzwerktreffen hin oder her, die AOK Hessen und die Stadt Kiel.", OFFICE),
    ],
)
def test_a_noun_behind_an_attribute_that_names_others_points_to_a_thing(
    reader: Reader, sentence: str, subject: str
) -> None:
    found = told(reader, f"<h1>{OFFICE}</h1><p>Wir beraten. {sentence}</p>")
    assert {name for name, body in found if body == "AOK Hessen"} == {subject}


def test_in_whose_hands_an_office_is_may_stand_right_behind_it(reader: Reader) -> None:
    sentence = f"Mittel vergibt die {OFFICE} unter dem Dach der AOK Hessen."
    found = told(reader, f"<h1>Programm „Gute Orte“</h1><p>Das Programm ist neu. {sentence}</p>")
    assert (OFFICE, "AOK Hessen") in found


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("Bald soll eine Clearingstelle klären, wer versichert ist.", "Clearingstelle"),
        ("Wir sind eine Clearingstelle für alle.", "Gesundheitstreff Nord"),
        ("Bald soll jemand klären, wer versichert ist.", "Gesundheitstreff Nord"),
    ],
)
def test_what_money_is_for_is_what_the_sentence_before_told_of_as_new(
    reader: Reader, before: str, subject: str
) -> None:
    main = f"<h1>Gesundheitstreff Nord</h1><p>{before} Das Geld dafür kommt von der AOK Hessen.</p>"
    assert [name for name, _ in told(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("lead", "subject"),
    [
        ("Zu den Programmkommunen zählen:", "Landesprogramm „Gute Orte“"),
        ("Mit dabei sind:", "Gesund im Norden"),
    ],
)
def test_a_compound_points_to_the_thing_of_its_first_part(reader: Reader, lead: str, subject: str) -> None:
    main = (
        "<h1>Gesund im Norden</h1><p>Gesund im Norden wächst. Ihr hilft das Landesprogramm „Gute Orte“.</p>"
        f"<h2>Sechs Standorte</h2><p>{lead}</p><ul><li>Stadt Kiel</li><li>Stadt Flensburg</li></ul>"
    )
    assert {name for name, _ in told(reader, main)} == {subject}


@pytest.mark.parametrize("heading", ["Sechs Standorte", "Das bekommen die Kommunen"])
def test_a_heading_that_counts_or_tells_is_no_thing(reader: Reader, heading: str) -> None:
    main = (
        f"<h1>Projekt „Querwind“</h1><p>Mehr zu {heading}.</p><h2>{heading}</h2><p>Träger ist die AOK Hessen.</p>"
        "<h2>Fachstelle Prävention</h2><p>Sie berät.</p>"
    )
    assert {name for name, body in told(reader, main) if body == "AOK Hessen"} == {"Projekt „Querwind“"}


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Im Mai richtet sie gemeinsam mit der AOK Hessen einen Gesundheitstreff ein.", "Gesundheitstreff"),
        ("Im Mai arbeitet sie gemeinsam mit der AOK Hessen in einem Gesundheitstreff.", OFFICE),
    ],
)
def test_whom_something_new_is_made_with_is_its_partner(reader: Reader, sentence: str, subject: str) -> None:
    found = told(reader, f"<h1>{OFFICE}</h1><p>Die {OFFICE} berät. {sentence}</p>")
    assert [name for name, _ in found] == [subject]


def test_a_report_of_an_event_is_about_the_event(reader: Reader) -> None:
    main = "<h1>Rückblick auf das Fachforum 2022</h1><p>Viele kamen. Eingeladen hatte die AOK Hessen.</p>"
    assert told(reader, main) == [("Fachforum 2022", "AOK Hessen")]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Hinzu kommen Mittel der AOK Hessen für „Gesunde Kita Nord“.", "Gesunde Kita Nord"),
        # what is only shown, or said, is not what the money is for
        ("Hinzu kommen Mittel der AOK Hessen, gezeigt wurde „Gesunde Kita Nord“.", "Querwind Nord e. V."),
        ("Hinzu kommen Mittel der AOK Hessen für „Wir sind dabei“.", "Querwind Nord e. V."),
    ],
)
def test_words_in_quotation_marks_name_what_something_is_for(reader: Reader, sentence: str, subject: str) -> None:
    found = told(reader, f"<h1>Verein Querwind Nord e. V.</h1><p>Wir sind viele. {sentence}</p>")
    assert [name for name, body in found if body == "AOK Hessen"] == [subject]


@pytest.mark.parametrize(
    ("heading", "noun", "subject"),
    [
        ("Projekt „Querwind“", "Das Kursprogramm", "Projekt „Querwind“"),
        ("Projekt „Querwind“", "Die Stelle", "Projekt „Querwind“"),
        # an event is no programme, and an office has many
        ("Fachtag „Querwind“", "Das Kursprogramm", "Kursprogramm"),
        (OFFICE, "Das Kursprogramm", "Kursprogramm"),
    ],
)
def test_a_compound_that_nothing_bears_means_the_topic(reader: Reader, heading: str, noun: str, subject: str) -> None:
    main = f"<h1>{heading}</h1><p>Viele kommen. {noun} wird von der AOK Hessen gefördert.</p>"
    assert [name for name, _ in told(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Dieser Verein, die AOK Hessen, trägt die Kosten.", "Projekt „Querwind“"),
        ("Dem Verein gehört die AOK Hessen an.", "Verein"),
    ],
)
def test_a_club_carries_things_and_has_members(reader: Reader, sentence: str, subject: str) -> None:
    found = told(reader, f"<h1>Projekt „Querwind“</h1><p>Das Projekt läuft gut. {sentence}</p>")
    assert {name for name, body in found if body == "AOK Hessen"} == {subject}
