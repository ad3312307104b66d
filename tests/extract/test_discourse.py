"""A role that names nothing is for what the section speaks of; pronouns agree with what they mean."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.gender import gender, may_mean
from extract.masked_page import unheard
from extract.plain import read_plain
from extract.reader import Reader
from extract.records import Relation
from extract.relations import relations
from extract.role_sentences import read_sentences
from extract.subjects import names_of, subject_of


def subjects(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Return (subject, object) of every relation read from a plain text."""
    recogniser = reader.recogniser
    page = analyse("p", "p", "", read_plain(text))
    bodies = recogniser.bodies.find(page, None)
    names = names_of(page, bodies, recogniser.programmes.parties(page))
    read = read_sentences(page, names, recogniser.roles.frames)
    found = relations(page, read, unheard(names, subject_of(page, names)), recogniser.roles, "e")
    return [(relation.subject.name, relation.object.name) for relation in found]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("Geschäftsstelle", "f"), ("Bündnis", "n"), ("Fachtag", "m"), ("Gesundheitskonferenz", "f"), ("Projekte", "p"),
        ("Verbundes", "m"), ("Morgenrot", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_head_of_a_noun_tells_its_gender(noun: str, expected: str) -> None:
    assert gender(noun) == expected


@pytest.mark.parametrize(("pronoun", "kind"), [("sie", "f"), ("er", "m"), ("dafür", "m"), ("er", "")])
def test_a_pronoun_means_what_agrees_with_it(pronoun: str, kind: str) -> None:
    assert may_mean(pronoun, kind)


@pytest.mark.parametrize(("pronoun", "kind"), [("sie", "n"), ("ihm", "f"), ("es", "m")])
def test_a_pronoun_does_not_mean_what_disagrees_with_it(pronoun: str, kind: str) -> None:
    assert not may_mean(pronoun, kind)


def test_a_role_that_names_nothing_is_for_what_the_paragraph_speaks_of(reader: Reader) -> None:
    text = (
        "Fachstelle Gesundheit\n\nDie Fachstelle Gesundheit vergibt den Preis „Gesunder Kiez“. "
        "Das Projekt „Bunter Teller“ läuft bis 2027. Die Kosten trägt die Unfallkasse Musterland."
    )
    assert ("Bunter Teller", "Unfallkasse Musterland") in [
        (name.split("„")[-1].strip("“"), body) for name, body in subjects(reader, text)
    ]


@pytest.mark.parametrize(
    ("before", "sentence", "subject", "body"),
    [
        (
            "Die Landeskoordinierung besteht seit 2013.",
            "Sie ist der Ärztekammer Musterland angegliedert.",
            "Landeskoordinierung",
            "Ärztekammer Musterland",
        ),
        (
            "Der Hitzeaktionsplan nimmt Kinder in den Blick.",
            "Erarbeitet wurde er zusammen mit der Universität Musterstadt.",
            "Hitzeaktionsplan",
            "Universität Musterstadt",
        ),
        (
            "Auf der Tagung wurde „Bunter Teller“ gezeigt.",
            "Die Unfallkasse Musterland unterstützt das Vorhaben mit 40.000 Euro.",
            "Bunter Teller",
            "Unfallkasse Musterland",
        ),
        (
            "„Wir sind viele“, sagt eine Mutter in der Fachstelle Prävention.",
            "Träger ist die Stiftung Gesunde Zukunft.",
            "Fachstelle Prävention",
            "Stiftung Gesunde Zukunft",
        ),
        (
            "Die Gesunde Zukunft e. V. besteht seit 1990. Der Landessportverband Musterland half ihr.",
            "Mitglied des Vereins ist die Ärztekammer Musterland.",
            "Gesunde Zukunft e. V.",
            "Ärztekammer Musterland",
        ),
    ],
)
def test_what_was_just_spoken_of_is_meant(reader: Reader, before: str, sentence: str, subject: str, body: str) -> None:
    assert (subject, body) in subjects(reader, f"Gesundheit im Kreis\n\n{before} {sentence}")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Die Fachstelle Gesundheit berät. Das Projekt Bunter Teller startet im Mai.", "Bunter Teller"),
        ("Seit Mai fährt das Gesundheitsmobil „Luise“ durch Musterstadt. Viele kommen jede Woche.", "Luise"),
        ("Ich lese den Wegweiser „Gute Reise“. Das Bündnis Gesund Essen tagt; es lädt ein.", "Bündnis Gesund Essen"),
        ("Das Quartiersbüro liegt im Quartier Musterdorf. Das Quartiersbüro ist neu.", "Quartiersbüro"),
    ],
)
def test_what_a_role_is_for(reader: Reader, text: str, subject: str) -> None:
    read = subjects(reader, f"Endlich hört mal einer zu\n\n{text} Finanziert wird es von der Ärztekammer Musterland.")
    assert (subject, "Ärztekammer Musterland") in [(name.split("„")[-1].strip("“"), body) for name, body in read]


