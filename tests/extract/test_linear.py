"""A page twice as long is twice the work: calls are counted, not seconds."""

from __future__ import annotations

import sys
from typing import Any

from extract.reader import Reader

PARAGRAPH = (
    "<p>Das Projekt „Mobil {0}“ für wohnungslose Menschen wird von der AOK Rheinland/Hamburg gefördert. "
    "Der Verein Hilfe {0} e. V. berät {0} Familien. Träger ist die Stadt Hamburg.</p>"
)
ITEM = "<li>Beratung von {0} Kitas</li>"
HEADING = "<h1>Koordinierungsstelle Gesundheitliche Chancengleichheit Hamburg</h1>"


def calls(reader: Reader, paragraphs: int) -> int:
    """Return how many calls it takes to read so many different paragraphs and items, whose words are known."""
    body = HEADING + "".join(PARAGRAPH.format(200 + number) for number in range(paragraphs))
    items = "".join(ITEM.format(200 + number) for number in range(paragraphs))
    page = f"<html lang=de><main>{body}<ul>{items}</ul></main></html>".encode()
    reader.read_bytes("p", page, "text/html")
    counted = 0

    def count(_: object, event: str, __: Any) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        _, reading = reader.read_bytes("p", page, "text/html")
    finally:
        sys.setprofile(before)
    assert len(reading.records) > paragraphs
    return counted


def test_a_page_of_twice_as_many_relations_programmes_bodies_and_items_is_twice_the_work(reader: Reader) -> None:
    one, two = calls(reader, 150), calls(reader, 300)
    assert two < 2.1 * one
