"""The record contract: what is documented is what is written, and what is written is read back."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from extract.records import AnyRecord, Evidence, Fact, Party, Record, Relation

TYPES = {str(cls.__struct_config__.tag): cls for cls in get_args(AnyRecord)}
COMMON = {"page", "extractor", "confidence", "evidence"}
PAGE = Path(__file__).parents[2] / "docs" / "records.md"
DOCUMENTED = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE))
QUOTE = (Evidence("Träger ist der Verein Ö", 3, 26, "20261121224831/https://hage.de/"),)


def test_every_type_is_documented_and_no_other() -> None:
    assert set(DOCUMENTED) == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_the_documented_fields_are_the_fields(kind: str) -> None:
    assert set(re.findall(r"`(\w+)`", DOCUMENTED[kind])) == set(TYPES[kind].__struct_fields__) - COMMON


def test_a_record_is_one_json_object_that_begins_with_its_type() -> None:
    record = Relation(
        page="p", extractor="e/1", confidence=0.5, evidence=QUOTE, subject=Party("K"), role="host", object=Party("Ö")
    )
    line = msgspec.json.encode(record)
    assert line.startswith(b'{"type":"relation"')
    assert b"\n" not in line
    assert "Ö" in line.decode()
    assert msgspec.json.decode(line, type=AnyRecord) == record


def test_a_field_that_is_new_to_the_reader_is_passed_over() -> None:
    line = b'{"type":"programme","page":"p","extractor":"e","confidence":1,"evidence":[],"name":"N","future":[1]}'
    assert isinstance(msgspec.json.decode(line, type=AnyRecord), Record)


@pytest.mark.parametrize(
    "line",
    [
        b'{"type":"unheard","page":"p","extractor":"e","confidence":1,"evidence":[]}',
        b'{"type":"programme","page":"p","extractor":"e","confidence":1,"evidence":[]}',
        b'{"type":"setting","page":"p","extractor":"e","confidence":"much","evidence":[],"label":"a","as_written":"a"}',
    ],
    ids=["unknown type", "missing name", "wrong type"],
)
def test_what_breaks_the_contract_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(line, type=AnyRecord)


def test_a_fact_and_a_relation_name_their_subject_alike() -> None:
    fact = Fact(
        page="p",
        extractor="e",
        confidence=1,
        evidence=QUOTE,
        subject=Party("K"),
        property="x",
        value="1",
        as_written="1",
    )
    relation = Relation(
        page="p", extractor="e", confidence=1, evidence=QUOTE, subject=Party("K"), role="host", object=Party("Ö")
    )
    assert msgspec.to_builtins(fact)["subject"] == msgspec.to_builtins(relation)["subject"]
