"""What a sentence, a cell or a line of a page's head states: dates, figures, seats, former names; and what is none."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.blocks import PageText
from extract.dates import printed
from extract.facts import facts
from extract.html import read_html
from extract.plain import read_plain
from extract.records import Party


def told(text: PageText) -> set[tuple[str, str]]:
    """Return property and value of all facts."""
    return {(fact.property, fact.value) for fact in facts(analyse("p", "v", "", text), lambda _: Party("KGC"), "e")}


def values(sentence: str) -> set[str]:
    """Return the values that running text states, behind an opening sentence."""
    return {value for _, value in told(read_plain(f"Wir fördern die Gesundheit.\n{sentence}"))}


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Jeden Dienstag kommen 15 bis 20 Nachbarn.", {"15 bis 20"}),
        ("Neunzehn Einrichtungen machen mit.", {"Neunzehn"}),
        ("Im Land gibt es vierundzwanzig Netzwerke.", {"vierundzwanzig"}),
        ("Sie ist eine von vier „Dorfkümmerern“ im Kreis.", {"vier"}),
        ("Bewilligt wurden 26 von 41 Anträgen.", {"26 von 41"}),
        ("Neun von zehn Befragten kämen wieder.", {"Neun von zehn"}),
        ("Geschult sind elf unserer Vermittlungsfachkräfte.", {"elf"}),
        ("Im Juni stellten sieben von ihnen ihr Projekt vor.", {"sieben"}),
        ("Wir bilden Nachbarinnen aus, bisher 14.", {"14"}),
        ("Dabei sind inzwischen zwei.", set()),
        ("Es gibt zwei unserer Hefte auf Türkisch.", set()),
        ("Das Land zahlt bisher 40.000 Euro.", {"40.000 Euro"}),
        ("Vorhaben fördern wir mit 200 bis 2.500 Euro.", {"200 bis 2.500 Euro"}),
        ("Das Zertifikat gilt drei Jahre.", {"drei Jahre"}),
        ("Wer mitmacht, ist drei Jahre älter.", set()),
        (
            "Dies ist der Verein, der bis 2017 Landesverein für Gesundheit Saar hieß.",
            {"Landesverein für Gesundheit Saar"},
        ),
        ("Bis 2017 hieß er Landesverein für Gesundheit Saar.", {"Landesverein für Gesundheit Saar"}),
        ("Das Land gibt 5 000 Euro dazu.", {"5 000 Euro"}),
        ("Die Stadt zahlt rund € 100.000 dafür.", {"100.000 Euro"}),
        ("Nach § 24 des Gesetzes beruft sie ein Gremium.", set()),
        ("Auf der Liste steht unter TOP 3 Verschiedenes.", set()),
        ("Bitte wählen Sie die 116 117 oder wenden Sie sich an die Kasse.", set()),
        ("Gesucht werden Gemeinden unter 10.000 Einwohnern.", set()),
        ("Die Gemeinde hat 8.400 Einwohner.", {"8.400"}),
        ("Die 12 unterstützen den Prozess.", set()),
        ("Der Brief beginnt mit fünf Meldungen.", set()),
    ],
)
def test_what_is_counted_is_told_from_what_is_numbered(sentence: str, stated: set[str]) -> None:
    assert values(sentence) == stated


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Bei uns arbeiten zwei Fachkräfte.", {"zwei"}),
        ("Es gibt drei Modellkommunen.", {"drei"}),
        ("Die Idee hatten drei Hausärzte.", set()),
        ("Das WC hat leider zwei Stufen.", set()),
        ("Vier Hausärzte machen mit.", {"Vier"}),
    ],
)
def test_two_or_three_are_a_figure_only_of_posts_places_members_and_staff(sentence: str, stated: set[str]) -> None:
    assert values(sentence) == stated


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("27 haben das Zertifikat schon.", {"27"}),
        ("27 nahmen an der Schulung teil.", {"27"}),
        ("Heute sind wir zu siebt.", {"sieben"}),
        ("Sie kommen gern zu dritt.", set()),
        ("Damit sind wir 57.", {"57"}),
        ("Die Zahl der Plätze ist auf 25 begrenzt.", {"25"}),
        ("Vier Netzwerktreffen im Jahr bereitet sie vor.", {"Vier im Jahr"}),
    ],
)
def test_a_count_needs_no_noun_where_the_verb_counts(sentence: str, stated: set[str]) -> None:
    assert values(sentence) == stated


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Das Geld reicht in den nächsten drei Jahren.", {"drei Jahre"}),
        ("Die Laufzeit von drei Jahren ist knapp.", {"drei Jahre"}),
        ("Nach drei Jahren ist das Projekt zu Ende gegangen.", {"drei Jahre"}),
        ("Nach drei Jahren kommt ein Kind in die Kita.", set()),
        ("Die Schulung mit 40 Stunden ist kostenlos.", {"40 Stunden"}),
        ("Die Werkstatt ist in 24 Stunden ausgebucht.", set()),
        ("Sie besuchen einen 60-stündigen Kurs.", {"60-stündig"}),
        ("Das Blatt erscheint in 14-tägigem Wechsel.", set()),
    ],
)
def test_a_duration_is_told_in_the_nominative(sentence: str, stated: set[str]) -> None:
    assert values(sentence) == stated


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("2022 kamen 1.100 Menschen.", {"1.100"}),
        ("Schulkostenfonds: 148.000 Euro (2022) wurden ausgezahlt.", {"148.000 Euro"}),
        ("2022 beschloss der Rat, dass 30 Kitas mitmachen.", {"2022", "30"}),
        ("2012 beschloss der Rat Leitlinien.", {"2012"}),
        ("Seit 1. Oktober gibt es die Stelle.", {"1. Oktober"}),
        ("Seit April läuft die Förderung.", {"April"}),
        ("Das Projekt ist Ende Juni ausgelaufen.", {"Ende Juni"}),
        ("Am besten kommen Sie im April.", set()),
        ("Die Pressemitteilung Nr. 45/ 2025 erklärt es.", set()),
        ("So steht es im Rundbrief 3/2024 der Stelle.", set()),
        ("Der Bericht (PDF, 2021) liegt vor.", set()),
        ("Müller: Arm und krank, Mainz 2018", set()),
        ("Der Fachtag ist am 3. Mai 2018", {"3. Mai 2018"}),
    ],
)
def test_a_date_is_told_from_the_year_of_a_figure_an_issue_or_a_book(sentence: str, stated: set[str]) -> None:
    assert values(sentence) == stated


@pytest.mark.parametrize(
    "markup",
    [
        "<p>2022 kamen 1.100 Menschen.</p>",
        "<p>Gezählt: 1.100 Menschen (2022).</p>",
        "<dl><dt>Menschen</dt><dd>1.100 (2022)</dd></dl>",
    ],
)
def test_a_figure_is_of_the_year_in_its_clause(markup: str) -> None:
    text = read_html(f"<main><h1>KGC</h1><p>Stand: 3. Mai 2024</p>{markup}</main>".encode())
    found = list(facts(analyse("p", "v", "", text), lambda _: Party("KGC"), "e"))
    assert [(fact.value, fact.as_of) for fact in found] == [("1.100", "2022")]


def test_a_participle_that_opens_the_sentence_is_quoted_with_the_year() -> None:
    page = analyse("p", "v", "", read_plain("Gestartet hat das Modellprojekt 2015 der Kreis."))
    assert [fact.as_written for fact in facts(page, lambda _: Party("KGC"), "e")] == [
        "Gestartet hat das Modellprojekt 2015"
    ]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Die Landesvereinigung hat ihren Sitz in Kiel.", {("Sitz", "Kiel")}),
        ("Sie nimmt mit Sitz und Stimme teil.", set()),
        ("Bis dahin hießen wir „Regionaler Knoten Hessen“.", {("früherer Name", "Regionaler Knoten Hessen")}),
        ("Die KGC (früher Regionaler Knoten Berlin) berät.", {("früherer Name", "Regionaler Knoten Berlin")}),
        ("Das Motto hieß damals „Gesund in der Stadt“.", set()),
        ("Heute heißt sie „Gesund in der Stadt“.", set()),
        ("Ort: Kulturzentrum Pavillon, Hannover", {("Ort", "Kulturzentrum Pavillon, Hannover")}),
    ],
)
def test_seats_former_names_and_places_are_stated_by_name(sentence: str, stated: set[tuple[str, str]]) -> None:
    assert told(read_html(f"<main><h1>KGC</h1><p>{sentence}</p></main>".encode())) == stated


@pytest.mark.parametrize(
    "head",
    [
        "Hamburg, 7. Mai 2024",
        "18.03.2025 | Medieninfo",
        "Von Kai Zurheide · 6. Mai 2024",
        "Presseinfo Nr. 38 | 12.09.2024",
        "9. November 2023, 17:42 Uhr",
    ],
)
def test_a_line_before_the_running_text_says_when_it_was_published(head: str) -> None:
    assert told(read_html(f"<main><p>{head}</p><p>Der Kreis hilft Kindern.</p></main>".encode())) == set()


@pytest.mark.parametrize(
    "line",
    ["Der Kongress ist am 7. Mai 2024.", "Der Kreis lädt ein.</p><p>7. Mai 2024, Güstrow", "Datum:</p><p>7. Mai 2024"],
)
def test_the_date_of_an_event_is_no_line_of_the_head(line: str) -> None:
    page = read_html(f"<main><p>{line}</p><p>Alle sind am Ort willkommen.</p></main>".encode())
    assert {value for _, value in told(page)} == {"7. Mai 2024"}


@pytest.mark.parametrize(
    ("markup", "stated"),
    [
        ("<dl><dt>Mitglieder</dt><dd>rund 60 (2023)</dd></dl>", {("Mitglieder", "rund 60")}),
        ("<dl><dt>Anträge</dt><dd>sieben</dd></dl>", {("Anträge", "sieben")}),
        ("<dl><dt>Ort</dt><dd>Güstrow, Bürgerhaus</dd></dl>", {("Ort", "Güstrow, Bürgerhaus")}),
        ("<dl><dt>Stand</dt><dd>Oktober 2025</dd></dl>", set()),
        ("<dl><dt>2007</dt><dd>Der Knoten nimmt die Arbeit auf.</dd></dl>", {("Zeitpunkt", "2007")}),
        ("<dl><dt>Haushalt 2007</dt><dd>wurde beschlossen.</dd></dl>", set()),
        ("<h2>950</h2><p>Familienpatinnen und -paten</p>", {("Familienpatinnen und -paten", "950")}),
        ("<h2>950</h2><p>Sie helfen allen.</p>", set()),
        (
            "<table><tr><th>Ort<th>Tag<tr><td>Kita Nord<td>Mo<tr><td>Kita Süd<td>Di</table>",
            set(),
        ),
    ],
)
def test_a_label_says_what_the_figure_or_name_behind_it_is(markup: str, stated: set[tuple[str, str]]) -> None:
    page = f"<html><body><main><h1>KGC</h1><p>Wir fördern alle.</p>{markup}</main></body></html>"
    assert told(read_html(page.encode())) == stated


def test_a_newsletter_in_a_table_begins_with_its_date() -> None:
    rows = ("Rundbrief 3/2024", "Halle, 2. September 2024", "Der Sommer war lang, trotzdem ist einiges passiert.")
    table = "".join(f"<tr><td>{row}</td></tr>" for row in rows)

    def values_behind(more: str) -> set[str]:
        page = f"<h1>Gesund</h1><table>{table}</table>{more}"
        return {value for _, value in told(read_html(page.encode()))}

    assert "2. September 2024" not in values_behind("")
    assert "2. September 2024" in values_behind("<p>Am 2. September 2024 kamen alle.</p>")


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["24.09.2024", "Netzwerktreffen", "17.10.2024", "Seminar"], None),
        (["Wir beraten.", "17.10.2024"], "2024-10-17"),
        (["17.10.2024", "Wir beraten.", "17.10.2024"], "2024-10-17"),
        (["24.09.2024", "17.10.2024", "zuletzt verändert: 11.08.2025"], "2025-08-11"),
    ],
)
def test_the_dates_of_a_list_are_none_of_the_page(lines: list[str], date: str | None) -> None:
    assert printed(lines) == date


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Rund 50 Gäste kamen am 7. Mai 2026 im Bürgerhaus Güstrow zusammen.", "Bürgerhaus Güstrow"),
        ("Der Fachtag findet am 16. April 2026 in der Staatskanzlei statt.", "Staatskanzlei"),
        ("Alle trafen sich am 7. September in der Alten Post in Lüchow.", "Alte Post in Lüchow"),
        ("Rund 50 Fachleute kamen am Mittwoch im Haus Amselgrund zusammen.", "Haus Amselgrund"),
        ("110 Fachkräfte kamen am 22. Mai nach Cottbus.", "Cottbus"),
        ("Am Montag trafen sich alle im Rathaus.", None),
        ("Das beschloss am 22. Mai 2024 die Runde in Bestform.", None),
        ("Der Beirat tagte am 22. Mai 2024 im Rahmen der Messe.", None),
        ("Sie zog am 1. Juni 2024 in die Berliner Straße.", None),
    ],
)
def test_a_house_or_town_behind_an_events_day_is_its_place(sentence: str, place: str | None) -> None:
    found = told(read_plain(f"Wir fördern die Gesundheit.\n{sentence}"))
    assert {value for name, value in found if name == "Ort"} == ({place} if place else set())


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Die Laufzeit des Vorhabens beträgt vier Jahre.", {"vier Jahre"}),
        ("Das Alter beträgt vier Jahre.", set()),
        ("Der Kurs hat einen Umfang von 24 Stunden.", {"24 Stunden"}),
        ("Das Büro liegt acht Gehminuten vom Bahnhof.", set()),
        ("Zuletzt kamen im Jahr 2023 fast 2.100 Behandlungen zusammen.", {"fast 2.100"}),
        ("Das sagt Ada Amsel, früher Hausärztin in Lüchow.", set()),
        ("Inzwischen sind zwölf dabei.", {"zwölf"}),
        ("Inzwischen sind zwei dabei.", set()),
    ],
)
def test_how_long_how_many_and_what_only_looks_so(sentence: str, stated: set[str]) -> None:
    assert values(sentence) == stated
