"""Trains the weights that judge topics, roles, activities, people and settings: `python bench/train_judges.py GOLD…`.

GOLD are files of annotated pages, or of passages (`data/gold/passages.jsonl`), which teach roles alone; what a page is
about is learned from the pages and from the main texts of `data/gold/topics.jsonl`. A softmax over
the clues of everything that may be one, with a Gaussian prior, by Adam over all rows at once; for activities the
vocabulary's words count a little. First it prints figures on websites held out, five folds; then it writes
`data/weights/*.json`. The same pages give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, get_args
from urllib.parse import urlsplit

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.passages import read_passages
from bench.relation_rows import read_relations
from bench.topics import read_topics
from data import curated
from extract.doing_clues import of_type, of_words
from extract.evaluate import Count, judged, read_gold
from extract.evaluate import wanted as wanted_records
from extract.german.normalise import key
from extract.german.tokens import words as tokens
from extract.judge import GRAIN, NONE, Judge, Weights
from extract.manifest import read_pages
from extract.matching import SAME, Json, same_name
from extract.reader import Reader
from extract.recognise import Possible, PossibleRole
from extract.records import ActivityType
from extract.role_frames import ROLES
from extract.vocabulary import load_concepts

TYPES = get_args(ActivityType)
OPTIONAL, VOCABULARY, FIRST_TYPE, ELSEWHERE = 0.4, 0.2, 0.6, 0.3
STEPS, RATE = 150, 0.05
FOLDS = 5


class Task(NamedTuple):
    """What is trained: the record type, its classes, the prior's strength, and from which probability it counts.

    Clues seen less than *least_seen* times are left out, and those that weigh less than *least_weight* after training.
    """

    name: str
    kind: str
    measured: tuple[str, ...]
    classes: tuple[str, ...]
    prior: float
    least: float
    least_seen: int = 2
    least_weight: float = 0.02


TOPIC, OFF_TOPIC = "topic", 1.5
TASKS = (
    Task(TOPIC, TOPIC, (TOPIC,), (TOPIC, NONE), 1.0, 0.8, 3),
    Task("roles", "relation", ("relation_relaxed",), (*ROLES, NONE), 4.0, 0.5, 3, 0.08),
    Task("relations", "relation", ("relation", "relation_relaxed"), ("right", NONE), 10.0, 0.25, 4),
    Task("activities", "activity", ("activity", "activity_typed"), (*TYPES, NONE), 4.0, 0.4, 2, 0.1),
    Task("target_groups", "target_group", ("target_group",), ("target_group", NONE), 3.0, 0.5),
    Task("audiences", "audience", ("audience",), ("audience", NONE), 4.0, 0.5),
    Task("settings", "setting", ("setting",), ("setting", NONE), 4.0, 0.5),
)


class Row(NamedTuple):
    """One thing found: its clues, how much each class is wanted, how much it counts, its page, words and label."""

    clues: frozenset[str]
    wanted: Sequence[float]
    counts: float
    page: int
    words: str
    label: str = ""
    record: Json | None = None


def wanted(task: Task, type_: str, other: str | None = None) -> list[float]:
    """Return how much each class is wanted: all of one type, or more of the first than of another annotator's."""
    shares = {type_: 1.0} if other in {None, type_} else {type_: FIRST_TYPE, str(other): 1 - FIRST_TYPE}
    return [shares.get(name, 0.0) for name in task.classes]


def rows_of(task: Task, number: int, page: Json, possible: Possible) -> Iterator[Row]:
    """Yield a row for everything that was found on the annotated *page*, the *number*th."""
    if task.name == "roles":
        yield from role_rows(task, number, page, possible.roles)
        return
    told_ = wanted_records(page)[task.kind]
    for words, label, clues in getattr(possible, task.name):
        found = {"as_written": words.strip(" .,;:"), "label": label}
        same = sorted((g for g in told_ if SAME[task.kind](g, found)), key=_is_optional)
        type_, other = (same[0].get("type", task.kind), same[0].get("type_alt")) if same else (NONE, None)
        counts = OPTIONAL if same and _is_optional(same[0]) else 1.0
        yield Row(clues, wanted(task, type_, other), counts, number, found["as_written"], label)


