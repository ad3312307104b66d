"""German is told by small words, umlauts and the markup's word where a page has few words, by its letters else."""

from __future__ import annotations

import pytest

from extract.language import language

NUMBERS = "Ada Lovelace\nTelefon: 0351 1234-56\nE-Mail: lovelace@slfg.de\nBo Muster\nFax 0351 1234-99\nmuster@slfg.de"
ENGLISH = "The coordination offices support municipalities and their partners in all of the Länder, with advice."
FRENCH = "Les bureaux de coordination soutiennent les communes dans leur travail avec des personnes défavorisées."
GERMAN = "Die Koordinierungsstelle berät und begleitet Kommunen, die für mehr Chancengleichheit sorgen wollen."


@pytest.mark.parametrize(
    ("text", "declared", "found"),
    [
        ("KGC Sachsen", "de", "de"),
        ("KGC Sachsen", None, "de"),
        ("About us", "en", "en"),
        (NUMBERS, "de", "de"),
        (NUMBERS, None, "de"),
        (f"Kontakt für Rückfragen\n{NUMBERS}", None, "de"),
        (f"Ihre Ansprechpersonen\n{NUMBERS}", "en", "de"),
        (NUMBERS.replace("Telefon", "phone"), "en", "en"),
        (GERMAN, None, "de"),
        (GERMAN, "en", "de"),
        (ENGLISH, None, "en"),
        (ENGLISH, "de", "en"),
        (ENGLISH, "en", "en"),
        (FRENCH, "de", "fr"),
        (FRENCH, None, "fr"),
        ("De coördinatiebureaus ondersteunen gemeenten met advies voor het werk en de gezondheid.", None, "nl"),
        (f"{GERMAN}\n{ENGLISH}\n{GERMAN}\n{GERMAN}", "de", "de"),
    ],
)
def test_a_page_is_in_the_language_of_its_small_words(text: str, declared: str | None, found: str) -> None:
    assert language(text, declared) == found
