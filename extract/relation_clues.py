"""The clues by which a relation is judged as a whole: how its subject was found, what that is, how sure its role is.

Half of what is wrong in relations of websites that nobody has looked at is their subject, and that shows in how it
was found: a name in the sentence is surer than what the page had spoken of, what the text spoke of last surer than
its topic, and a page with one thing surer than one with ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.constructions import Match
from extract.discourse import Discourse
from extract.german.normalise import key
from extract.german.quotation import CLOSING, OPENING
from extract.masks import Slot
from extract.records import Party
from extract.slots import own_party

QUOTED = re.compile(rf"[{OPENING}](.{{3,}}?)[{CLOSING}]")
UNQUOTED = str.maketrans("", "", OPENING + CLOSING)
WORD = re.compile(r"[\w-]+")
NEWS = re.compile(r"brief\b|newsletter|aktuell|nachrichten|rückblick|tagung|pressem|bericht", re.IGNORECASE)
ENDING = 9
FIFTHS = 5
FEW, SEVERAL = 2, 5


class Found(NamedTuple):
    """How a relation was found: the match, the thing of the sentence that it is for, if any, and the sentence.

    `chance` is the probability that the judge of roles gives the role, None where it was not asked; *own* tells that
    the subject is what the clause names without a mark: what it makes, its entry, what its grammar is about.
    """

    match: Match
    thing: Slot | None
    sentence: Sentence
    chance: float | None
    own: bool = False


def relation_clues(page: Analysis, found: Found, subject: Party, discourse: Discourse) -> frozenset[str]:
    """Return the clues of a relation for *subject*, which *discourse* knows."""
    match, thing, sentence, chance, own = found
    named = thing is not None and own_party(thing) is not None and not own
    way = "own" if own else _way(match, thing, discourse)
    read = "read" if match.weak and not match.thing and match.first == match.bodies[0].start else "told"
    sure = "-" if chance is None else str(int(chance * FIFTHS))
    title = page.text.title or ""
    how = way.split(":")[0]
    return frozenset(
        (
            f"way={way} {read}",
            f"role={match.role} {way}",
            f"weak={match.weak} {match.role}",
            f"block={sentence.block.kind} {how}",
            f"chance={sure} {read}",
            f"is={_known_as(subject, discourse)}",
            f"head={subject.name.split()[0].lower()[-ENDING:]} {match.role}",
            f"named={_some(len(discourse.names))}",
            f"title={_core(subject.name) <= _core(title.translate(UNQUOTED))}",
            f"news={NEWS.search(title) is not None} {how}",
            *(() if named else _unnamed(page, sentence, subject, discourse, how)),
        )
    )


def _unnamed(page: Analysis, sentence: Sentence, subject: Party, discourse: Discourse, how: str) -> Iterator[str]:
    """Yield where the text named a subject that the sentence does not."""
    block = sentence.block
    newest = discourse.spoken[-1].party.name if discourse.spoken else None
    yield f"newest={'none' if newest is None else 'it' if newest == subject.name else 'other'} {how}"
    yield f"path={any(subject.name in heading for heading in block.path)} {how}"
    about = discourse.topic is not None and _is_same(discourse.topic.name, subject.name)
    yield f"below={bool(block.path[1:])} {'topic' if about else 'other'} {how}"
    if last := discourse.last.get(subject.name):
        heads = last.kind == "heading" and page.text.text[last.start : last.end] in block.path
        yield f"last={'block' if last is block else 'section' if heads or last.path == block.path else 'far'} {how}"


def _way(match: Match, thing: Slot | None, discourse: Discourse) -> str:
    """Return how the subject was found: by the construction, near it, above it, or nowhere in the sentence."""
    if thing is None:
        return "above" if discourse.section else "silent"
    return f"{'told' if match.thing else 'near'}:{thing.letter}{'' if own_party(thing) else '?'}"


def _known_as(subject: Party, discourse: Discourse) -> str:
    """Return what a subject is in what the text has spoken of."""
    if discourse.topic and _is_same(discourse.topic.name, subject.name):
        return "topic" if discourse.firm else "title"
    if discourse.headed and _is_same(discourse.headed[1].name, subject.name):
        return "heading"
    return "last" if discourse.named and _is_same(discourse.named[-1][1].name, subject.name) else "other"


def _is_same(name: str, other: str) -> bool:
    """Tell whether one name holds the words of the other, whatever their inflection (`Projekt „Querwind“`)."""
    one, two = _core(name), _core(other)
    return name == other or (bool(one and two) and (one <= two or two <= one))


@lru_cache(maxsize=50_000)
def _core(name: str) -> frozenset[str]:
    """Return the keys of a name's words with capitals, of those in quotation marks where it has some."""
    quoted = QUOTED.search(name)
    return frozenset(key(word) for word in WORD.findall(quoted[1] if quoted else name) if word[0].isupper())


def _some(count: int) -> str:
    return str(count) if count <= FEW else "few" if count <= SEVERAL else "many"
