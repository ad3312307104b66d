"""Reads annotated pages into the rows that teach each task's judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.annotated import annotated
from bench.judge_tasks import TOPIC, Row, Task, is_optional, wanted
from bench.passages import read_passages
from bench.relation_rows import read_relations
from bench.role_rows import role_rows
from bench.topics import read_topics
from data import curated
from extract.alike import overlap
from extract.doing_clues import of_type, of_words
from extract.evaluate import read_gold
from extract.evaluate import wanted as wanted_records
from extract.german.tokens import words as tokens
from extract.judge import NONE
from extract.matching import SAME, Json
from extract.reader import Reader
from extract.recognise import Possible
from extract.vocabulary import load_concepts

VOCABULARY, OFF_TOPIC = 0.2, 1.5


def read_rows(task: Task, files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the annotated pages of *files* and a row for everything on them that the task judges."""
    return READ.get(task.name, _found_rows)(task, files)


def vocabulary_rows(task: Task) -> Iterator[Row]:
    """Yield a row for each word of the activity vocabulary, which has a type but stands on no page."""
    for concept in load_concepts(curated("vocabularies")):
        for label in concept.labels if concept.activity_type and task.name == "activities" else ():
            said, _ = tokens(label)
            clues = of_words(said)
            type_ = str(concept.activity_type)
            yield Row(frozenset((*clues, of_type(type_))), wanted(task, type_), VOCABULARY, -1, label)


def _found_rows(task: Task, files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the annotated pages of *files* and a row for everything that was found on them."""
    found = list(_read_all(files, Reader.load()))
    rows = [row for number, (page, possible) in enumerate(found) for row in _rows_of(task, number, page, possible)]
    return [page for page, _ in found], rows


def _topic_rows(task: Task, files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the pages whose subject is known, and a row for each; pages off topic count more, as they are fewer."""
    reader = Reader.load()
    pages, rows = [], []
    for page, text, about in read_topics([file for file in files if file.stem != "passages"], reader):
        class_, counts = (TOPIC, 1.0) if about else (NONE, OFF_TOPIC)
        rows.append(Row(reader.recogniser.gate.clues(text), wanted(task, class_), counts, len(pages), class_))
        pages.append(page)
    return pages, rows


def _relation_rows(task: Task, files: Sequence[Path]) -> tuple[list[Json], list[Row]]:
    """Return the annotated pages of *files* and a row for everything that was found to be a relation on them."""
    pages, found = read_relations(files, Reader.load())
    classes = {right: wanted(task, "right" if right else NONE) for right in (True, False)}
    return pages, [Row(r.clues, classes[r.right], r.counts, r.page, "", record=r.record) for r in found]


def _read_all(files: Sequence[Path], reader: Reader) -> Iterator[tuple[Json, Possible]]:
    """Yield every annotated page with what may be something on it."""
    for file in files:
        if file.stem == "passages":
            yield from read_passages(read_gold(file), reader)
            continue
        for page, name, host, text, _ in annotated(file, reader):
            yield page, reader.recogniser.possible(name, host, text)


def _rows_of(task: Task, number: int, page: Json, possible: Possible) -> Iterator[Row]:
    """Yield a row for everything that was found on the annotated *page*, the *number*th."""
    if task.name == "roles":
        yield from role_rows(task, number, page, possible.roles)
        return
    told = wanted_records(page)[task.kind]
    for words, label, clues in getattr(possible, task.name):
        found = {"as_written": words.strip(" .,;:"), "label": label}
        same = sorted((g for g in told if SAME[task.kind](g, found)), key=is_optional)
        type_, other = (same[0].get("type", task.kind), same[0].get("type_alt")) if same else (NONE, None)
        yield Row(clues, wanted(task, type_, other), _counts(task, same, words), number, found["as_written"], label)


def _counts(task: Task, same: Sequence[Json], words: str) -> float:
    """Return how much *words* teach that *same* annotations mean, the surest first."""
    if not same:
        return 1.0
    written = any(overlap(entry.get("as_written") or entry.get("label"), words) for entry in same)
    return (task.optional if is_optional(same[0]) else 1.0) * (1.0 if written else task.by_label)


READ: dict[str, Callable[[Task, Sequence[Path]], tuple[list[Json], list[Row]]]] = {
    TOPIC: _topic_rows,
    "relations": _relation_rows,
}
