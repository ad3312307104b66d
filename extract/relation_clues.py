"""The clues by which a relation is judged as a whole: how its subject was found, what that is, how sure its role is.

Half of what is wrong in relations of websites that nobody has looked at is their subject, and that shows in how it
was found: a name in the sentence is surer than what the page had spoken of, and a page with one thing surer than one
with ten.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Analysis
from extract.constructions import Match
from extract.discourse import Discourse
from extract.masks import Slot
from extract.records import Party
from extract.slots import own_party
from extract.thing_nouns import BODY, EVENT, GENERIC, PERSONNEL, PLACE, WORK

SORTS = {"board": BODY, "event": EVENT, "generic": GENERIC, "personnel": PERSONNEL, "place": PLACE, "work": WORK}
FIRST_WORDS = 3
FIFTHS = 5
FEW, SEVERAL = 2, 5


class Found(NamedTuple):
    """How a relation was found: the match, the thing of the sentence that it is for, if any, and the block's kind.

    `chance` is the probability that the judge of roles gives the role, None where it was not asked.
    """

    match: Match
    thing: Slot | None
    kind: str
    chance: float | None


def relation_clues(page: Analysis, found: Found, subject: Party, discourse: Discourse) -> frozenset[str]:
    """Return the clues of a relation for *subject*, which *discourse* knows."""
    match, thing, kind, chance = found
    way = _way(match, thing, discourse)
    read = "read" if match.weak and not match.thing and match.first == match.bodies[0].start else "told"
    sure = "-" if chance is None else str(int(chance * FIFTHS))
    return frozenset(
        (
            f"way={way} {read}",
            f"role={match.role} {way}",
            f"block={kind} {way.split(':')[0]}",
            f"chance={sure} {read}",
            f"is={_known_as(subject, discourse)}",
            f"named={_some(len(discourse.names))}",
            f"times={_some(page.text.text.count(subject.name))}",
            f"title={subject.name in (page.text.title or '')}",
            *(f"sort={sort} {match.role}" for sort in _sorts(subject.name)),
        )
    )


def _way(match: Match, thing: Slot | None, discourse: Discourse) -> str:
    """Return how the subject was found: by the construction, near it, above it, or nowhere in the sentence."""
    if thing is None:
        return "above" if discourse.section else "silent"
    return f"{'told' if match.thing else 'near'}:{thing.letter}{'' if own_party(thing) else '?'}"


def _known_as(subject: Party, discourse: Discourse) -> str:
    """Return what a subject is in what the text has spoken of."""
    if discourse.topic and discourse.topic.name == subject.name:
        return "topic" if discourse.firm else "title"
    if discourse.headed and discourse.headed[1].name == subject.name:
        return "heading"
    return "last" if discourse.named and discourse.named[-1][1].name == subject.name else "other"


def _sorts(name: str) -> tuple[str, ...]:
    told = frozenset[str]().union(*map(_sorts_of_word, name.split()[:FIRST_WORDS]))
    return tuple(sort for sort in SORTS if sort in told) or ("name",)


@lru_cache(maxsize=50_000)
def _sorts_of_word(word: str) -> frozenset[str]:
    return frozenset(sort for sort, nouns in SORTS.items() if nouns.fullmatch(word))


def _some(count: int) -> str:
    return str(count) if count <= FEW else "few" if count <= SEVERAL else "many"
