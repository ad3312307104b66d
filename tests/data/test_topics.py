"""The shipped main texts: each its own, of a kind, on the subject or not."""

import json
from collections import Counter
from typing import Any

from data import curated

TOPICS: list[dict[str, Any]] = [
    json.loads(line) for line in curated("gold", "topics.jsonl").read_text("utf-8").splitlines()
]


def test_every_main_text_has_its_own_id_and_words_and_the_keys_of_the_format() -> None:
    assert len({topic["id"] for topic in TOPICS}) == len({topic["text"] for topic in TOPICS}) == len(TOPICS)
    assert {tuple(topic) for topic in TOPICS} == {("id", "kind", "about", "text")}
    assert all(topic["text"].startswith("# ") for topic in TOPICS)


def test_there_are_as_many_as_the_docs_say() -> None:
    assert Counter(topic["about"] for topic in TOPICS) == {True: 60, False: 116}


def test_no_kind_is_on_the_subject_and_off_it() -> None:
    off = {topic["kind"] for topic in TOPICS if not topic["about"]}
    assert off.isdisjoint(topic["kind"] for topic in TOPICS if topic["about"] and topic["kind"] != "frauen")
