"""A town needs no `Stadt` before its name to be a member, but it must be a town."""

from __future__ import annotations

import pytest

from extract.reader import Reader
from extract.records import Relation

ABOUT = (
    "<p>Im Netzwerk Gesunde Kinder geht es um Gesundheitsförderung für Familien, auch in Jena. Ada Amsel sprach.</p>"
)


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        ("2024 ist Jena außerdem dem Netzwerk Gesunde Kinder beigetreten.", ["Jena"]),
        ("Jena gehört dem Netzwerk Gesunde Kinder seit 1992 an.", ["Jena"]),
        ("Bad Grund und der Kreis Unna sind dem Netzwerk Gesunde Kinder beigetreten.", ["Bad Grund", "Kreis Unna"]),
        ("Aufgenommen wurden Apolda, Hamm und der Kreis Unna in das Netzwerk Gesunde Kinder.",
         ["Apolda", "Hamm", "Kreis Unna"]),
        ("Amsel gehört dem Netzwerk Gesunde Kinder seit 1992 an.", []),
        ("Die Jena gehört dem Netzwerk Gesunde Kinder seit 1992 an.", []),
        ("Politik und der Kreis Unna gehören dem Netzwerk Gesunde Kinder an.", ["Kreis Unna"]),
        ("Ehrenamtliche und der Kreis Unna gehören dem Netzwerk Gesunde Kinder an.", ["Kreis Unna"]),
        ("Das Netzwerk Gesunde Kinder tagt. Jena ist schön.", []),
    ],
)  # fmt: skip
def test_a_bare_town_joins_as_a_body_does(reader: Reader, sentence: str, members: list[str]) -> None:
    html = f"<html lang='de'><body><main><h1>Netzwerk Gesunde Kinder</h1>{ABOUT}<p>{sentence}</p></main></body></html>"
    records = reader.read_bytes("p", html.encode(), "text/html", url="https://a.example")[1].records
    told = [r.object.name for r in records if isinstance(r, Relation) and r.role == "member"]
    assert sorted(told) == sorted(members)
