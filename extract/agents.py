"""Who does what a verb phrase says: the pronoun or noun that stands where German puts the subject."""

from __future__ import annotations

from collections.abc import Sequence

from extract.clauses import Clause
from extract.german.bracket import HELPERS, JOINTS, LONGEST, STOPS
from extract.german.prepositions import CONTRACTED, PREPOSITIONS

_PRONOUNS = "wir sie er es ich man wer alle beide viele manche einige jeder jede niemand"
PRONOUNS = frozenset(_PRONOUNS.split())
_DETERMINERS = (
    "der die das ein eine unser unsere ihr ihre sein seine jede jeder jedes dieser diese dieses alle viele einige "
    "mehrere zwei drei vier fünf sechs"
)
DETERMINERS = frozenset(_DETERMINERS.split())
SKIPPED = frozenset({"sich", "auch", "dort", "hier", "uns", "nun", "außerdem"})
_ADVERBIAL = (
    "dafür dazu dort hier so gemeinsam zusammen außerdem darüber einmal zweimal dreimal auch wenn weil dass damit als"
)
NO_SUBJECT = frozenset(_ADVERBIAL.split()) | PREPOSITIONS | CONTRACTED


def agent_of(words: Sequence[str], clause: Clause, start: int, end: int) -> int | None:
    """Return the token of the subject of *clause* in the sentence `start:end`: before its finite verb or behind it."""
    verb = _finite(words, clause, start, end)
    if verb is None:
        return None
    left = verb
    while left > start and words[left - 1] not in STOPS and words[left - 1] not in JOINTS:
        left -= 1
    before = _head(words, left, verb)
    return before if before is not None else _head(words, verb + 1, min(end, verb + LONGEST))


def _finite(words: Sequence[str], clause: Clause, start: int, end: int) -> int | None:
    """Return the finite verb of a clause: its own, or the auxiliary nearest before or right behind it."""
    if clause.kind == "finite":
        return clause.verb
    around = range(min(end, clause.verb + 2) - 1, max(start, clause.verb - LONGEST) - 1, -1)
    return next((place for place in around if words[place].lower() in HELPERS), None)


def _head(words: Sequence[str], start: int, end: int) -> int | None:
    """Return the pronoun or first noun of the noun phrase that begins at *start*; None where something else does."""
    while start < end and words[start].lower() in SKIPPED:
        start += 1
    if start >= end:
        return None
    small = words[start].lower()
    if small in PRONOUNS:
        return start
    if small in DETERMINERS:
        stop = next((p for p in range(start, end) if words[p] in STOPS), end)
        return next((p for p in range(start + 1, stop) if words[p][:1].isupper()), None)
    return start if words[start][:1].isupper() and small not in NO_SUBJECT else None
