"""What to do where nothing was found: which word is the one that is missing, and which words there are like it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from graph.searching.wording import Asked, expression

LIKE_ENOUGH = 75
MOST = 4


def advice(index: sqlite3.Connection, words: Sequence[Asked]) -> str:
    """Return one sentence."""
    missing = [word for word in words if not _count(index, [word])]
    if missing:
        return " ".join(_like(index, word) for word in missing)
    if len(words) > 1 and not _count(index, words):
        counts = ", ".join(f"{word.word} ({_count(index, [word])})" for word in words)
        return f"No statement has all of these words; each alone is found: {counts}. Search for fewer."
    return "It stands in this release, but not in that Land; search without --land."


def _count(index: sqlite3.Connection, words: Sequence[Asked]) -> int:
    (count,) = index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (expression(words),)).fetchone()
    return int(count)


def _like(index: sqlite3.Connection, word: Asked) -> str:
    known = dict(index.execute("SELECT key, word FROM written"))
    near = process.extract(word.keys[0], list(known), scorer=fuzz.ratio, limit=MOST, score_cutoff=LIKE_ENOUGH)
    choices = ", ".join(known[key] for key, *_ in near)
    hint = f"did you mean {choices}?" if near else "search for a shorter word, or for another."
    return f"{word.word} stands nowhere in this release; {hint}"
