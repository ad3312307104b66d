"""When a record is what a gold annotation means, type by type; both are plain mappings as in their JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from extract.alike import HALF, alike, digits, normal, overlap, squashed

Json: TypeAlias = Mapping[str, Any]
SAME_NAME = 0.6
SAME_LABEL = 0.99
STEM = 5
LAST_DIGITS = 6


def names(entry: Json) -> list[str]:
    """Return every name that an annotation or record gives."""
    return [n for n in [entry.get("name"), entry.get("short"), *(entry.get("aliases") or [])] if n]


def same_name(gold: Json, found: Json, least: float = SAME_NAME) -> bool:
    """Tell whether any name of one is like any name of the other."""
    return any(alike(g, f, least) for g in names(gold) for f in names(found))


def _office(gold: Json, found: Json) -> bool:
    land, said = gold.get("_land"), found.get("land_name")
    return same_name(gold, found) and (not land or not said or land == said)


def _relation(gold: Json, found: Json) -> bool:
    called = [gold.get("to"), *gold.get("_called", [])]
    subject = names(found.get("subject") or {})
    return _relaxed(gold, found) and (not gold.get("to") or any(alike(c, n, HALF) for c in called for n in subject))


def _relaxed(gold: Json, found: Json) -> bool:
    return gold["relation"] == found.get("role") and same_name(gold, found.get("object") or {})


def _contact(gold: Json, found: Json) -> bool:
    if gold.get("person") and not alike(gold["person"], found.get("person"), HALF):
        return False
    if gold.get("phone") and digits(gold["phone"])[-LAST_DIGITS:] != digits(found.get("phone"))[-LAST_DIGITS:]:
        return False
    if gold.get("email") and squashed(gold["email"]).casefold() != squashed(found.get("email")).casefold():
        return False
    return any(gold.get(part) for part in ("person", "phone", "email"))


def _fact(gold: Json, found: Json) -> bool:
    a, b = normal(str(gold.get("value"))), normal(str(found.get("value")))
    numbers = re.findall(r"\d+", a)
    same = a == b or (bool(numbers) and numbers == re.findall(r"\d+", b))
    return same and overlap(gold.get("as_written"), found.get("as_written"))


def _phrase(gold: Json, found: Json) -> bool:
    written = overlap(gold.get("as_written") or gold.get("label"), found.get("as_written"))
    return written or alike(gold.get("label"), found.get("label"), SAME_LABEL)


def _typed(gold: Json, found: Json) -> bool:
    return _phrase(gold, found) and found.get("activity_type") in {gold.get("type"), gold.get("type_alt")}


def _programme(gold: Json, found: Json) -> bool:
    return same_name(gold, found) or overlap(gold["name"], found.get("name"))


def _setting(gold: Json, found: Json) -> bool:
    return normal(gold["label"])[:STEM] == normal(found.get("label"))[:STEM]


SAME: dict[str, Callable[[Json, Json], bool]] = {
    "office": _office,
    "organisation": same_name,
    "relation": _relation,
    "relation_relaxed": _relaxed,
    "target_group": _phrase,
    "audience": _phrase,
    "activity": _phrase,
    "activity_typed": _typed,
    "programme": _programme,
    "contact": _contact,
    "setting": _setting,
    "fact": _fact,
}
RECORD_TYPE = {"relation_relaxed": "relation", "activity_typed": "activity"}
MAIN = tuple(kind for kind in SAME if kind not in RECORD_TYPE)
