"""Sentences as token ranges inside blocks; an ordinal before a month ends none, nor does an abbreviation or initial.

An abbreviation ends one all the same when a word follows that German writes with a capital only where a sentence
begins: `… Bremen e. V. Seit 2022 zahlt …`. So does a word that a second finite verb follows (`Träger ist X e. V.
Finanziert wird sie …`), or a participle with the preposition of its agent (`… e. V. Gefördert durch …`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.dates import MONTHS
from extract.german.verbs import STRONG, looks_finite

ENDS = frozenset(".!?…")
CLOSING = frozenset("“”\"»«')]’")
OPENING = frozenset("„“\"»«‚'([–-•")
LAST = frozenset({"e. V.", "e.V.", "usw.", "etc.", "a. D.", "u. v. m.", "u. Ä."})
MAY_END = ENDS | LAST | {"\n"}
_OPENERS = (
    "der die das den dem des ein eine einen einem einer dieser diese dieses diesem diesen jede jeder jedes alle "
    "beide viele einige er sie es wir ihr ihm ihnen ihn ihre ihren ihrem unser unsere unserem unseren sein seine "
    "man wer was wie wo wann warum welche seit ab in im an am auf aus bei beim bis durch für gegen hinter mit "
    "nach neben ohne über um unter vom von vor während wegen zu zum zur zusammen gemeinsam auch außerdem zudem "
    "daneben darüber dabei dafür dazu daher damit davon darum deshalb dort hier heute derzeit aktuell inzwischen "
    "mittlerweile seitdem bisher künftig zuvor später dann danach zuletzt ferner ebenso weitere weil wenn als ob "
    "obwohl nachdem sobald und aber doch denn jedoch so nur nicht noch schon"
)
OPENERS = frozenset(_OPENERS.split())
AUXILIARIES = frozenset(
    {"ist", "sind", "war", "waren", "wird", "werden", "wurde", "wurden", "hat", "haben", "hatte", "hatten"}
)
PARTICIPLE = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]*ge|Ge)[a-zäöüß]{2,}t|[A-ZÄÖÜ][a-zäöüß]+iert|(?:Be|Ver|Unter|Über)[a-zäöüß]{3,}t|"
    r"(?:Mitg|G)etragen|Betrieben|Angeboten|Herausgegeben|Vertreten|Beraten|Verliehen|Angestoßen"
)
AGENT = frozenset({"durch", "von", "vom", "aus", "mit"})
NO_MORE = frozenset({",", ";", ":", ".", "!", "?", ")", "und", "oder", "sowie"})


def sentences(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (first, last + 1) token of each sentence among `words[start:end]`; a line break ends a sentence too."""
    first = start
    for place in [place for place in range(start, end) if words[place] in MAY_END]:
        if words[place] == "\n" or _is_end(words, place, start, end) or _is_new_clause(words, first, place, end):
            last = place + 1
            while last < end and words[last] in CLOSING:
                last += 1
            if first < place:
                yield first, last
            first = max(first, last)
    if first < end:
        yield first, end


def _is_end(words: Sequence[str], place: int, start: int, end: int) -> bool:
    if words[place] not in ENDS and words[place] not in LAST:
        return False
    after = _next_word(words, place + 1, end)
    if words[place] in LAST:
        return after is not None and _opens(after)
    if after is None:
        return True
    if words[place] == ".":
        return _is_full_stop(words[place - 1] if place > start else "", after, first=place - 1 <= start)
    return after[:1].isupper() or after in OPENING or after[:1].isdigit()


def _is_full_stop(before: str, after: str, *, first: bool) -> bool:
    if before.isdigit() and (after.lower() in MONTHS or len(before) <= 2):  # noqa: PLR2004
        return after.lower() not in MONTHS and after[:1].isupper() and len(before) > 2  # noqa: PLR2004
    if len(before) == 1 and before.isalpha():
        return before.isupper() and not first and _opens(after)
    return after[:1].isupper() or after[:1].isdigit() or after in OPENING


def _opens(word: str) -> bool:
    """Tell whether only the beginning of a sentence gives *word* its capital."""
    return word.istitle() and word.lower() in OPENERS


def _is_new_clause(words: Sequence[str], first: int, place: int, end: int) -> bool:
    """Tell whether a clause begins behind an abbreviation; a place's name goes on (`Verein e. V. Köln wird …`).

    The clause from *first* has its finite verb already, and an auxiliary that ends a clause is a subordinate one's.
    """
    if words[place] not in LAST:
        return False
    following = [word for word in words[place + 1 : end] if not word.isspace()][:3]
    if len(following) < 3 or not following[0].istitle():  # noqa: PLR2004
        return False
    word, second, third = following
    if not any(w in STRONG or (w.endswith("t") and looks_finite(w)) for w in words[first:place]):
        return False
    passive = second in AGENT and PARTICIPLE.fullmatch(word) is not None
    return passive or (second in AUXILIARIES and third not in NO_MORE)


def _next_word(words: Sequence[str], place: int, end: int) -> str | None:
    return next((w for w in words[place:end] if not w.isspace() and w not in CLOSING), None)
