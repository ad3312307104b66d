"""The gate: pages about health for people who have it hard are read, those that only touch on health are not."""

from __future__ import annotations

import pytest

from extract.reader import Reader


def outcome(reader: Reader, text: str) -> int:
    """Return how many records are read from a plain text."""
    return len(reader.read_bytes("p", text.encode(), "text/plain")[1].records)


FIELD = """\
Die Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen berät Kommunen zur Gesundheitsförderung.
Das Projekt bringt geflüchtete Frauen in Bewegung. Der Sportverein ist Träger, Partner die Stadt. Alle treiben Sport.
Der Gesundheitskiosk Musterstadt berät wohnungslose Menschen. Träger ist der Caritasverband Musterstadt e. V.
"""
IN_PASSING = """\
Die Koordinierungsstelle Klimaschutz berät Kommunen und junge Menschen. Sie wird vom Landkreis Musterland gefördert.
Welche Krankenkasse zahlt am meisten für Vorsorge und Gesundheitskurse? Wir vergleichen für Familien und Studierende.
Wir suchen eine Vertriebskraft im Außendienst. Wir bieten Firmenwagen und betriebliche Gesundheitsförderung.
Kürbis-Linsen-Eintopf: gesund, schnell und bei Kindern beliebt. Die Mutter von drei Kindern kocht ihn oft.
"""


@pytest.mark.parametrize("text", FIELD.splitlines())
def test_pages_of_the_field_are_read(reader: Reader, text: str) -> None:
    assert outcome(reader, text)


@pytest.mark.parametrize("text", IN_PASSING.splitlines())
def test_pages_that_touch_on_health_in_passing_are_not(reader: Reader, text: str) -> None:
    assert not outcome(reader, text)
