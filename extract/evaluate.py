"""How good the records are: precision, recall and F1 by type against gold annotations, with an interval over pages.

What only one annotator found is optional and counts neither way; a disputed role is optional for the relation alone.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from data.errors import AskedWrongly
from extract.alike import normal
from extract.matching import MAIN, RECORD_TYPE, SAME, Json, names, same_name
from extract.records import Reading

DRAWS = 500
LOW, HIGH = 12, 487
SEED = 7


class Count(msgspec.Struct, frozen=True):
    """Right, wrong and missed records."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Return the share of found records that are right; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of wanted records that were found; 1 when nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Judged(NamedTuple):
    """What became of one page's records of a type: pairs of annotation and record, false finds, and misses."""

    right: list[tuple[Json, Json]]
    wrong: list[Json]
    missed: list[Json]


class Scores(msgspec.Struct, frozen=True):
    """Counts by type and over all; `interval` is the 95 % bootstrap interval of micro F1 over pages.

    `intervals` are those of each type, `evidence` the share of quotes that are exactly the stored text at their place,
    `sites` micro counts by website.
    """

    types: dict[str, Count]
    micro: Count
    macro: float
    interval: tuple[float, float]
    evidence: float
    quotes: int
    sites: dict[str, Count]
    intervals: dict[str, tuple[float, float]] = {}


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Return the annotated pages of a gold file, one JSON object a line; raises AskedWrongly."""
    try:
        lines = path.read_text("utf-8").splitlines()
        return [msgspec.json.decode(line, type=dict[str, Any]) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise AskedWrongly(f"The gold file {path} cannot be read: {error}.") from error


def evaluate(gold: Sequence[Json], readings: Iterable[Reading], texts: Mapping[str, str] | None = None) -> Scores:
    """Score *readings* against *gold*; *texts* are the stored texts by page, for the exactness of quotes."""
    records: dict[str, list[Json]] = defaultdict(list)
    for reading in readings:
        records[reading.page].extend(msgspec.to_builtins(record) for record in reading.records)
    pages = [_page(page, records[str(page["id"])]) for page in gold]
    sites: dict[str, Count] = defaultdict(Count)
    for page, counts in zip(gold, pages, strict=True):
        sites[str(page.get("site"))] += _total([counts], MAIN)
    types = {kind: _total(pages, [kind]) for kind in SAME}
    draws = _draws(pages)
    exact = [
        _exact(e, (texts or {}).get(page)) for page, found in records.items() for r in found for e in r["evidence"]
    ]
    return Scores(
        types=types,
        micro=_total(pages, MAIN),
        macro=sum(types[kind].f1 for kind in MAIN) / len(MAIN),
        interval=_interval(draws, MAIN),
        evidence=sum(exact) / len(exact) if exact else 0.0,
        quotes=len(exact),
        sites=dict(sites),
        intervals={kind: _interval(draws, [kind]) for kind in SAME},
    )


def _exact(evidence: Json, text: str | None) -> bool:
    return text is not None and text[evidence["start"] : evidence["end"]] == evidence["quote"] != ""


def _total(pages: Iterable[Mapping[str, Count]], kinds: Iterable[str]) -> Count:
    wanted = tuple(kinds)
    return sum((page[kind] for page in pages for kind in wanted), Count())


def _draws(pages: Sequence[Mapping[str, Count]]) -> list[list[Mapping[str, Count]]]:
    chance = random.Random(SEED)  # noqa: S311 - a repeatable sample, no secret
    return [[chance.choice(pages) for _ in pages] for _ in range(DRAWS)] if pages else []


def _interval(draws: Sequence[Iterable[Mapping[str, Count]]], kinds: Sequence[str]) -> tuple[float, float]:
    ranked = sorted(_total(pages, kinds).f1 for pages in draws) or [0.0] * DRAWS
    return ranked[LOW], ranked[HIGH]


def _page(page: Json, records: Sequence[Json]) -> dict[str, Count]:
    counted = judged(page, records)
    return {kind: Count(len(one.right), len(one.wrong), len(one.missed)) for kind, one in counted.items()}


def judged(page: Json, records: Sequence[Json]) -> dict[str, Judged]:
    """Return, by type, which of a page's records (as in their JSON) are right and wrong, and what is missed.

    Annotations of one annotator alone count neither as right nor as missed, records that mean them not as wrong.
    """
    gold = wanted(page)
    return {
        kind: _judged(kind, gold[kind], [r for r in records if r["type"] == RECORD_TYPE.get(kind, kind)], page)
        for kind in SAME
    }


def _judged(kind: str, gold: Sequence[Json], found: Sequence[Json], page: Json) -> Judged:
    left, same = _distinct(kind, found), SAME[kind]
    right: list[tuple[Json, Json]] = []
    missed: list[Json] = []
    for entry in sorted(gold, key=lambda e: bool(e.get("optional"))):
        taken = next((record for record in left if same(entry, record)), None)
        if taken is not None:
            left.remove(taken)
        if taken is not None and not entry.get("optional"):
            right.append((entry, taken))
        elif not entry.get("optional"):
            missed.append(entry)
    wrong = [r for r in left if not any(same(entry, r) for entry in gold) and not _excused(kind, r, page)]
    return Judged(right, wrong, missed)


def _excused(kind: str, record: Json, page: Json) -> bool:
    """Tell whether an organisation is an office of the page told again."""
    return kind == "organisation" and any(same_name(office, record) for office in page["offices"])


def _distinct(kind: str, found: Sequence[Json]) -> list[Json]:
    """Return *found* without repetitions: one body, one relation, one phrase counts once."""
    first: dict[tuple[object, ...], Json] = {}
    for record in found:
        own = normal(record.get("name") or record.get("as_written") or "")
        rest = tuple(record.get(part) for part in ("person", "phone", "email", "value"))
        first.setdefault(_ends(record) if kind.startswith("relation") else (own, *rest), record)
    return list(first.values())


def _ends(relation: Json) -> tuple[object, ...]:
    return relation["object"]["name"], relation["subject"]["name"], relation["role"]


def wanted(page: Json) -> dict[str, list[Json]]:
    """Return the annotations of a gold page by type, as they are compared with records."""
    bodies: dict[str, Json] = {}
    for body in page["organisations"]:
        if not body.get("name_known"):
            bodies.setdefault(normal(body["name"]), body)
    called = {n: names(o) for o in [*page["offices"], *page["organisations"]] for n in names(o)}
    relations: list[Json] = [
        {**o, "_called": called.get(o.get("to") or "", []), "optional": o.get("optional") or o.get("relation_optional")}
        for o in page["organisations"]
        if o["relation"] != "mentioned"
    ]
    return {
        "office": [{**office, "_land": page.get("bundesland")} for office in page["offices"]],
        "organisation": list(bodies.values()),
        "relation": relations,
        "relation_relaxed": relations,
        "target_group": list(page["target_groups"]),
        "audience": list(page["audiences"]),
        "activity": list(page["activities"]),
        "activity_typed": list(page["activities"]),
        "programme": [p if isinstance(p, dict) else {"name": p} for p in page["programmes"]],
        "contact": list(page["contacts"]),
        "setting": [s if isinstance(s, dict) else {"label": s} for s in page["settings"]],
        "fact": list(page["facts"]),
    }