def role_rows(task: Task, number: int, page: Json, possible: Sequence[PossibleRole]) -> Iterator[Row]:
    """Yield a row for all bodies of a sentence; a role is told where the annotation's cue stands, if it has one."""
    roles: list[dict[str, float]] = [{} for _ in possible]
    passed: set[int] = set()
    for entry in (e for e in page["organisations"] if e["relation"] != "mentioned"):
        near = {n: _nearness(entry, one) for n, one in enumerate(possible) if _names(entry, one)}
        best = max(near.values(), default=0.0)
        told = {n for n, share in near.items() if share == best and (share or len(near) == 1)}
        passed |= near.keys() - told
        for n in told:
            sure = OPTIONAL if entry.get("optional") or entry.get("relation_optional") else 1.0
            roles[n][entry["relation"]] = max(roles[n].get(entry["relation"], 0.0), sure)
    for n, (one, told_roles) in enumerate(zip(possible, roles, strict=True)):
        shares = [1 / len(told_roles) if name in told_roles else 0.0 for name in task.classes]
        counts = max(told_roles.values(), default=ELSEWHERE if n in passed else 1.0)
        wanted_ = shares if told_roles else wanted(task, NONE)
        yield Row(one.clues, wanted_, counts, number, "|".join(names[0] for names in one.bodies))


def _names(entry: Json, one: PossibleRole) -> bool:
    return any(same_name(entry, {"name": called[0], "aliases": called[1:]}) for called in one.bodies)


def _nearness(entry: Json, one: PossibleRole) -> float:
    """Return the share of the cue's words in the sentence, and half of that in the labels above it."""
    cue = _words(entry.get("cue") or "")
    if not cue:
        return 1.0
    return (len(cue & _words(one.sentence)) + len(cue & _words(one.above)) / 2) / len(cue)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower()))


def _is_optional(entry: Json) -> bool:
    return bool(entry.get("optional"))


def vocabulary_rows(task: Task) -> Iterator[Row]:
    """Yield a row for each word of the activity vocabulary, which has a type but stands on no page."""
    for concept in load_concepts(curated("vocabularies")):
        for label in concept.labels if concept.activity_type and task.name == "activities" else ():
            said, _ = tokens(label)
            clues = of_words(said, list(map(key, said)))
            type_ = str(concept.activity_type)
            yield Row(frozenset((*clues, of_type(type_))), wanted(task, type_), VOCABULARY, -1, label)


def trained(task: Task, rows: Sequence[Row]) -> Weights:
    """Return the weights that fit *rows* best under the prior, without rare clues and weights near nothing."""
    seen = Counter(clue for row in rows for clue in row.clues)
    places = {clue: place for place, clue in enumerate(sorted(c for c, n in seen.items() if n >= task.least_seen))}
    clues = [sorted(places[clue] for clue in row.clues if clue in places) for row in rows]
    weights = _fitted(clues, np.array([r.wanted for r in rows]), np.array([[r.counts] for r in rows]), task.prior)
    kept = {clue: tuple(round(GRAIN * float(w)) for w in weights[place]) for clue, place in places.items()}
    least = GRAIN * task.least_weight
    return Weights(task.classes, task.least, {clue: w for clue, w in kept.items() if max(map(abs, w)) >= least})


