"""Small grammars: telephone numbers, people, dates, sums and counts as German pages print them."""

from __future__ import annotations

import pytest

from extract.analysis import analyse
from extract.contacts import contacts
from extract.facts import facts
from extract.html import read_html
from extract.persons import persons
from extract.phones import phones
from extract.plain import read_plain
from extract.records import Party
from extract.times import is_denied, when


@pytest.mark.parametrize(
    ("line", "printed", "e164"),
    [
        ("Tel.: 0351 501936-52", "0351 501936-52", "+4935150193652"),
        ("Telefon: 069-713 76 78 -27", "069-713 76 78 -27", "+49697137678" + "27"),
        ("Fon +49 (0)69 713 76 78-11", "+49 (0)69 713 76 78-11", "+496971376781" + "1"),
        ("anrufen (040 66969-355)", "040 66969-355", "+494066969355"),
        ("040 – 3999 3691", "040 – 3999 3691", "+494039993691"),
    ],
)
def test_a_number_is_kept_as_printed_and_as_e164(line: str, printed: str, e164: str) -> None:
    assert [(p.printed, p.e164) for p in phones(line)] == [(printed, e164)]


@pytest.mark.parametrize(
    "line",
    [
        "397.500 Euro",
        "am 01.02.2017",
        "2016 – 2020",
        "01/2028",
        "§ 20a SGB V",
        "10.000-15.000 €",
        "01.01.2024 – 31.12.2026",
        "04/2021 – 03/2025",
    ],
)
def test_sums_and_dates_are_no_telephone_numbers(line: str) -> None:
    assert list(phones(line)) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Béatrice Frank", ["Béatrice Frank"]),
        ("Dipl.-Päd. Heike Lindemuth", ["Dipl.-Päd. Heike Lindemuth"]),
        ("Referentin Nele Brückmann/Referent Ole Paffrath", ["Nele Brückmann", "Ole Paffrath"]),
        ("Landeskoordinatorin Schatzsuche", []),
        ("Hessischer Gesundheitspreis", []),
        ("Ärztekammer Hamburg", []),
        ("Runder Tisch", []),
        ("Rufen Sie Neele Oltmanns an", ["Neele Oltmanns"]),
        ("Pressesprecher Emil Sand", ["Emil Sand"]),
        ("Pia Rüdiger M.Sc.", ["Pia Rüdiger M.Sc."]),
        ("Gesundheitslotsin Ramona Amsel", ["Ramona Amsel"]),
        ("Konstantin Petering", ["Konstantin Petering"]),
        ("Jost Wiegershaus", ["Jost Wiegershaus"]),
        # a surname may end as a noun for people or an adjective does, and be Sorbian, Polish or Turkish
        ("Mechthild Otterbacherin, Leitung", ["Mechthild Otterbacherin"]),
        ("Mirjam Stolzentaler", ["Mirjam Stolzentaler"]),
        ("Měrćin Cyž", ["Měrćin Cyž"]),
        ("Katrin Roßberg", ["Katrin Roßberg"]),
        ("Unser Nachbarschaftshaus", []),
        ("Anna Luisenplatz 3", []),
        ("Ein Jahr Lotsenbüro", []),
    ],
)
def test_people_are_told_from_other_capitalised_words(line: str, names: list[str]) -> None:
    assert [p.name for p in persons(line)] == names


def test_people_who_share_a_line_share_number_and_address() -> None:
    page = analyse(
        "p",
        "v",
        "",
        read_plain("Kontakt:\nKerrin Ohlsen/Dilara Wolf\nTelefon: 040 3999 3691\nE-Mail: lotse [at] x.example"),
    )
    found = list(contacts(page, "e"))
    assert [(c.person, c.phone, c.email) for c in found] == [
        ("Kerrin Ohlsen", "040 3999 3691", "lotse@x.example"),
        ("Dilara Wolf", "040 3999 3691", "lotse@x.example"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Femke Harmsen, Tel. 040 66969-15, und Jonas Tietgen, Tel. 040 66969-17.\nFür beide: team@kueste.example",
            [("Femke Harmsen", "040 66969-15"), ("Jonas Tietgen", "040 66969-17")],
        ),
        (
            "Femke Harmsen, Tel. 040 66969-15\nJonas Tietgen, Tel. 040 66969-17\nE-Mail: team ät kueste.example",
            [("Femke Harmsen", "040 66969-15"), ("Jonas Tietgen", "040 66969-17")],
        ),
        ("Frau Dr. Ohnmacht, Tel. 040 66969-15, team(a)kueste.example", [("Dr. Ohnmacht", "040 66969-15")]),
    ],
)
def test_an_address_that_closes_a_row_of_people_is_theirs(text: str, told: list[tuple[str | None, str | None]]) -> None:
    found = list(contacts(analyse("p", "p", "", read_plain(text)), "e"))
    assert [(contact.person, contact.phone) for contact in found] == told
    assert {contact.email for contact in found} == {"team@kueste.example"}


