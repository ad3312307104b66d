"""How far a name reaches around its head noun: where it begins, and complement after complement behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from extract.frames import Head, HeadGroup
from extract.german.normalise import is_abbreviation
from extract.names.begins import left, left_of_place
from extract.names.lands import district, land, locality
from extract.names.legal import is_legal, legal
from extract.names.lexicon import Lexicon
from extract.names.owners import STATES, owned
from extract.names.purposes import LINKS, MOST_NOUNS, departments, noun_phrase, purpose
from extract.names.runs import quoted, run
from extract.names.sites import at_water, beside, lived_in, seat

OF_MANY = re.compile(r"[a-zäöüß]{3,}(?:scher|licher|iger|naler|ender|erter|ener|barer|loser|isierter|evanter)")
ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{3,}(?:e|en|er|es)")
MOST_ADJECTIVES = 2
MISSIONS = frozenset({"stadtmission", "diakonie", "caritas", "kirchenkreis"})
REGION = "gesundheitsregion"
FIELD = re.compile(r"(?:Gesundheits|Gesunde-|Präventions)", re.IGNORECASE)

Step: TypeAlias = Callable[[Lexicon, Sequence[str], int, int], int]


class Reach(NamedTuple):
    """A name's tokens `start:end` and whether anything but the head belongs to it."""

    start: int
    end: int
    head: Head
    complete: bool


def around(lexicon: Lexicon, words: Sequence[str], place: int, first: int, last: int) -> Reach | None:
    """Return the name whose head is `words[place]`, inside `words[first:last]`; None when there is no head."""
    head = lexicon.heads.find(words[place])
    if head is None:
        return None
    if head.group.town:
        start, end = left_of_place(words, place, first), locality(lexicon, words, place + 1, last)
    else:
        start = left(lexicon, words, place, first, last)
        head = _first_half(lexicon, words[start], head)
        end = right(lexicon, words, place + 1, last, head.group)
    itself = (head.group.compound and bool(head.prefix)) or _is_namesake(lexicon, head) or _is_of_the_field(head)
    itself = itself or head.prefix.removesuffix("-") in lexicon.small_brands or _is_of_initials(head, words[place])
    return Reach(start, end, head, itself or start < place or end > place + 1)


def _first_half(lexicon: Lexicon, word: str, head: Head) -> Head:
    """Return the office that `Koordinierungs-` begins before `und Beratungsstelle`, else the head itself."""
    half = word.endswith("-") and head.noun.endswith("stelle")
    whole = lexicon.heads.find(f"{word[:-1]}stelle") if half else None
    return whole if whole and whole.kind == "office" else head


def right(lexicon: Lexicon, words: Sequence[str], end: int, last: int, group: HeadGroup) -> int:
    """Return where the name ends, taking complement after complement while one fits, but only one `für …`."""
    if end == last:
        return end
    steps = _steps(group)
    while True:
        longer = next((reached for step in steps if (reached := step(lexicon, words, end, last)) > end), end)
        if longer == end:
            return end
        begin, end = end, longer
        if is_legal(words[end - 1]):
            return _bracket(lexicon, words, land(lexicon, words, end, last), last)
        if words[begin] in LINKS:
            steps = [step for step in steps if step is not purpose]