def _fitted(clues: Sequence[Sequence[int]], target: np.ndarray, counts: np.ndarray, prior: float) -> np.ndarray:
    """Return one weight for each clue and class; every row has a clue."""
    starts = np.cumsum([0, *map(len, clues[:-1])])
    flat, row = np.concatenate(clues), np.repeat(np.arange(len(clues)), [len(c) for c in clues])
    weights = np.zeros((int(flat.max()) + 1, target.shape[1]))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = np.add.reduceat(weights[flat], starts)
        chances = np.exp(sums - sums.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wrong = (counts * (chances - target))[row]
        slope = np.stack([np.bincount(flat, column, len(weights)) for column in wrong.T], 1) + prior * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def tell(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print the held-out figures and write the weights."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", type=Path, nargs="+")
    asked.add_argument("--only-check", action="store_true", help="write nothing")
    asked.add_argument("--task", choices=[task.name for task in TASKS], help="train this alone")
    options = asked.parse_args()
    for task in (t for t in TASKS if options.task in {None, t.name}):
        pages, rows = READ.get(task.name, partial(found_rows, task))(options.gold)
        words = list(vocabulary_rows(task))
        tell(f"{task.name}: {len(rows)} found on {len(pages)} pages, {len(words)} words of the vocabulary")
        held_out(task, pages, rows, words)
        if not options.only_check:
            file = Path(__file__).parents[1] / "data" / "weights" / f"{task.name}.json"
            file.write_bytes(msgspec.json.encode(trained(task, [*rows, *words])) + b"\n")
            tell(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")


def found_rows(task: Task, files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the annotated pages of *files* and a row for everything that was found on them."""
    found = list(read_all(files, Reader.load()))
    rows = [row for number, (page, possible) in enumerate(found) for row in rows_of(task, number, page, possible)]
    return [page for page, _ in found], rows


def topic_rows(files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the pages whose subject is known, and a row for each; pages off topic count more, as they are fewer."""
    task = next(task for task in TASKS if task.name == TOPIC)
    reader = Reader.load()
    pages, rows = [], []
    for page, text, about in read_topics([file for file in files if file.stem != "passages"], reader):
        class_, counts = (TOPIC, 1.0) if about else (NONE, OFF_TOPIC)
        rows.append(Row(reader.recogniser.gate.clues(text), wanted(task, class_), counts, len(pages), class_))
        pages.append(page)
    return pages, rows


def relation_rows(files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the annotated pages of *files* and a row for everything that was found to be a relation on them."""
    task = next(task for task in TASKS if task.name == "relations")
    pages, found = read_relations(files, Reader.load())
    classes = {right: wanted(task, "right" if right else NONE) for right in (True, False)}
    return pages, [Row(r.clues, classes[r.right], r.counts, r.page, "", record=r.record) for r in found]


READ: dict[str, Callable[[Sequence[Path]], tuple[list[Json], list[Row]]]] = {
    TOPIC: topic_rows,
    "relations": relation_rows,
}


def read_all(files: Sequence[Path], reader: Reader) -> Iterator[tuple[Json, Possible]]:
    """Yield every annotated page with what may be something on it."""
    for file in files:
        pages = read_gold(file)
        if file.stem == "passages":
            yield from read_passages(pages, reader)
            continue
        for page, (text, _) in zip(pages, read_pages(file, reader), strict=True):
            host = urlsplit(page.get("url") or "").hostname or ""
            yield page, reader.recogniser.possible(str(page["id"]), host, text)


def told(task: Task, class_: str, words: str, label: str) -> list[Json]:
    """Return the records of what was judged to be *class_*; a relation for each body."""
    if task.kind == "relation":
        return [
            {"type": "relation", "role": class_, "object": {"name": name}, "subject": {"name": ""}}
            for name in words.split("|")
        ]
    return [{"type": task.kind, "as_written": words, "label": label, "activity_type": class_}]


def held_out(task: Task, pages: Sequence[Json], rows: Sequence[Row], words: Sequence[Row]) -> None:
    """Print precision, recall and F1 where each website is judged by weights that never saw it."""
    folds = [int(hashlib.sha256(str(p.get("site") or p["id"]).encode()).hexdigest(), 16) % FOLDS for p in pages]
    records: dict[int, list[Json]] = defaultdict(list)
    for fold in range(FOLDS):
        judge = Judge(trained(task, [*(row for row in rows if folds[row.page] != fold), *words]))
        for row in (row for row in rows if folds[row.page] == fold):
            class_, sure = judge.verdict(row.clues)
            if row.record:
                records[row.page] += [row.record] if sure >= task.least else []
                continue
            if task.kind == "relation":
                sure = judge.chances(row.clues)[class_]
            if sure >= task.least:
                records[row.page] += told(task, class_, row.words, row.label)
    if task.name == TOPIC:
        tell_topics(rows, records)
        return
    for kind in task.measured:
        found = [judged(page, records[number])[kind] for number, page in enumerate(pages)]
        count = sum((Count(len(one.right), len(one.wrong), len(one.missed)) for one in found), Count())
        tell(f"{kind:15} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}  (websites held out)")


def tell_topics(rows: Sequence[Row], records: Mapping[int, Sequence[Json]]) -> None:
    """Print how many pages on topic, and how many off topic, weights let in that never saw their website or kind."""
    for class_ in (TOPIC, NONE):
        of_class = [row for row in rows if row.words == class_]
        in_ = sum(bool(records[row.page]) for row in of_class)
        tell(f"{'on' if class_ == TOPIC else 'off'} topic: {in_} of {len(of_class)} let in  (websites held out)")


if __name__ == "__main__":
    main()
