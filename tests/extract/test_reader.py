"""Whole pages into records: every quote is exactly the text at its place, and what is off topic gives nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.reader import Reader
from extract.records import (
    Activity,
    AnyRecord,
    Audience,
    Contact,
    Fact,
    Office,
    Organisation,
    Programme,
    Relation,
    TargetGroup,
)

OFFICE = """<html lang="de"><head><title>KGC Hessen</title></head><body>
<nav><a href="/">Gefördert durch die Stadt Navigation</a></nav>
<main><h1>Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen (KGC)</h1>
<p>Seit 2017 ist die KGC bei der Hessischen Arbeitsgemeinschaft für Gesundheitsförderung e. V. (HAGE) angesiedelt.
Gefördert wird sie mit Mitteln der gesetzlichen Krankenkassen
und durch das Hessische Ministerium für Soziales und Integration.</p>
<h2>Aufgaben</h2><ul><li>Beratung von Kommunen zum Präventionsgesetz</li><li>Akteur*innen vernetzen</li></ul>
<p>Im Mittelpunkt stehen wohnungslose Menschen und Alleinerziehende. Dem Verbund gehören 66 Organisationen an.</p>
<h2>Kontakt</h2><p>Ada Amsel (Koordinatorin)<br>Tel.: 069 123456-7<br>ada.amsel(at)hage.example</p></main>
<footer>Mitglied im Netzwerk Fußzeile</footer></body></html>"""


def read(reader: Reader, html: str) -> tuple[AnyRecord, ...]:
    return reader.read_bytes("p", html.encode(), "text/html", url="https://hage.de/kgc")[1].records


@pytest.fixture(scope="module")
def records(reader: Reader) -> tuple[AnyRecord, ...]:
    return read(reader, OFFICE)


def test_the_office_and_its_land_are_found(records: tuple[AnyRecord, ...]) -> None:
    assert [(o.land, o.land_name, o.role) for o in records if isinstance(o, Office)] == [
        ("DE-HE", "Hessen", "koordinierungsstelle")
    ]


def test_relations_name_subject_role_and_object(records: tuple[AnyRecord, ...]) -> None:
    found = {(r.role, r.object.name.split()[0]) for r in records if isinstance(r, Relation)}
    assert found == {("host", "Hessischen"), ("funder", "gesetzlichen"), ("funder", "Hessische")}
    assert all("Koordinierungsstelle" in r.subject.name for r in records if isinstance(r, Relation))
    assert {r.since for r in records if isinstance(r, Relation) and r.role == "host"} == {"2017"}


def test_people_activities_and_programmes_are_found(records: tuple[AnyRecord, ...]) -> None:
    assert {t.as_written for t in records if isinstance(t, TargetGroup)} == {
        "wohnungslose Menschen",
        "Alleinerziehende",
    }
    assert {a.as_written for a in records if isinstance(a, Audience)} >= {"Akteur*innen"}
    assert {a.activity_type for a in records if isinstance(a, Activity)} >= {"beratung", "vernetzung"}
    assert "Präventionsgesetz" in {p.name for p in records if isinstance(p, Programme)}


def test_a_contact_pairs_person_function_number_and_address(records: tuple[AnyRecord, ...]) -> None:
    (found,) = (c for c in records if isinstance(c, Contact))
    assert (found.person, found.role, found.phone) == ("Ada Amsel", "Koordinatorin", "069 123456-7")
    assert (found.phone_e164, found.email) == ("+49691234567", "ada.amsel@hage.example")


def test_facts_are_dated_and_counted(records: tuple[AnyRecord, ...]) -> None:
    assert {"2017", "66"} <= {f.value for f in records if isinstance(f, Fact)}


def test_nothing_outside_the_main_text_gives_a_record(records: tuple[AnyRecord, ...]) -> None:
    assert not [o for o in records if isinstance(o, Organisation) and ("Navigation" in o.name or "Fußzeile" in o.name)]


def test_every_quote_is_exactly_the_text_at_its_place(reader: Reader) -> None:
    text, reading = reader.read_bytes("p", OFFICE.encode(), "text/html")
    quotes = [e for record in reading.records for e in record.evidence]
    assert quotes
    assert all(text.text[e.start : e.end] == e.quote != "" for e in quotes)


@pytest.mark.parametrize(
    ("body", "media_type", "outcome"),
    [
        (b"", "text/html", "empty"),
        (b"<html><body><script>1</script></body></html>", "text/html", "empty"),
        (
            ("<p>" + "The office supports cities and health promotion for all people. " * 5).encode(),
            "text/html",
            "foreign",
        ),
        (b"%PDF-1.7 broken", "application/pdf", "unreadable"),
        (b"\x89PNG", "image/png", "unreadable"),
        ("Die Stelle berät Kommunen.".encode(), "text/plain", "read"),
    ],
)
def test_every_page_has_an_outcome(reader: Reader, body: bytes, media_type: str, outcome: str) -> None:
    reading = reader.read_bytes("p", body, media_type)[1]
    assert reading.outcome == outcome
    assert reading.extractor == reader.extractor
    assert outcome == "read" or reading.records == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jetzt kaufen: Vitamin-D-Tabletten, gefördert von unserem Shop. Ab 20 Euro frei bei der Muster GmbH.",
        "Rezept des Tages: Kürbissuppe. Zutaten: ein Kürbis, zwei Zwiebeln. Ein Angebot des Kochverbandes Mitte e. V.",
        "Die Koordinierungsstelle für Abfall ist beim Landratsamt Musterkreis angesiedelt und vom Land gefördert.",
        "Wir verwenden Cookies. Einige sind notwendig. Die Einwilligung kann jederzeit widerrufen werden.",
    ],
)
def test_pages_of_other_fields_give_no_record(reader: Reader, text: str) -> None:
    assert reader.read_bytes("p", text.encode(), "text/plain")[1].records == ()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    noise=st.lists(
        st.sampled_from([" ", "\n", "<br>", "&nbsp;", "<b>", "</b>", "<!-- x -->", "\u00ad", "\u200b"]), max_size=12
    )
)
def test_white_space_and_markup_between_words_never_break_a_quote(reader: Reader, noise: list[str]) -> None:
    words = [
        "Die",
        "KGC",
        "Hessen",
        "wird",
        "durch",
        "das",
        "Ministerium",
        "für",
        "Soziales",
        "gefördert",
        "und",
        "berät",
        "Kommunen",
        "zur",
        "Gesundheitsförderung",
    ]
    html = "".join(f"{word} {piece}" for word, piece in zip(words, [*noise, *[""] * len(words)], strict=False))
    text, reading = reader.read_bytes("p", f"<main><p>{html}</p></main>".encode(), "text/html")
    assert all(text.text[e.start : e.end] == e.quote for record in reading.records for e in record.evidence)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain", "application/pdf", "", "image/gif"]))
def test_no_bytes_make_the_reader_raise(reader: Reader, body: bytes, media_type: str) -> None:
    assert reader.read_bytes("p", body, media_type)[1].outcome in {"read", "empty", "foreign", "unreadable"}


def test_a_page_is_read_without_what_takes_long_to_load() -> None:
    code = (
        "import sys; from extract.reader import Reader\n"
        "records = Reader.load().read_bytes('p', sys.stdin.buffer.read(), 'text/html')[1].records\n"
        "print(len(records) > 5, [name for name in ('spacy', 'numpy', 'py3langid') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=OFFICE.encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "True []"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Das Mütterzentrum Tenever stellte seinen Treff vor.", True),
        ("Im Mütterzentrum Tenever wurde der Treff vorgestellt.", False),
        ("Die Lernwerkstatt Tenever war gut besucht.", False),
    ],
)
def test_a_house_that_serves_people_is_a_body_where_it_acts(reader: Reader, sentence: str, told: bool) -> None:  # noqa: FBT001 - a column of the table
    records = read(reader, OFFICE.replace("<h2>Kontakt</h2>", f"<p>{sentence}</p><h2>Kontakt</h2>"))
    assert any(isinstance(r, Organisation) and r.name.endswith("Tenever") for r in records) is told