def test_people_on_lines_above_one_number_share_it() -> None:
    page = analyse("p", "v", "", read_plain("Kontakt\nBirte Lohmann\nJanina Wessel\n(Beratung, Tel. 0511 3881189-642)"))
    assert [(c.person, c.phone) for c in contacts(page, "e")] == [
        ("Birte Lohmann", "0511 3881189-642"),
        ("Janina Wessel", "0511 3881189-642"),
    ]


def test_a_person_in_running_text_counts_beside_a_number() -> None:
    said = "Anmelden kann man sich gern vorher bei Doreen Käs, Beauftragte für Gesundheit, Telefon 069/90009-277."
    found = list(contacts(analyse("p", "v", "", read_plain(said)), "e"))
    assert [(c.person, c.phone) for c in found] == [("Doreen Käs", "069/90009-277")]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Die Folien der letzten Tagung im Rathaus verschickt Ihnen Elke Prüter: prueter@x.example.", "Elke Prüter"),
        (
            "Auskunft gibt im Landratsamt Kreszenz Obermüller, Leiterin, Zimmer 1.07, Telefon 089 99998-407.",
            "Kreszenz Obermüller",
        ),
        (
            "Im Rathaus ist dafür Kristine Möhrling (Gesundheitsamt, Paulstraße 22, Tel. 0221 471-0317).",
            "Kristine Möhrling",
        ),
        (
            "Noch Fragen zum Bus? Dann rufen Sie an: 0221 4710-615 (Schwester Benedikta) oder bus@x.example",
            "Schwester Benedikta",
        ),
        (
            "Neu ist Tjark Reimers. Er ist oft unterwegs und unter 040 669694-19 oder tjark.reimers (at) x.example da.",
            "Tjark Reimers",
        ),
        ("Auskunft: Frau H. Zabel, Tel. 040/66969-933", "H. Zabel"),
        ("Wer mithelfen will: bitte bei Sieglinde Amsel melden, Telefon 040 66969-12 (AB).", "Sieglinde Amsel"),
        (
            "„Es fehlt Raum“, sagt Leiterin Dörte Amsel. Wer helfen will, erreicht sie unter Telefon 040 66969-12.",
            "Dörte Amsel",
        ),
        ("Gelobt hat es Dörte Amsel. Das Haus erreichen Busse am Abend unter der Linie 040 66969-12.", None),
        ("Eure Ramona Fleck-Seidel, Tel. 0171 3920073", "Ramona Fleck-Seidel"),
        ("Lust auf mehr Sport? Hauke Sand freut sich auf Ihren Anruf unter 0171 3920073, auch abends.", "Hauke Sand"),
        ("Im Haus von Hauke Sand hilft eine Frau aus dem Viertel jeden Tag unter der Nummer 0171 3920073.", None),
        ("„Kühle Köpfe“, Tel. 040/66969-933", None),
        ("Mit Vereinen, die noch zögern, reden wir gern unter Tel. 040/66969-933", None),
        (
            "Das Projekt der Caritas Neu Ulm, das sich an Roma, Kranke und Alte wendet, hat Tel. 040/66969-933",
            None,
        ),
    ],
)
def test_a_name_in_running_text_is_told_by_what_stands_between_it_and_the_number(line: str, person: str | None) -> None:
    found = list(contacts(analyse("p", "v", "", read_plain(line)), "e"))
    assert [contact.person for contact in found] == [person]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            (("Büro", "Herr Ben Berg"), ("Telefon", "040 66969-12"), ("Telefax", "040 66969-13")),
            [("Ben Berg", "040 66969-12", "040 66969-13")],
        ),
        (
            (("Ada Amsel", "040 66969-11"), ("Telefon", "040 66969-12")),
            [("Ada Amsel", "040 66969-11", None), (None, "040 66969-12", None)],
        ),
        (
            (("Ada Amsel", "Nord"), ("Anmeldung zum Kurs", "040 66969-12")),
            [(None, "040 66969-12", None)],
        ),
    ],
)
def test_rows_that_say_by_what_way_belong_to_the_person_above(
    rows: tuple[tuple[str, ...], ...], told: list[tuple[str | None, str | None, str | None]]
) -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    text = read_html(f"<main><table>{cells}</table></main>".encode())
    assert [(c.person, c.phone, c.fax) for c in contacts(analyse("p", "v", "", text), "e")] == told


@pytest.mark.parametrize(
    ("head", "cell", "printed", "e164"),
    [
        ("Telefon (040)", "66969-12", "66969-12", "+49406696912"),
        ("Durchwahl 040 66969-", "12", "12", "+49406696912"),
        ("Durchwahl (040 66969-…)", "-12", "12", "+49406696912"),
        # a head without an area code says nothing of digits alone
        ("Telefon", "66969-12", None, None),
        ("Raum (040)", "66969-12", None, None),
    ],
)
def test_a_number_is_completed_by_the_area_code_in_the_head_of_its_column(
    head: str, cell: str, printed: str | None, e164: str | None
) -> None:
    table = f"<tr><th>Name</th><th>{head}</th></tr><tr><td>Ada Amsel</td><td>{cell}</td></tr>"
    text = read_html(f"<main><table>{table}</table></main>".encode())
    found = [(c.phone, c.phone_e164) for c in contacts(analyse("p", "v", "", text), "e") if c.person]
    assert found == ([(printed, e164)] if printed else [])


