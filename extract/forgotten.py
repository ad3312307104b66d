"""What is left of a reading when people whom it names asked to be forgotten."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from crawlers.archive import Suppressed
from extract.blocks import PageText, digest_of
from extract.records import AnyRecord, Reading


def forgotten(text: PageText, reading: Reading, suppressed: Suppressed) -> tuple[PageText, Reading]:
    """Return the text with masked names, every place in it as before, and the reading without records that hold one.

    A record whose own words hold none loses the quotes that do.
    """
    masked = suppressed.masked(text.text)
    digest = digest_of(masked)
    records = (_left(record, suppressed) for record in reading.records)
    title = suppressed.masked(reading.title) if reading.title else None
    return (
        replace(text, text=masked, digest=digest),
        replace(reading, digest=digest, title=title, records=tuple(record for record in records if record)),
    )


def _left(record: AnyRecord, suppressed: Suppressed) -> AnyRecord | None:
    kept = tuple(evidence for evidence in record.evidence if not suppressed.holds(evidence.quote))
    left: AnyRecord = replace(record, evidence=kept)
    return left if kept and not suppressed.holds(msgspec.json.encode(left).decode()) else None
