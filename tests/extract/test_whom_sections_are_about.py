"""Whom a role is for below headings that name nothing, by an inflected short name, and in a look back at an event."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.full_names import FullNames
from extract.html import read_html
from extract.reader import Reader
from extract.records import Party

TOPIC = "Projekt „Querwind“"
OFFICE = "Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen"


def subjects(reader: Reader, main: str, body: str = "AOK Hessen") -> list[Party]:
    """Return whom *body* may have a role for on a page with this main part, however probable."""
    page = read_html(f"<html lang='de'><body><main>{main}</main></body></html>".encode())
    found = reader.recogniser.possible_relations(analyse("p", "p", "", page))
    return [relation.subject for relation, _ in found if relation.object.name == body]


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("Auf einen Blick", TOPIC),
        ("Daten und Fakten", TOPIC),
        ("Kurz und knapp", TOPIC),
        ("Laufende Vorhaben", TOPIC),
        # what a heading names is what its section is about
        ("Treff am Markt", "Treff am Markt"),
    ],
)
def test_what_sections_usually_are_called_is_no_thing(reader: Reader, heading: str, subject: str) -> None:
    sheet = "<dl><dt>Förderung</dt><dd>AOK Hessen</dd></dl>"
    found = subjects(reader, f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2>{sheet}")
    assert [party.name for party in found] == [subject]


@pytest.mark.parametrize(
    ("heading", "subject"), [("„Noch ein Arbeitskreis“", TOPIC), ("„Nordufer bewegt“", "Nordufer bewegt")]
)
def test_a_sigh_in_quotation_marks_names_nothing(reader: Reader, heading: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2><p>Die Hälfte zahlt die AOK Hessen.</p>"
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("Gesund leben in Musterauer Kitas", TOPIC),
        # it is what the section is about, not only where something is
        ("Netzwerk Kinderland Nord", "Netzwerk Kinderland Nord"),
    ],
)
def test_a_body_where_a_heading_says_something_is_names_no_section(reader: Reader, heading: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2><p>Alle sind gesund. Träger ist die AOK Hessen.</p>"
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Gesunde Nachbarschaft Eggenberg", "Gesunde Nachbarschaft Eggenberg"),
        # another noun is another thing, and one word is too little
        ("Gesunde Küche Eggenberg", "Gesunden Nachbarschaft"),
        ("Gesunde", "Gesunden Nachbarschaft"),
    ],
)
def test_an_inflected_short_name_is_the_headings(title: str, name: str) -> None:
    main = f"<h1>{title}</h1><p>Wir kochen in der Gesunden Nachbarschaft.</p>"
    page = analyse("p", "p", "", read_html(main.encode()))
    assert FullNames(page).of(Party("Gesunden Nachbarschaft")).name == name


def test_a_look_back_at_an_event_is_called_by_the_event_too(reader: Reader) -> None:
    title = "Gesund auf dem Land: Rückblick auf die Regionalkonferenz in Kusel"
    (found,) = subjects(reader, f"<h1>{title}</h1><p>Viele kamen. Bezahlt hat die Konferenz die AOK Hessen.</p>")
    assert found.name == title
    assert {"Regionalkonferenz in Kusel", "Regionalkonferenz"} <= set(found.aliases)


@pytest.mark.parametrize(
    ("entry", "subject"),
    [
        ("Spaziergänge am Fluss, zusammen mit der AOK Hessen", "Spaziergänge am Fluss"),
        ("Kurs für Eltern rund um Schlaf, durchgeführt von der AOK Hessen", "Kurs für Eltern rund um Schlaf"),
        ("06.06.2024, Fachaustausch Bewegung, online (gemeinsam mit der AOK Hessen)", "Fachaustausch Bewegung"),
        ("„Pack ma’s“: Kurse für Arbeitslose, zusammen mit der AOK Hessen", "Pack ma’s"),
        # a whole sentence tells of what the page is about
        ("Wir besuchen Schulen, gemeinsam mit der AOK Hessen", TOPIC),
        ("drei Nachmittage, gemeinsam mit der AOK Hessen", TOPIC),
    ],
)
def test_an_entry_names_what_is_done_with_or_by_others(reader: Reader, entry: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>Angebote</h2><ul><li>{entry}</li><li>Kochen im Hof</li></ul>"
    assert {party.name for party in subjects(reader, main)} == {subject}


@pytest.mark.parametrize(
    ("term", "subject"),
    [
        ("Zertifikatskurs Stadtteilgesundheit", "Zertifikatskurs Stadtteilgesundheit"),
        # a question and a year name nothing
        ("Wer hilft dabei?", TOPIC),
        ("Seit 2019 dabei", TOPIC),
    ],
)
def test_a_term_names_what_its_definition_tells_of(reader: Reader, term: str, subject: str) -> None:
    sheet = f"<dl><dt>{term}</dt><dd>drei Module, gemeinsam mit der AOK Hessen</dd></dl>"
    found = subjects(reader, f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>Angebote</h2>{sheet}")
    assert {party.name for party in found} == {subject}


@pytest.mark.parametrize(
    ("block", "subject"),
    [
        ("Lotsinnen an Schulen. Sie beraten Familien im Ort. Träger ist die AOK Hessen.", "Lotsinnen an Schulen"),
        (
            "Lotsinnen an Schulen. Sie beraten Leute im Ort. Das Vorhaben führt die AOK Hessen durch.",
            "Lotsinnen an Schulen",
        ),
        # greetings, rubrics, labels and datelines name nothing
        ("Liebe Leserinnen und Leser. Wir beraten alle Familien. Träger ist die AOK Hessen.", TOPIC),
        ("Ziele und Aufgaben. Wir beraten alle Familien im Ort. Träger ist die AOK Hessen.", TOPIC),
        ("Ausrichterin: Dorf Nord. Wir beraten alle Familien im Ort. Träger ist die AOK Hessen.", TOPIC),
        ("Bad Musterau. – Wir beraten alle Familien im Ort. Träger ist die AOK Hessen.", TOPIC),
        # a single word may be a place
        ("Musterau. Wir beraten alle Familien im Ort. Träger ist die AOK Hessen.", TOPIC),
    ],
)
def test_a_block_tells_of_what_it_names_first(reader: Reader, block: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>Laufende Vorhaben</h2><p>{block}</p>"
    assert {party.name for party in subjects(reader, main)} == {subject}


def test_one_word_is_a_run_in_head_beside_longer_ones(reader: Reader) -> None:
    beside = "<p>Lotsinnen an Schulen. Sie beraten viele Familien im Ort.</p>"
    told = "<p>Hebammenzentrale. Wer keine findet, ruft uns hier an. Träger ist die AOK Hessen.</p>"
    found = subjects(reader, f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>Laufende Vorhaben</h2>{beside}{told}")
    assert [party.name for party in found] == ["Hebammenzentrale"]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (f"Veranstalterin ist die {OFFICE} gemeinsam mit der AOK Hessen.", "Fachtag „Querwind“"),
        # an office that does nothing here for the event is whom others work with
        (f"Am Fachtag war die {OFFICE}, die gemeinsam mit der AOK Hessen forscht.", OFFICE),
    ],
)
def test_who_acts_together_with_a_host_is_a_partner_of_what_is_hosted(
    reader: Reader, sentence: str, subject: str
) -> None:
    main = f"<h1>Fachtag „Querwind“</h1><p>Viele kamen. {sentence}</p>"
    assert {party.name for party in subjects(reader, main)} == {subject}


def test_the_next_sentence_is_not_about_the_host(reader: Reader) -> None:
    hosted = f"Veranstalterin ist die {OFFICE}. Die Kosten trägt die AOK Hessen."
    found = subjects(reader, f"<h1>Fachtag „Querwind“</h1><p>Viele kamen. {hosted}</p>")
    assert [party.name for party in found] == ["Fachtag „Querwind“"]


@pytest.mark.parametrize(
    ("noun", "subject"),
    [
        ("den Fachtag", "Querwind Nord"),
        # a forum may be a body that has nothing to do with it
        ("das Forum", "Forum"),
    ],
)
def test_an_event_that_nothing_bears_is_what_its_section_is_called(reader: Reader, noun: str, subject: str) -> None:
    told = f"<p>Viele kamen nach Musterau. Bezahlt hat {noun} die AOK Hessen.</p>"
    main = f"<h1>{OFFICE}</h1><p>Wir beraten.</p><h2>„Querwind Nord“</h2>{told}"
    assert [party.name for party in subjects(reader, main)] == [subject]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Im Beirat der Fachstelle ist die AOK Hessen vertreten.", "Beirat der Fachstelle"),
        ("Die AOK Hessen nimmt am Landesprogramm „Gesunde Orte“ teil.", "Landesprogramm „Gesunde Orte“"),
        # where a member is welcomed is not what it joins
        ("Auf der Tagung ist die AOK Hessen beigetreten.", "Netzwerk Querwind Nord"),
    ],
)
def test_who_joins_belongs_to_what_stands_behind_in_or_an(reader: Reader, sentence: str, subject: str) -> None:
    found = subjects(reader, f"<h1>Netzwerk Querwind Nord</h1><p>Wir sind viele. {sentence}</p>")
    assert {party.name for party in found} == {subject}


def test_whose_own_project_goes_on_hosts_it(reader: Reader) -> None:
    told = "Die AOK Hessen setzt deshalb ihre Kampagne „Gesund im Kiez“ fort."
    found = subjects(reader, f"<h1>{TOPIC}</h1><p>Wir sind viele. {told}</p>")
    assert {party.name for party in found} == {"Kampagne „Gesund im Kiez“"}


@pytest.mark.parametrize(
    ("heading", "block", "subject"),
    [
        ("Bausteine", "Babylotsinnen: Sie beraten viele Familien im Ort. Träger ist die AOK Hessen.", "Babylotsinnen"),
        ("Unsere Projekte", "Dahoam gsund stärkt alte Leute. Das Projekt zahlt die AOK Hessen.", "Dahoam gsund"),
        (
            "Unsere Projekte",
            "Demenz erkennen. Wir schulen Friseurinnen im Ort. Partner ist die AOK Hessen.",
            "Demenz erkennen",
        ),
        ("Bericht", "AG Sucht: Die Gruppe tagt im Mai und im Juni. Partner ist die AOK Hessen.", "AG Sucht"),
        ("Bericht", "Sommer im Hof: Wir kochen jeden Tag für alle. Das Projekt zahlt die AOK Hessen.", "Sommer im Hof"),
        # an article begins a sentence, a label and a line of a programme name nothing, and so does a body
        ("Unsere Projekte", "Der Kreis Nord berät Leute. Träger ist die AOK Hessen.", TOPIC),
        ("Bericht", "Anmeldung: Rufen Sie uns bis Freitag gern an. Träger ist die AOK Hessen.", TOPIC),
        ("Bericht", "Ort der Feier: Wir kochen jeden Tag im Hof. Träger ist die AOK Hessen.", TOPIC),
        ("Unsere Projekte", "Caritasverband Musterau: Er berät viele Familien. Partner ist die AOK Hessen.", TOPIC),
    ],
)
def test_a_run_in_head_ends_with_a_colon_or_a_verb_too(reader: Reader, heading: str, block: str, subject: str) -> None:
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{heading}</h2><p>{block}</p>"
    assert {party.name for party in subjects(reader, main)} == {subject}


@pytest.mark.parametrize(
    ("above", "heading", "subject"),
    [
        ("Laufende Projekte", "Rückenwind", "Rückenwind"),
        ("Laufende Projekte", "Ausgeruht! – Schlaf und Schicht", "Ausgeruht! – Schlaf und Schicht"),
        ("Arbeitsgruppen", "AG Gesund aufwachsen", "AG Gesund aufwachsen"),
        # parts of something are not named by their themes
        ("Bausteine", "Lebensphase", TOPIC),
        ("Ablauf", "Forum 1: Frauen", TOPIC),
    ],
)
def test_headings_below_one_that_announces_several_things_name_them(
    reader: Reader, above: str, heading: str, subject: str
) -> None:
    told = "<p>Junge Leute kochen. Träger ist die AOK Hessen.</p>"
    main = f"<h1>{TOPIC}</h1><p>Wir kochen.</p><h2>{above}</h2><h3>{heading}</h3>{told}"
    assert {party.name for party in subjects(reader, main)} == {subject}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Die Kontaktstelle Demenz ist bei der AOK Hessen angesiedelt.", "Kontaktstelle Demenz"),
        # an office is no more than a place here, and has no members
        ("In der Kontaktstelle Demenz berät uns die AOK Hessen als Partner.", TOPIC),
        ("Mitglieder sind die AOK Hessen und, neu seit Mai, die Kontaktstelle Demenz.", TOPIC),
    ],
)
def test_an_office_of_another_kind_is_what_its_sentence_tells_of(reader: Reader, text: str, subject: str) -> None:
    found = subjects(reader, f"<h1>{TOPIC}</h1><p>Wir kochen.</p><p>{text}</p>")
    assert {party.name for party in found} == {subject}


def test_a_plural_verb_says_that_several_are_meant(reader: Reader) -> None:
    text = "Gute Besuche sind ein Vorhaben der Gesundheitskonferenz Musterau. Umgesetzt werden sie von der AOK Hessen."
    found = subjects(reader, f"<h1>Gute Besuche</h1><p>{text}</p>")
    assert {party.name for party in found} == {"Gute Besuche"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kita bewegt Nord – worum geht es?", "Kita bewegt Nord"),
        (
            "„Nicht noch ein Flyer!“ – Rückblick auf die Musterauer Gesundheitskonferenz",
            "Musterauer Gesundheitskonferenz",
        ),
        # what stands in quotation marks here is a name
        ("„Gesund im Kiez“ – Rückblick", "Gesund im Kiez"),
    ],
)
def test_what_a_title_asks_and_what_somebody_says_in_it_is_no_name(reader: Reader, title: str, name: str) -> None:
    (found,) = subjects(reader, f"<h1>{title}</h1><p>Wir kochen. Gefördert von: AOK Hessen.</p>")
    assert found.name == name


@pytest.mark.parametrize(
    ("main", "name", "also"),
    [
        (
            "<h2>Telefonkette gegen Einsamkeit</h2><p>Um neun klingelt es. Das Vorhaben zahlt die AOK Hessen.</p>",
            "Telefonkette gegen Einsamkeit",
            ("Telefonkette",),
        ),
    ],
)
def test_a_thing_keeps_its_short_names(reader: Reader, main: str, name: str, also: tuple[str, ...]) -> None:
    (found,) = subjects(reader, f"<h1>Kurier</h1><p>Wir kochen.</p>{main}")
    assert (found.name, found.aliases) == (name, also)


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Die Präventionskette „Biss“ ist neu.", ("Biss", "Präventionskette")),
        # two names are two things, and projects may be many
        ("Die Präventionskette „Biss“ folgt der Präventionskette „Mut“.", ("Präventionskette",)),
        ("Das Projekt „Biss“ ist neu.", ()),
    ],
)
def test_a_thing_is_called_by_what_alone_is_quoted_behind_its_noun(text: str, also: tuple[str, ...]) -> None:
    page = analyse("p", "p", "", read_html(f"<p>{text}</p>".encode()))
    name = f"{text.split()[1]} im Landkreis Musterau"
    assert FullNames(page).of(Party(name)).aliases == also