def test_what_somebody_does_stands_right_before_the_name() -> None:
    said = "Die Fachkraft hilft Ihnen gern weiter. Oder fragen Sie die Lotsin Ada Amsel, Telefon 040 66969-12."
    (found,) = contacts(analyse("p", "v", "", read_plain(said)), "e")
    assert (found.person, found.role) == ("Ada Amsel", "Lotsin")


def test_a_mailbox_that_is_called_one_belongs_to_no_person() -> None:
    text = read_plain("Ada Amsel, 040 66969-121\nBen Berg, 040 66969-122\nPostfach für alle: team@x.example")
    found = list(contacts(analyse("p", "v", "", text), "e"))
    assert [(c.person, c.email) for c in found] == [("Ada Amsel", None), ("Ben Berg", None), (None, "team@x.example")]


@pytest.mark.parametrize(("people", "own"), [(2, 0), (3, 1)])
def test_an_address_of_two_people_is_theirs_and_one_of_more_is_the_teams_too(people: int, own: int) -> None:
    names = ("Ada Amsel", "Ben Berg", "Cem Dogan")
    cards = "\n".join(f"{name}, 040 66969-12{n}" for n, name in enumerate(names[:people]))
    found = list(contacts(analyse("p", "v", "", read_plain(f"{cards}\nE-Mail für alle: team@x.example")), "e"))
    assert {c.email for c in found} == {"team@x.example"}
    assert [c.person for c in found].count(None) == own


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Die Reihe lief 8. Mai bis 29. September 2023.", {"8. Mai bis 29. September 2023"}),
        ("Dem Verbund gehören 66 Organisationen an.", {"66"}),
        ("Seit 2017 gibt es die Stelle.", {"2017"}),
        ("Der Beginn war am 1. Februar 2017.", {"1. Februar 2017"}),
        ("Im Herbst 2015 ging es weiter.", {"Herbst 2015"}),
        ("Die Laufzeit ist 2016 bis 2020.", {"2016 bis 2020"}),
        ("Insgesamt 1,4 Mio. Euro stehen bereit.", {"1,4 Mio. Euro"}),
        ("Jede Gemeinde erhält max. 15'000 Franken dafür.", {"15'000 Franken"}),
        ("Der Kreis trifft sich zweimal im Jahr.", {"zweimal im Jahr"}),
        ("Ein- bis zweimal im Jahr tagt er.", {"Ein- bis zweimal im Jahr"}),
        ("Der Brief erscheint vierteljährlich.", {"vierteljährlich"}),
        ("Sie treffen sich alle acht Wochen.", {"alle acht Wochen"}),
        ("Die Konferenz findet 1x jährlich statt.", {"1x jährlich"}),
        ("Das Land zahlt zwei halbe Stellen.", {"zwei halbe"}),
        ("Mindestens 30 Prozent trägt der Kreis.", {"Mindestens 30 Prozent"}),
        ("Die Förderung läuft längstens fünf Jahre.", {"längstens fünf Jahre"}),
        ("Die Tagung ist am 22. April in Hannover.", {"22. April", "Hannover"}),
        ("Gefördert wurde zwischen 2016 und 2022.", {"zwischen 2016 und 2022"}),
        ("Der Weg ist acht Kilometer lang.", set()),
        ("Kinder im Alter von 10 Jahren kamen.", set()),
        ("Das Gespräch ist um 14 Uhr.", set()),
        ("Die Post geht an 10969 Berlin.", set()),
    ],
)
def test_a_statement_with_a_date_or_count_is_a_fact(sentence: str, values: set[str]) -> None:
    page = analyse("p", "v", "", read_plain(sentence))
    assert {fact.value for fact in facts(page, lambda _: Party("KGC"), "e")} == values


@pytest.mark.parametrize(
    ("clause", "status", "since", "until"),
    [
        ("wird seit dem 01.08.2017 gefördert", "current", "2017-08-01", None),
        ("wurde bis Ende 2022 gefördert", "current", None, "2022"),
        ("bisher zahlte das Land", "past", None, None),
        ("wird nicht länger gefördert", "past", None, None),
        ("soll künftig tragen", "planned", None, None),
        ("Laufzeit 2016 – 2020", "current", "2016", "2020"),
    ],
)
def test_a_clause_tells_when_a_role_holds(clause: str, status: str, since: str | None, until: str | None) -> None:
    assert when(clause) == (status, since, until)


@pytest.mark.parametrize(
    ("clause", "denied"), [("kein Förderer ist", True), ("nicht mehr gefördert", False), ("nicht nur", False)]
)
def test_a_denied_role_is_none_and_an_ended_one_is_past(clause: str, *, denied: bool) -> None:
    assert is_denied(clause) is denied
