"""What may be an activity: verb phrases in all tenses, nouns of the vocabulary and their compounds."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import Analysis, analyse
from extract.doing_clues import clues
from extract.doings import Doing, own_doings
from extract.frames import decoded
from extract.objects import Sorts
from extract.plain import read_plain
from extract.reader import Reader
from extract.records import Evidence, Party, Relation


def page_of(text: str) -> Analysis:
    return analyse("p", "v", "", read_plain(text))


def phrases(reader: Reader, text: str) -> list[str]:
    page = page_of(text)
    return [page.written(d.start, d.end) for d in reader.recogniser.activities.find(page) if d.rule == "phrase"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Im Herbst bilden wir Übungsleitende fort, wenn Geld da ist.", "Im Herbst bilden wir Übungsleitende fort"),
        ("Für Eltern haben wir einen Film gedreht.", "einen Film gedreht"),
        ("In drei Orten hat sie Kiezrunden aufgebaut.", "Kiezrunden aufgebaut"),
        ("Beim Aufbau geholfen hat die Stadt.", "Beim Aufbau geholfen"),
        ("Fachlich begleitet wird der Kreis von der Stadt Celle.", "Fachlich begleitet wird der Kreis"),
        ("Zwei Frauen werden die Nachbarschaft nach Wünschen fragen.", "Nachbarschaft nach Wünschen fragen"),
        ("Sie klärt, ob jemand versichert ist.", "klärt, ob jemand versichert ist"),
        ("Sie bringen alle an einen Tisch.", "bringen alle an einen Tisch"),
        ("Im Mai haben wir zehn Abende veranstaltet und ein Heft herausgegeben.", "ein Heft herausgegeben"),
        ("Im Mai haben wir Paten im Zuhören und im Trösten geschult.", "Paten im Zuhören und im Trösten geschult"),
        ("Oft laden sie Praxen, Kitas und Vereine zur Runde ein.", "laden sie Praxen, Kitas und Vereine zur Runde ein"),
        ("Die Kosten dafür erstattet der Kreis.", "Kosten dafür erstattet der Kreis"),
        (
            "Wir beraten Kreise, Städte und kleine Dörfer beim Aufbau.",
            "beraten Kreise, Städte und kleine Dörfer beim Aufbau",
        ),
        ("Sie bringt Hebammen, Kitas und Schulen an einen Tisch.", "bringt Hebammen, Kitas und Schulen an einen Tisch"),
        ("Einmal im Quartal treffen sich alle im Rathaus.", "Einmal im Quartal treffen sich alle im Rathaus"),
        ("Jeden Dienstag beraten zwei Frauen im Laden.", "Jeden Dienstag beraten zwei Frauen im Laden"),
        ("Begonnen hat es 2020, ausgewertet hat es die Hochschule.", "ausgewertet hat es die Hochschule"),
        ("Sie steht den Kommunen beratend zur Seite.", "steht den Kommunen beratend zur Seite"),
        ("Sie sortiert, was es schon gibt.", "sortiert, was es schon gibt"),
        ("Sie qualifiziert, schafft Überblick und bringt alle zusammen.", "Sie qualifiziert"),
        ("Sie qualifiziert, schafft Überblick und bringt alle zusammen.", "schafft Überblick"),
        ("Er vernetzt Kitas, informiert und berät, veranstaltet Tagungen.", "informiert und berät"),
        ("Wir planen, koordinieren und begleiten Prozesse.", "planen, koordinieren und begleiten Prozesse"),
        ("Das heißt tagen, fortbilden, modellhaft erproben.", "modellhaft erproben"),
        (
            "Gesundheitsfördernde Prozesse begleitet die Stelle im Kiez, im Bezirk und im ganzen Land.",
            "Gesundheitsfördernde Prozesse begleitet die Stelle im Kiez, im Bezirk und im ganzen Land",
        ),
    ],
)
def test_a_verb_phrase_is_read_in_every_tense_and_order(reader: Reader, sentence: str, told: str) -> None:
    assert told in [phrase.rstrip(".") for phrase in phrases(reader, sentence)]


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Fachlich begleitet wird der Kreis von der Stadt Celle.", "Stadt"),
        ("Sie klärt alles, wenn jemand kommt.", "alles, wenn"),
        ("Sie hat Kiezrunden und einen Garten.", "aufgebaut"),
        ("Sie hat zwei Räume und wurde 2004 gegründet.", "Räume und wurde"),
        ("Sie laden alle, die kommen wollen, und räumen danach ein.", "kommen wollen, und"),
        ("Die Beratung erstattet die Kosten.", "Beratung erstattet"),
        ("Sie berät Eltern, die Kinder haben, und Großeltern.", "Eltern, die"),
        ("Wir beraten Kitas, Schulen helfen wir im Herbst.", "Kitas, Schulen"),
        ("Wir beraten Kitas, Schulen und vernetzen Vereine.", "Schulen und vernetzen"),
        ("Im Quartal treffen sich alle im Rathaus.", "Im Quartal"),
        ("Alle Kitas im Kreis beraten sich gern.", "Alle Kitas"),
        ("Erstellt hat das Heft die Stadt.", "hat das Heft die Stadt."),
        ("Sie qualifiziert, schafft Überblick und bringt alle zusammen.", "qualifiziert, schafft"),
        ("Die Fachstelle begleitet die Kommunen im ganzen Land.", "Fachstelle"),
    ],
)
def test_who_does_it_and_when_are_no_part_of_the_phrase(reader: Reader, sentence: str, never: str) -> None:
    assert not any(never in phrase for phrase in phrases(reader, sentence))


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("Schwimmkurse", "kurs"),
        ("Bewegungstreffs", "bewegungsangebot"),
        ("Arztmobil", "mobiles-angebot"),
        ("Übungsleiterausbildung", "grundausbildung"),
        ("Familienwegweiser", "wegweiser"),
        ("Diskurs", None),
        ("Redaktion", None),
        ("Automobil", None),
    ],
)
def test_a_compound_is_an_instance_of_its_head_but_latin_prefixes_make_none(
    reader: Reader, word: str, concept: str | None
) -> None:
    found = reader.recogniser.activities.find(page_of(f"Das Thema {word} ist neu."))
    told = {d.concept.iri.rsplit("/", 1)[1] for d in found if d.concept and d.rule == "noun"}
    assert told == ({concept} if concept else set())


def test_a_phrase_that_tells_a_role_stays_and_says_so(reader: Reader) -> None:
    page = page_of("Der Verein begleitet den Kreis seit Mai.")
    (doing,) = [d for d in reader.recogniser.activities.find(page) if d.rule == "phrase"]
    span = page.span(doing.start, doing.end)
    told = Relation(
        page="p", extractor="x", confidence=1, role="partner", subject=Party("Kreis"), object=Party("Verein"),
        evidence=(Evidence(page.written(doing.start, doing.end), *span, "v"),),
    )  # fmt: skip
    kept = own_doings(page, [doing], [told], frozenset())
    assert [d.role for d in kept] == ["partner"]
    assert "tells partner" in clues(page, kept[0], frozenset())
    assert "tells no role" in clues(page, doing, frozenset())


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Sie bringt Hebammen und Ärzte an einen Tisch.", "verb vernetzung"),
        ("Sie bringt Kindern Obst.", "verb sonstiges"),
        ("Wir bringen Ärzte und Eltern ins Gespräch.", "verb vernetzung"),
        ("Sie steht den Kommunen zur Seite.", "verb beratung"),
    ],
)
def test_a_fixed_phrase_says_more_than_its_verb(reader: Reader, sentence: str, type_: str) -> None:
    (doing,) = [d for d in reader.recogniser.activities.find(page_of(sentence)) if d.rule == "phrase"]
    assert type_ in doing.signs


@pytest.mark.parametrize(
    ("text", "type_", "signs"),
    [
        (
            "Wir unterstützen und beraten Kommunen.",
            "beratung",
            {"verb sonstiges", "verb beratung", "does unterstützen"},
        ),
        ("Wir beraten und begleiten Kommunen.", "beratung", {"verb prozessbegleitung", "does begleiten"}),
        ("* Kommunen beraten und begleiten\n* Sonstiges", "beratung", {"verbs beratung prozessbegleitung"}),
        ("* beraten und begleiten Kommunen,\n* Sonstiges", "beratung", {"verbs beratung prozessbegleitung"}),
    ],
)
def test_verbs_that_share_an_object_tell_together_and_the_first_that_says_more_than_help_its_type(
    reader: Reader, text: str, type_: str, signs: set[str]
) -> None:
    (doing, *_) = reader.recogniser.activities.find(page_of(text))
    assert doing.type == type_
    assert signs <= set(doing.signs)


def test_a_verb_with_an_object_of_its_own_tells_alone(reader: Reader) -> None:
    page = page_of("Wir beraten Kitas und begleiten Kommunen.")
    told = [d for d in reader.recogniser.activities.find(page) if d.rule == "phrase"]
    assert [d.type for d in told] == ["beratung", "prozessbegleitung"]
    assert not any(sign.startswith("verbs ") for d in told for sign in d.signs)


def test_an_item_says_what_sorts_its_heading_names(reader: Reader) -> None:
    page = page_of(
        "# Gesund\n\n## Kurse, die Sie besuchen können\n\n* Rückenfit und Entspannung\n\nWir beraten Kitas.\n"
    )
    found = {d.rule: d.signs for d in reader.recogniser.activities.find(page)}
    assert "below training" in found["item"]
    assert "below training" not in found["phrase"]


def test_verb_and_noun_give_their_types_apart(reader: Reader) -> None:
    (doing,) = [
        d for d in reader.recogniser.activities.find(page_of("Sie pflegt den Familienwegweiser.")) if d.rule == "phrase"
    ]
    assert isinstance(doing, Doing)
    assert {"verb vernetzung", "noun wissenstransfer", "concept wegweiser"} <= set(doing.signs)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Wir unterstützen Kitas beim Aufbau.", {"aid", "aid in doing"}),
        ("Neu ist die Beratung bei der Planung.", {"aid", "aid in doing"}),
        ("Wir helfen beim Papierkram.", {"aid"}),
        ("Wir beraten Kitas zum Aufbau.", set()),
        ("Wir treffen uns bei der Planung.", set()),
    ],
)
def test_help_with_something_is_a_clue(reader: Reader, sentence: str, told: set[str]) -> None:
    page = page_of(sentence)
    (doing, *_) = reader.recogniser.activities.find(page)
    assert {clue for clue in clues(page, doing, frozenset()) if clue.startswith("aid")} == told


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        ("ein Rezeptheft", ["print"]),
        ("Faltblätter über Zuschüsse", ["print", "money"]),
        ("eine App mit Karten", ["media", "print"]),
        ("mit zwei Arbeitskreisen", ["committee"]),
        ("der Happ", []),
        ("auf dem Boden", []),
        ("es kostet", []),
    ],
)
def test_what_is_done_is_of_the_sort_of_its_head(words: str, sorts: list[str]) -> None:
    heads = decoded(curated("frames"), "activity-objects.toml", dict[str, tuple[str, ...]])
    assert Sorts(heads).of(words.split()) == sorts


def test_the_sorts_of_what_is_done_are_clues(reader: Reader) -> None:
    page = page_of("Wir drucken ein Faltblatt für Eltern.")
    (doing,) = [d for d in reader.recogniser.activities.find(page) if d.rule == "phrase"]
    told = clues(page, doing, frozenset())
    assert {"object print", "object served", "first object print", "verb wissenstransfer of print"} <= told
    assert "first object served" not in told


@pytest.mark.parametrize(
    ("item", "verb"),
    [
        ("Wir beraten Kitas und Schulen in der Region.", "verb beratung"),
        ("Kitas und Schulen beraten", "verb beratung"),
        ("Kitas und Schulen in der Region", None),
    ],
)
def test_an_item_is_told_by_its_verb_wherever_it_stands(reader: Reader, item: str, verb: str | None) -> None:
    (doing, *_) = reader.recogniser.activities.find(page_of(f"* {item}\n* Sonstiges\n"))
    assert doing.rule == "item"
    assert [sign for sign in doing.signs if sign.startswith("verb ") and " of " not in sign] == ([verb] if verb else [])