def test_a_heading_beside_one_that_names_an_office_names_what_its_section_is_about(reader: Reader) -> None:
    html = (
        "<html lang='de'><body><main><h1>Team Gesundheit</h1><p>Wir arbeiten für gesundheitliche Chancengleichheit.</p>"
        "<h2>Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen</h2><p>Sie berät Kommunen.</p>"
        "<h2>Gut leben in den Dörfern</h2><p>Ältere gehen gemeinsam spazieren. "
        "Kooperationspartner: Ärztekammer Musterland.</p></main></body></html>"
    )
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    found = [(r.subject.name, r.object.name) for r in reading.records if isinstance(r, Relation)]
    assert found == [("Gut leben in den Dörfern", "Ärztekammer Musterland")]


ABOUT = [
    # title, heading, text, what it is about
    ("Über uns – Sonnenberg gesund", "Über uns", "Im Projekt Sonnenberg gesund kochen Nachbarn.", "Sonnenberg gesund"),
    ("Kurier", "Mitten im Dorf startet wieder", "Das Angebot „Mitten im Dorf“ ist neu.", "Mitten im Dorf"),
    ("Kurier", "Bewegte Runde am See", "Die Bewegte Runde am See trifft sich freitags.", "Bewegte Runde am See"),
    (
        "Kurier",
        "Endlich hilft uns wer",
        "Das Gesundheitszentrum Musterdorf öffnet morgen.",
        "Gesundheitszentrum Musterdorf",
    ),
]


ABOUT += [
    # a headline with a verb is no name, nor is what somebody says
    ("Kurier", "Konferenz nimmt Zähne in den Blick", "Das Projekt „Biss“ ist neu.", "Biss"),
    ("Kurier", "„Niemand kommt wegen der Zähne“", "Das Projekt „Biss“ ist neu.", "Biss"),
    # but one that says again what the text calls a project is its name
    ("Kurier", "Biss macht Kinder stark", "Das Projekt „Biss macht Kinder stark“ ist neu.", "Biss macht Kinder stark"),
    # a heading that names a place or a sum is no rubric, and the site beside it is its publisher
    (
        "Zusage für Neustadt | Bezirk Mitte",
        "Förderzusage für Neustadt",
        "Im Bezirk Mitte ist das Projekt „Biss“ neu.",
        "Biss",
    ),
    ("Das Projekt | Biss im Kiez", "Das Projekt", "Hier setzt Biss im Kiez an.", "Biss im Kiez"),
    # a short name in a heading means what the text calls so in full
    (
        "Kurier",
        "Biss in Augsburg",
        "„Biss – Zähne für alle“ läuft. Die Fachstelle Zahn hilft.",
        "Biss – Zähne für alle",
    ),
]


@pytest.mark.parametrize(("title", "heading", "text", "about"), ABOUT)
def test_what_a_page_is_about(reader: Reader, title: str, heading: str, text: str, about: str) -> None:
    main = f"<h1>{heading}</h1><p>{text} Es geht um Gesundheitsförderung für ältere Menschen.</p>"
    main += "<h2>Geld</h2><p>Gefördert durch die Ärztekammer Musterland.</p>"
    html = f"<html lang='de'><title>{title}</title><body><main>{main}</main></body></html>"
    _, reading = reader.read_bytes("p", html.encode(), "text/html")
    assert [r.subject.name.split("„")[-1].strip("“") for r in reading.records if isinstance(r, Relation)] == [about]


