"""A page's text cut into pieces, each with the records that quote it and the annotations that were missed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from extract.blocks import PageText
from extract.evaluate import Judged
from extract.matching import MAIN, RECORD_TYPE, Json

State: TypeAlias = Literal["right", "wrong", "open", "missed", "outside"]


class Mark(NamedTuple):
    """Characters `start:end` that a record quotes or an annotation means; `told` says what."""

    start: int
    end: int
    kind: str
    state: State
    told: str


class Piece(NamedTuple):
    """Running text under the same marks, the shortest mark first; no mark: nothing was found there."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def told(self) -> str:
        """What all marks say, a line each."""
        return "\n".join(f"{mark.state}: {mark.kind}: {mark.told}" for mark in self.marks if mark.told)


def pieces(text: PageText, records: Sequence[Json], counted: Mapping[str, Judged]) -> list[Piece]:
    """Return the whole text in pieces; right records, false finds, records that count neither way, and misses."""
    marks = [*_found(records, counted), *_missed(text.text, counted), *_outside(text)]
    return list(_cut(text.text, marks))


def told(entry: Json) -> str:
    """Return a record or an annotation in one line: a relation as an arrow, a contact's parts, a fact's value."""
    if "relation" in entry or "object" in entry:
        subject = (entry.get("subject") or {}).get("name") or entry.get("to") or "?"
        body = (entry.get("object") or {}).get("name") or entry.get("name")
        return f"{subject} ← {entry.get('relation') or entry.get('role')} – {body}"
    if "value" in entry:
        return f"{entry.get('property')} = {entry.get('value')} ({entry.get('as_written')})"
    if "person" in entry or "phone" in entry or "email" in entry:
        return ", ".join(str(entry[part]) for part in ("person", "role", "phone", "email") if entry.get(part))
    kind = entry.get("activity_type") or entry.get("type") if "as_written" in entry else None
    name = str(entry.get("as_written") or entry.get("name") or entry.get("label"))
    return f"{name} ({kind})" if kind and kind not in RECORD_TYPE and kind not in MAIN else name


def _found(records: Iterable[Json], counted: Mapping[str, Judged]) -> Iterator[Mark]:
    right = {id(record) for kind in MAIN for _, record in counted[kind].right}
    wrong = {id(record) for kind in MAIN for record in counted[kind].wrong}
    for record in records:
        state: State = "right" if id(record) in right else "wrong" if id(record) in wrong else "open"
        for evidence in record["evidence"]:
            yield Mark(evidence["start"], evidence["end"], record["type"], state, told(record))


def _missed(text: str, counted: Mapping[str, Judged]) -> Iterator[Mark]:
    for kind in MAIN:
        for entry in counted[kind].missed:
            words = str(entry.get("as_written") or entry.get("name") or entry.get("person") or entry.get("label"))
            place = text.find(words)
            if words and place >= 0:
                yield Mark(place, place + len(words), kind, "missed", told(entry))


def _outside(text: PageText) -> Iterator[Mark]:
    inside = set(text.content())
    return (Mark(b.start, b.end, b.region, "outside", "") for b in text.blocks if b not in inside)


def _cut(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    opening = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: -mark.start)
    active: list[Mark] = []
    place = 0
    edges = sorted({0, len(text), *(edge for mark in opening for edge in (mark.start, mark.end))})
    for edge in edges[1:]:
        while opening and opening[-1].start <= place:
            active.append(opening.pop())
        active = [mark for mark in active if mark.end > place]
        yield Piece(text[place:edge], tuple(sorted(active, key=lambda mark: mark.end - mark.start)))
        place = edge
