"""The shipped passages: relations between names that stand there, in roles this house knows, about nobody real."""

import json
import re
import tomllib
from typing import Any

from data import curated
from tests.data.test_gold import DRAMA_RANGES, squash

PASSAGES: list[dict[str, Any]] = [
    json.loads(line) for line in curated("gold", "passages.jsonl").read_text("utf-8").splitlines()
]
RELATIONS = [(passage, relation) for passage in PASSAGES for relation in passage["relations"]]
GIVEN_NAMES = set(tomllib.loads(curated("frames", "given-names.toml").read_text("utf-8"))["names"].split())
ROLES = {"host", "funder", "member", "partner", "initiator"}
STATUS = {"current", "ended", "planned", "negated"}
SURNAME = r"[A-ZÄÖÜ][\w-]+"
OFFICE = r"Landr(?:at|ätin)|(?:Ober)?[Bb]ürgermeister(?:in)?|Minister(?:in)?|Staatssekretär(?:in)?|Pfarrer(?:in)?"
TITLE = rf"Frau|Herrn?|Dr\.|Prof\.|Schwester|Ansprechperson:|{OFFICE}"
TITLED = re.compile(rf"\b(?:(?:{TITLE}) )+(?!(?:{TITLE}) )({SURNAME}(?: {SURNAME})?)")
NAMED = re.compile(r"(?<![\w-])(?=([A-ZÄÖÜ]\w+) ([A-ZÄÖÜ]\w+))")
NUMBER = re.compile(r"(?:\+49|\b0)[\d /()-]{6,}\d")
INVENTED = {
    *("Ahlrichs", "Almuth Grotenfenn", "Alois Pfitzenmaier", "Alwin Kneißl", "Amelie", "Anja Hellbach"),
    *("Anke", "Annegret Tollkühn", "Anneke Pöppelbaum", "Annika Bredowitz"),
    *("Anselm Rückriem", "Antje Klaasen", "Arne Lüdershof"),
    *("Arved Hollmann", "Aylin Demir", "Benedikt Häfele", "Benno Aschenwald", "Bertram Sievekamp"),
    *("Bettina Kasch", "Bilal Karaoğlu", "Carola Wissmeier", "Carsten Heylbrunn", "Celik", "Clara Weiß"),
    *("Dagmar Pützfeld", "Dörte Habermehl", "Dörte Kamenz", "Dörte Uhlenbrink"),
    *("Dörthe Wallbömer", "Eberhard Zwiesler", "Edelgard Naumburger"),
    *("Elisabeth Torbrügge", "Falk Zernickow", "Ferdinand Kleinhenrich"),
    *("Frank Altkesseler", "Frank Sommer", "Frauke Holdenrieder", "Friederike Landwehring"),
    *("Fritjof Brinkhövel", "Gerlach", "Gerlinde Kurz", "Gernot Tiefenrode", "Gernot Wiesbaum"),
    *("Gesine Rautenstorf", "Gesine Wippermann", "Greta Pommerening", "Gundula Ackerstedt", "Hanno Rieckert"),
    *("Hansen", "Hartmut Wippenrode", "Heidrun Bültermann", "Heike Sandnow", "Heike Vogt", "Helmut Kranzow"),
    *("Henning Wolkow", "Hilke Rautmann", "Hiltrud Amthauer", "Holger Deppenschmidt", "Horst Liebetanz"),
    *("Ilka Rohdewitz", "Ilse Vogtmann", "Imke Tapken", "Immenroth", "Ines Buckowitz", "Ines Feldkotten"),
    *("Inga Molitor", "Iris Thommen", "Irmtraud Kessenrath", "Jannik Ottersbach", "Jens Lohse"),
    *("Jens Obermeit", "Joachim Wendelstein", "Jobst Reinhagel", "Johanna Steinbrecht", "Jost Weidlinghaus"),
    *("Jutta Wedekamm", "Kai Petzinger", "Karin Ostermundt", "Karsten Jahn", "Kathrin Weiß"),
    *("Katrin Bohlsiepen", "Keller", "Kerstin Aulenbach", "Kerstin Ohlershagen", "Kim Althaus"),
    *("Kirsten Ahlfelder", "Klaudius Britten", "Konrad Veltinghaus", "Köpernik", "Lea Wittkopp"),
    *("Leonie Strohmarck", "Lindner", "Lisbeth Thannhöbel", "Lothar Simmersbrück", "Lutz"),
    *("Maren Quastholt", "Marianne Beck", "Markus Wehling", "Marlies Kemper"),
    *("Marquardt", "Marten Hövel", "Mechthild Appenroth", "Meier"),
    *("Meike Lübbert", "Meike Vogt", "Melek Arduç", "Mirko Kuntzschner", "Möller", "Nadja Fürstenroth"),
    *("Nele Averbeck", "Nora Steinebach", "Norbert Schwickenbrink", "Nuray Demirbas", "Nurcan Aksoy"),
    *("Nurcan Aksoy-Behr", "Ole Timm", "Ortrud Kappenhagen", "Paul Zechlau", "Paula Dernholz", "Paula Pflaume"),
    *("Petra Engel", "Petra Nowackert", "Radegundis", "Ramona Seyfferth", "Rohdewitz", "Roland Weinsberg"),
    *("Ronja Hübel", "Ronny Pagelsdorff", "Rosa Diekhöner", "Roswitha Dannholz", "Ruben Oltmannshof"),
    *("Ruth Klageborn", "Rüdiger Pagels", "Sabine Großkreutz", "Sabine Ostermoor", "Sabine Roth"),
    *("Silke Vennegeerts", "Silke Wandersleb", "Sperling", "Svea Brinckmann", "Sven Ebersrode"),
    *("Swantje Lüdershagen", "Sylke Winkelstätt", "Tabea Kroll", "Tappe", "Theodor Lauenrath", "Thomas Brandt"),
    *("Thoralf Brüsewitz", "Tietze", "Tilman Roloff", "Timo Brackwede", "Ulf Brandes", "Ulla Hestermann"),
    *("Ulrike Wahnrode", "Ute Kesselheim", "Uwe Reinke", "Verena Stölzle", "Wencke Ahlerstorf"),
    *("Wenke Domaschnitz", "Wermke", "Wibke Nommensen", "Wiebke Harms", "Wiebke Harmsdorn"),
    *("Wiltrud Hakenkamp", "Winter", "Yvonne Gauglitzer", "Yvonne Pietzkau", "Yıldırım"),
}
BODIES_ARE_CALLED_AFTER = {
    *("Alice Salomon", "Barbara Budrich", "Björn Schulz", "Björn Steiger", "Carl Thiem", "Dieter Schwarz"),
    *("Dirk Baier", "Gisela Bohnenkamp", "Jenny De", "Joachim Herz", "Johannes Gutenberg", "Klaus Tschira"),
    *("Maria Hilf", "Nikolaus Koch", "Robert Bosch", "Robert Koch", "Uwe Hollweg"),
}