def _steps(group: HeadGroup) -> list[Step]:
    """Return what may stand behind a head of the group, in the order in which it is asked for."""

    def genitive(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
        return _genitive(lexicon, words, end, last, group)

    before: list[Step] = [purpose] if group.fuer else []
    if _is_of_offices(group):
        before.append(_kept_by)
    if group.run:
        return [*before, quoted, land, genitive, departments, run, district, *SITED]
    return [*before, land, genitive, *SITED]


def _genitive(lexicon: Lexicon, words: Sequence[str], end: int, last: int, group: HeadGroup) -> int:
    """Return where `der Stadt Celle`, `der Krankenkassen`, `kommunaler Träger` ends."""
    if end + 1 < last and group.genitive and OF_MANY.fullmatch(words[end]):
        return noun_phrase(lexicon, words, end, last)
    if end + 1 >= last or words[end] not in {"der", "des"}:
        return end
    if words[end - 1] == "Haus" and words[end + 1] in lexicon.words.houses_of:
        return end + 2
    reached = owned(lexicon, words, end + 1, last, group)
    if reached > end + 1 or not group.genitive or words[end + 1] in STATES:
        return reached if reached > end + 1 else end
    return _members(lexicon, words, end, last, group)


def _members(lexicon: Lexicon, words: Sequence[str], end: int, last: int, group: HeadGroup) -> int:
    """Return where those end whose body it is, behind the article at *end*: `der gesetzlichen Krankenkassen`."""
    place = end + 1
    noun = place + (words[place][:1].isupper() and words[place].endswith("en") and place + 1 < last)
    for head in dict.fromkeys((place, noun)) if _is_of_offices(group) else ():
        owner = lexicon.heads.find(words[head])
        if owner and _keeps_offices(owner):
            return right(lexicon, words, head + 1, last, owner.group)
    most = MOST_NOUNS + 2 * (words[place + 1 : place + 2] in (["und"], ("und",)))
    while place < last and words[place][:1].islower() and words[place].isalpha() and place - end < most:
        place += 1
    reached = run(lexicon, words, place, last)
    owner = lexicon.heads.find(words[reached]) if place < reached < last and _is_of_offices(group) else None
    if owner and ADJECTIVE.fullmatch(words[reached - 1]):
        whole = owner.noun in MISSIONS or _keeps_offices(owner)
        return right(lexicon, words, reached + 1, last, owner.group) if whole else end
    return reached if reached > place else end


def _kept_by(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where the network ends whose name follows its office's noun: `Kommunale Gesundheitskonferenz`."""
    place = end
    while place + 1 < last and place - end < MOST_ADJECTIVES and ADJECTIVE.fullmatch(words[place]):
        place += 1
    owner = lexicon.heads.find(words[place]) if place < last else None
    return right(lexicon, words, place + 1, last, owner.group) if owner and _keeps_offices(owner) else end


def _is_of_offices(group: HeadGroup) -> bool:
    """Tell whether the group's nouns name units that a network or agreement keeps (`Geschäftsstelle`)."""
    return group.genitive and not group.compound


def _keeps_offices(owner: Head) -> bool:
    return owner.kind == "network" or owner.noun == REGION


def _legal(_: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    return legal(words, end, last)


def _bracket(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Step over `(HAGE)` only where the name goes on behind it."""
    if end >= last or words[end] != "(":
        return end
    close = next((p for p in range(end + 1, min(last, end + 5)) if words[p] == ")"), None)
    if close is None:
        return end
    after = legal(words, close + 1, last)
    after = after if after > close + 1 else land(lexicon, words, close + 1, last)
    return after if after > close + 1 else end


def _is_namesake(lexicon: Lexicon, head: Head) -> bool:
    """Tell whether a hyphen joins a proper name to the head (`Robert-Bosch-Krankenhaus`, not `Online-Akademie`)."""
    return head.group.namesake and head.prefix.endswith("-") and head.prefix[:-1] not in lexicon.words.kinds_of


def _is_of_initials(head: Head, word: str) -> bool:
    """Tell whether an office is called after its keeper's initials: `KGC-Geschäftsstelle`."""
    keeper, hyphen, _ = word.partition("-")
    return head.kind == "office" and bool(hyphen) and is_abbreviation(keeper)


def _is_of_the_field(head: Head) -> bool:
    """Tell whether the compound itself names an office: `Gesunde-Städte-Büro`, `Präventionsbüro`."""
    return head.noun == "büro" and FIELD.match(head.prefix) is not None


SITED: tuple[Step, ...] = (lived_in, at_water, beside, seat, _legal, _bracket)
