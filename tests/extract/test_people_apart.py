"""What names a person is set apart; what others say is quoted around people's names, word for word."""

from __future__ import annotations

import pytest

from extract.named_people import PeopleIn, bare_name
from extract.privacy import ROLE_ADDRESS, parted
from extract.records import Activity, AnyRecord, Contact, Evidence, Organisation, Party, Reading, Relation

NOBODY = PeopleIn.of((), ())


def named(text: str, people: PeopleIn = NOBODY) -> list[str]:
    return [text[start:end] for start, end in people.spans(text, role_address=ROLE_ADDRESS)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Es sprach Prof. Dr. Anke Rohloff über Hitze.", ["Prof. Dr. Anke Rohloff"]),
        ("Prof. Dr. Jannis Freitag von der Hochschule", ["Prof. Dr. Jannis Freitag"]),
        ("Fragen beantwortet Frau Dörgeloh gern.", ["Dörgeloh"]),
        ("Ina Petzold (BZgA) und Tim Rugenstein", ["Ina Petzold", "Tim Rugenstein"]),
        ("erzählt Erzieherin Snežana Blaževinčić aus der Kita", ["Snežana Blaževinčić"]),
        ("Kreistagsmitglied Hartwig Barthsen fragte", ["Hartwig Barthsen"]),
        ("Fördermitglied Robert Bosch Stiftung", []),
        ("sagt Özlem Yıldızhan", ["Özlem Yıldızhan"]),
        ("von Małgorzata Zielonkow und Swaantje Petersby", ["Małgorzata Zielonkow", "Swaantje Petersby"]),
        ("Schreiben Sie an lene.brauer@kgc.example oder an info@kgc.example.", ["lene.brauer@kgc.example"]),
    ],
)
def test_people_are_found_with_their_titles_and_addresses(text: str, people: list[str]) -> None:
    assert named(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Robert Koch-Institut",
        "Die Robert Bosch Stiftung fördert",
        "Dr. Marschner-Stiftung",
        "Johann Daniel Lawaetz-Stiftung",
        "Berliner Stadtmission und Gesunde Städte",
        "Lernwerkstatt Good Practice",
        "Das Bündnis Gesund Aufwachsen in Bad Berleburg",
        "Caritas Sankt Severin und Sana Kliniken",
        "Mit Cord und Mate in den Garten",
        "Frau und Herr sind Anreden",
    ],
)
def test_bodies_and_other_capitals_are_nobody(text: str) -> None:
    assert named(text) == []


def test_who_is_known_from_the_page_is_found_without_title_and_bodies_of_the_page_are_not() -> None:
    known = PeopleIn.of(["Dr. Xanthe Wolkenstein"], ["Medizinische Hochschule Theodor Fontane"])
    assert named("mit Xanthe Wolkenstein", known) == ["Xanthe Wolkenstein"]
    assert named("mit Xanthe Wolkenstein") == []
    assert named("an der Medizinische Hochschule Theodor Fontane", known) == []
    assert bare_name("PD Dr. med. Xanthe Wolkenstein, MPH") == "Xanthe Wolkenstein"


TEXT = "Partner ist der Verein A. Vortrag von Dr. Ute Bach. Die Leitung hat Xanthe Wolkenstein, der Verein A hilft mit."


def told(quote: str) -> dict[str, object]:
    start = TEXT.index(quote)
    return {
        "page": "p",
        "extractor": "x",
        "confidence": 0.9,
        "evidence": (Evidence(quote, start, start + len(quote), "v"),),
    }


def reading(*records: AnyRecord, title: str | None = None) -> Reading:
    return Reading(
        page="p", version="v", fetched="", digest="", extractor="x", outcome="read", title=title, records=records
    )


def test_quotes_are_cut_around_people_and_still_stand_on_the_page() -> None:
    relation = Relation(subject=Party("A"), role="partner", object=Party("Verein A"), **told(TEXT))  # type: ignore[arg-type]
    person = Contact(person="Xanthe Wolkenstein", phone="1", **told("Xanthe Wolkenstein"))  # type: ignore[arg-type]
    public, personal = parted(reading(relation, person, title="Gespräch mit Dr. Ute Bach"), TEXT)
    assert personal == (person,)
    (kept,) = public.records
    assert [one.quote for one in kept.evidence] == [
        "Partner ist der Verein A. Vortrag von",
        ". Die Leitung hat".removeprefix(". "),
        "der Verein A hilft mit.",
    ]
    assert all(TEXT[one.start : one.end] == one.quote for one in kept.evidence)
    assert public.title == "Gespräch mit …"


def test_a_record_that_is_about_a_person_is_set_apart_whole() -> None:
    talk = Activity(label="Vortrag von Dr. Ute Bach", as_written="Vortrag von Dr. Ute Bach", **told("Vortrag"))  # type: ignore[arg-type]
    only = Organisation(name="Verein A", **told("Dr. Ute Bach"))  # type: ignore[arg-type]
    public, personal = parted(reading(talk, only), TEXT)
    assert public.records == ()
    assert personal == (talk, only)


def test_what_names_nobody_stays_as_it_is() -> None:
    one = reading(Organisation(name="Verein A", **told("Partner ist der Verein A")))  # type: ignore[arg-type]
    assert parted(one, TEXT) == (one, ())


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Auf der Tagung sprach Wolkensteins Kollegin.", ["Auf der Tagung sprach", "Kollegin."]),
        ("Träger ist die Wolkenstein-Stiftung.", ["Träger ist die Wolkenstein-Stiftung."]),
    ],
    ids=["a surname alone", "a body called after somebody"],
)
def test_who_is_named_in_full_somewhere_is_known_by_the_surname(said: str, left: list[str]) -> None:
    text = f"Es leitet Kathleen Wolkenstein den Kiosk. {said}"
    start = text.index(said)
    quote = Evidence(said, start, len(text), "v")
    body = Organisation(page="p", extractor="x", confidence=1, evidence=(quote,), name="Kiosk")
    public, _ = parted(reading(body), text)
    assert [one.quote for record in public.records for one in record.evidence] == left
