"""Records of several extractors become one list: what means the same is one record that all its readers vouch for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeAlias

import msgspec

from extract.alike import digits, normal
from extract.records import (
    Activity,
    AnyRecord,
    Audience,
    Contact,
    Fact,
    Office,
    Organisation,
    Party,
    Programme,
    Relation,
    Setting,
    TargetGroup,
)

Key: TypeAlias = tuple[str, ...]


def merged(first: Sequence[AnyRecord], more: Iterable[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Return *first* with *more* added; where both have a record, the fields of *first* stand.

    Evidence is united. Different extractors confirm each other (noisy-or: 1 - (1 - a)(1 - b)), one extractor that
    repeats itself does not.
    """
    records = list(first)
    places = {key: place for place in reversed(range(len(records))) for key in keys(records[place])}
    for record in more:
        own = tuple(keys(record))
        place = next((places[key] for key in own if key in places), None)
        if place is None:
            places.update(dict.fromkeys(own, len(records)))
            records.append(record)
        else:
            records[place] = united(records[place], record)
    return tuple(records)


def united(record: AnyRecord, other: AnyRecord) -> AnyRecord:
    """Return *record* with the evidence and the weight of *other*."""
    readers = record.extractor.split(" ")
    doubt = (1 - record.confidence) * (1 - other.confidence)
    repeated = other.extractor in readers
    return msgspec.structs.replace(
        record,
        extractor=record.extractor if repeated else " ".join((*readers, other.extractor)),
        confidence=max(record.confidence, other.confidence) if repeated else round(1 - doubt, 4),
        evidence=tuple(dict.fromkeys((*record.evidence, *other.evidence))),
    )


def keys(record: AnyRecord) -> Iterator[Key]:
    """Yield the keys of a record: two records of a page that share one mean the same.

    An office and an organisation of one name are one body.
    """
    match record:
        case Office() | Organisation() | Programme():
            yield from _named(record)
        case Relation():
            for subject, body in product(_called(record.subject), _called(record.object)):
                yield "relation", subject, record.role, body
        case TargetGroup() | Audience() | Setting():
            yield kind(record), normal(record.label)
            yield kind(record), normal(record.as_written)
        case Activity():
            yield "activity", normal(record.as_written)
        case Contact():
            yield "contact", normal(record.person) or (record.email or "").casefold() or digits(record.phone)
        case Fact():
            yield "fact", normal(record.value), normal(record.as_written)


def _named(record: Office | Organisation | Programme) -> Iterator[Key]:
    group = "programme" if isinstance(record, Programme) else "body"
    names = (record.name, getattr(record, "short", None), *getattr(record, "aliases", ()))
    yield from ((group, normal(name)) for name in names if normal(name))


def _called(party: Party) -> list[str]:
    return [normal(name) for name in (party.name, *party.aliases)]


def kind(record: AnyRecord) -> str:
    """Return the record's type as it stands in its JSON (`target_group`)."""
    return str(record.__struct_config__.tag)
