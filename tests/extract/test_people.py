"""Which words mean groups of people and settings, and which only look so."""

from __future__ import annotations

import pytest

from extract.reader import Reader

ABOUT = "<h1>Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen</h1>"


def written(reader: Reader, sentence: str, kind: str) -> list[str]:
    _, reading = reader.read_bytes("p", f"<main>{ABOUT}<p>{sentence}</p></main>".encode(), "text/html")
    return [getattr(r, "as_written", "") for r in reading.records if type(r).__name__ == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "found"),
    [
        ("Fragen Sie Frau Zabel nach dem Plan.", "TargetGroup", []),
        ("Der Kurs ist für Frauen und Kinder.", "TargetGroup", ["Frauen", "Kinder"]),
        ("Damit jedes Kind gesund aufwächst, helfen alle.", "TargetGroup", ["Kind"]),
        ("Das Kind von Frau Zabel hat heute Geburtstag.", "TargetGroup", []),
        ("Der Zuschuss ist für Ortsräte und Kirchengemeinden.", "Audience", ["Ortsräte", "Kirchengemeinden"]),
        (
            "Das Angebot richtet sich an Menschen, die wenig Geld haben.",
            "TargetGroup",
            ["Menschen, die wenig Geld haben"],
        ),
        ("Die Idee stammt von Studierenden der Hochschule Jena.", "TargetGroup", []),
        ("Wir schulen Kitaleitungen und Gesundheitslotsinnen.", "Audience", ["Kitaleitungen", "Gesundheitslotsinnen"]),
        (
            "Fortbildung für Küchenpersonal und Hausbesorger:innen.",
            "Audience",
            ["Küchenpersonal", "Hausbesorger:innen"],
        ),
        ("Freiwillig wird hier gearbeitet.", "Audience", []),
        ("Die Koordination berät Fachkräfte und gibt Auskunft.", "Audience", ["Fachkräfte"]),
        (
            "Wir beraten Landkreise, Städte und Gemeinden zur Gesundheit.",
            "Audience",
            ["Landkreise", "Städte und Gemeinden"],
        ),
        ("Die Kommunalpolitik ist dafür.", "Setting", []),
        ("Beraten wird im Landkreis Cham.", "Setting", ["Landkreis"]),
        ("Die Stadt Cham zahlt die Miete.", "Setting", []),
        ("Beraten wird in elf Ortsteilen.", "Setting", ["Ortsteilen"]),
        ("Die kommunale Gesundheitsförderung wächst.", "Setting", ["kommunale"]),
        ("Geleitet wird die Gesundheitsförderung von Stadtteilmüttern und Quartiersmanagern.", "Setting", []),
        (
            "Gesundheitsförderung: Fragen an mail@quartiersarbeit-nord.example oder info(at)stadtteilhaus.example",
            "Setting",
            [],
        ),
    ],
)
def test_a_word_counts_where_it_means_people_or_settings(
    reader: Reader, sentence: str, kind: str, found: list[str]
) -> None:
    assert written(reader, sentence, kind) == found


@pytest.mark.parametrize("words", ["alten Menschen", "armen Kindern", "alten Leuten", "armer Familien"])
def test_short_adjectives_are_found_in_every_case(reader: Reader, words: str) -> None:
    assert written(reader, f"Das Angebot hilft {words} sehr.", "TargetGroup") == [words]
