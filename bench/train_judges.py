"""Trains the weights that judge topics, roles, activities, people and settings: `python bench/train_judges.py GOLD…`.

GOLD are files of annotated pages, or of passages (`data/gold/passages.jsonl`), which teach roles and relations alone;
what a page is about is learned from the pages and from the main texts of `data/gold/topics.jsonl`. A softmax over the
clues of everything that may be one, with a Gaussian prior, by Adam over all rows at once; for activities the
vocabulary's words count a little. First it prints figures on websites held out, five folds; then it writes
`data/weights/*.json`. The same pages give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.fitting import trained
from bench.judge_rows import read_rows, vocabulary_rows
from bench.judge_tasks import TASKS, TOPIC, Row, Task
from extract.evaluate import Count, judged
from extract.judge import NONE, Judge
from extract.matching import Json

FOLDS = 5


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
        pages, rows = read_rows(task, options.gold)
        words = list(vocabulary_rows(task))
        tell(f"{task.name}: {len(rows)} found on {len(pages)} pages, {len(words)} words of the vocabulary")
        held_out(task, pages, rows, words)
        if not options.only_check:
            file = Path(__file__).parents[1] / "data" / "weights" / f"{task.name}.json"
            file.write_bytes(msgspec.json.encode(trained(task, [*rows, *words])) + b"\n")
            tell(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")


def judged_to_be(task: Task, row: Row, judge: Judge) -> list[Json]:
    """Return the records that *judge* takes *row* for: a role must be probable itself, else that it is anything."""
    chances = judge.chances(row.clues)
    class_ = max((name for name in task.classes if name != NONE), key=chances.__getitem__)
    of_bodies = task.kind == "relation" and row.record is None
    if (chances[class_] if of_bodies else 1 - chances[NONE]) < task.least:
        return []
    return [row.record] if row.record else told(task, class_, row)


def told(task: Task, class_: str, row: Row) -> list[Json]:
    """Return the records of what was judged to be *class_*; a relation for each body."""
    if task.kind == "relation":
        return [
            {"type": "relation", "role": class_, "object": {"name": name}, "subject": {"name": ""}}
            for name in row.words.split("|")
        ]
    return [{"type": task.kind, "as_written": row.words, "label": row.label, "activity_type": class_}]


def held_out(task: Task, pages: Sequence[Json], rows: Sequence[Row], words: Sequence[Row]) -> None:
    """Print precision, recall and F1 where each website is judged by weights that never saw it."""
    folds = [int(hashlib.sha256(str(p.get("site") or p["id"]).encode()).hexdigest(), 16) % FOLDS for p in pages]
    records: dict[int, list[Json]] = defaultdict(list)
    for fold in range(FOLDS):
        judge = Judge(trained(task, [*(row for row in rows if folds[row.page] != fold), *words]))
        for row in (row for row in rows if folds[row.page] == fold):
            records[row.page] += judged_to_be(task, row, judge)
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