def test_every_passage_has_its_own_id_and_the_keys_of_the_format() -> None:
    assert len({passage["id"] for passage in PASSAGES}) == len(PASSAGES) == 1440
    assert {tuple(passage) for passage in PASSAGES} == {("id", "page_office", "text", "relations")}
    assert {tuple(relation) for _, relation in RELATIONS} == {("subject", "role", "object", "status", "optional")}


def test_every_role_and_status_is_known_and_each_occurs() -> None:
    assert {relation["role"] for _, relation in RELATIONS} == ROLES
    assert {relation["status"] for _, relation in RELATIONS} == STATUS
    assert {relation["optional"] for _, relation in RELATIONS} == {True, False}


def test_every_name_stands_in_its_passage_or_is_the_office_of_the_page() -> None:
    lost = [
        (passage["id"], relation[side])
        for passage, relation in RELATIONS
        for side in ("subject", "object")
        if squash(relation[side]) not in squash(passage["text"]) and relation[side] != passage["page_office"]
    ]
    assert lost == []


def test_no_relation_is_told_twice_and_nobody_has_a_role_to_themselves() -> None:
    for passage in PASSAGES:
        told = [(one["subject"], one["role"], one["object"], one["status"]) for one in passage["relations"]]
        assert len(told) == len(set(told)), passage["id"]
        assert all(subject != obj for subject, _, obj, _ in told), passage["id"]


def people(text: str) -> set[str]:
    named = {" ".join(pair) for pair in NAMED.findall(text) if pair[0] in GIVEN_NAMES}
    return named | set(TITLED.findall(text))


def test_people_are_invented_and_cannot_be_called_or_written_to() -> None:
    named = {name for passage in PASSAGES for name in people(passage["text"])}
    assert named == INVENTED | BODIES_ARE_CALLED_AFTER
    numbers = [re.sub(r"[^\d+]", "", number) for passage in PASSAGES for number in NUMBER.findall(passage["text"])]
    assert [number for number in numbers if not DRAMA_RANGES.fullmatch(number)] == []
    assert [passage["id"] for passage in PASSAGES if "@" in passage["text"]] == []
