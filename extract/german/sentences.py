"""Sentences as token ranges inside blocks; an abbreviation, an ordinal before a month or an initial ends none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.dates import MONTHS

ENDS = frozenset(".!?…")
CLOSING = frozenset("“”\"»«')]’")
OPENING = frozenset("„“\"»«‚'([–-•")


def sentences(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) token of each sentence among `words[start:end]`; a line break ends a sentence too."""
    first = start
    for place in range(start, end):
        if words[place] == "\n" or (words[place] in ENDS and _is_end(words, place, start, end)):
            last = place + 1
            while last < end and words[last] in CLOSING:
                last += 1
            if first < place:
                yield first, last
            first = max(first, last)
    if first < end:
        yield first, end


def _is_end(words: Sequence[str], place: int, start: int, end: int) -> bool:
    before = words[place - 1] if place > start else ""
    after = _next_word(words, place + 1, end)
    if after is None:
        return True
    if words[place] != ".":
        return after[:1].isupper() or after in OPENING or after[:1].isdigit()
    if before.isdigit() and (after.lower() in MONTHS or len(before) <= 2):  # noqa: PLR2004
        return after.lower() not in MONTHS and after[:1].isupper() and len(before) > 2  # noqa: PLR2004
    if len(before) == 1 and before.isalpha():
        return False
    return after[:1].isupper() or after[:1].isdigit() or after in OPENING


def _next_word(words: Sequence[str], place: int, end: int) -> str | None:
    return next((w for w in words[place:end] if not w.isspace() and w not in CLOSING), None)