def test_members_belong_to_the_association_and_not_to_the_office_that_the_page_is_about(reader: Reader) -> None:
    text = (
        "Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen\n\nTräger ist die Landesvereinigung für "
        "Gesundheit Musterland. Mitglieder sind die Ärztekammer Musterland und der Caritasverband Musterland."
    )
    members = [name for name, body in subjects(reader, text) if body == "Ärztekammer Musterland"]
    assert members == ["Landesvereinigung für Gesundheit Musterland"]


def test_members_that_are_told_of_behind_a_bare_office_belong_to_its_conference(reader: Reader) -> None:
    text = (
        "Aus dem Kreis\n\nDie Kommunale Gesundheitskonferenz des Landkreises Tübingen tagt im Juli. "
        "Die Geschäftsstelle liegt am Markt. "
        "Mitglieder sind die Ärztekammer Musterland und der Caritasverband Musterland."
    )
    assert {name for name, _ in subjects(reader, text)} == {"Kommunale Gesundheitskonferenz des Landkreises Tübingen"}


def test_a_part_of_a_bodys_name_is_no_thing_and_nobody_is_partner_of_itself(reader: Reader) -> None:
    text = (
        "Stadterneuerung Nord GmbH\n\nDie Stadterneuerung Nord GmbH plant Quartiere. Beim Thema Gesundheit kooperiert "
        "sie mit der Hamburgischen Arbeitsgemeinschaft für Gesundheitsförderung e. V."
    )
    found = subjects(reader, text)
    assert [subject for subject, body in found if "Hamburgische" in body] == ["Stadterneuerung Nord GmbH"]
    assert not [subject for subject, _ in found if "Hamburgische" in subject]


@pytest.mark.parametrize(
    ("title", "sentence", "subject"),
    [
        ("KGC Hamburg", "Finanziert wurde die Handreichung von der Techniker Krankenkasse.", "Handreichung"),
        ("KGC Hamburg", "Der Flyer wurde von der Techniker Krankenkasse bezahlt.", "Flyer"),
        ("KGC Hamburg", "Finanziert wird die Arbeit von der Techniker Krankenkasse.", "KGC Hamburg"),
        (
            "Wegweiser Gesundes Altona",
            "Gefördert wird der Wegweiser von der Techniker Krankenkasse.",
            "Wegweiser Gesundes Altona",
        ),
    ],
)
def test_a_passive_whose_subject_is_a_publication_is_not_about_the_page(
    reader: Reader, title: str, sentence: str, subject: str
) -> None:
    assert (subject, "Techniker Krankenkasse") in subjects(reader, f"{title}\n\n{title} hilft vielen.\n\n{sentence}")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Gesundheitliche Chancengleichheit in Hamburg\n\nDie Landesvertretung Hamburg des Verbandes der "
            "Ersatzkassen e. V. (vdek) arbeitet mit der KGC Hamburg und der Sozialbehörde Hamburg zusammen."
            "\n\nDie KGC Hamburg berät Kitas."
        ),
        (
            "Hamburgische Arbeitsgemeinschaft für Gesundheitsförderung e. V. (HAG)\n\nDie HAG ist die "
            "Landesvereinigung für Gesundheitsförderung in Hamburg. Sie berät Kitas."
        ),
    ],
)
def test_who_works_with_others_or_is_something_hosts_nothing(reader: Reader, text: str) -> None:
    assert not [body for _, body in subjects(reader, text) if body.startswith("Landesv")]


def test_who_is_the_host_of_something_hosts_it(reader: Reader) -> None:
    text = "KGC Hamburg\n\nDie KGC Hamburg berät Kitas.\n\nTräger ist die Hamburgische Arbeitsgemeinschaft e. V."
    assert ("KGC Hamburg", "Hamburgische Arbeitsgemeinschaft e. V.") in subjects(reader, text)
