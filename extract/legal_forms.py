"""Names that end in a legal form: where such a name begins, and which short words are no legal form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.analysis import Sentence
from extract.mentions import Span
from extract.names.legal import is_legal
from extract.names.lexicon import Lexicon

ARTICLES = frozenset(
    {"der", "die", "das", "dem", "den", "des", "eine", "einer", "unsere", "unserer", "diese", "dieser"}
)
AREAS = frozenset({"Land", "Landkreis", "Kreis", "Bezirk", "Kirchenkreis"})
CLUBS = frozenset({"Verein", "Vereins", "Förderverein", "Trägerverein"})
SHARES = frozenset({"AG", "SE", "gAG", "KGaA"})
SMALL = frozenset({"von", "für", "und", "zur", "der", "in", "helfen"})
LONGEST_NAME = 7


def may_be_form(word: str) -> bool:
    """Tell whether *word* is a legal form, or letters that may be one."""
    return word in SHARES or is_legal(word)


def by_legal_form(lexicon: Lexicon, words: list[str], sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
    """Yield the names of a sentence that only their legal form gives away: `Ernst von Bergmann Sozial gGmbH`.

    The forms stand at one of the *places*.
    """
    inside = (place for place in places if place > sentence.start)
    for place in [p for p in inside if _is_form(words, p, sentence.end) and not is_legal(words[p - 1])]:
        start = place
        while start > sentence.start and (
            _in_name(words[start - 1], place - start)
            or (
                words[start - 1] == "im" and (words[start] in lexicon.laender | AREAS or _behind_club(words, start - 1))
            )
            or _is_ordinal(words, start - 1, sentence.start)
        ):
            if _begins_before(words, start - 1, sentence.start, lexicon.words.carriers):
                break
            start -= 1
        while start < place and (
            words[start].lower() in lexicon.never or words[start] in {"&", "+", "-", "–", "für", "in", "der"}
        ):
            start += 1
        end = place + 1
        while end < sentence.end and (
            is_legal(words[end])
            or words[end] in {"Co.", "KG"}
            or (words[end] == "&" and words[end + 1 : end + 2] == ["Co."])
        ):
            end += 1
        if start < place:
            yield Span(start, end, "organisation", None, "verein" if words[place].startswith("e.") else "gesellschaft")


def _is_ordinal(words: list[str], place: int, first: int) -> bool:
    """Tell whether `2.` stands here behind a capitalised word (`Akademie 2. Lebenshälfte`): digits or full stop."""
    digits = place - (words[place] == ".")
    return digits > first and words[digits].isdigit() and words[digits + 1] == "." and words[digits - 1][:1].isupper()


def _behind_club(words: list[str], place: int) -> bool:
    """Tell whether `Verein` and capitalised words stand before a place, whose name then goes on (`Verein Sport im`)."""
    while place > 0 and words[place - 1][:1].isupper() and words[place - 1] not in CLUBS:
        place -= 1
    return place > 0 and words[place - 1] in CLUBS


def _is_form(words: list[str], place: int, last: int) -> bool:
    """Tell whether a legal form stands here; `AG`, `SE` only where no noun follows, which would be a working group."""
    if words[place] not in SHARES:
        return is_legal(words[place])
    before, after = words[place - 1], words[place + 1] if place + 1 < last else ""
    return before[:1].isupper() and before.lower() not in ARTICLES and not after[:1].isupper()


def _begins_before(words: list[str], place: int, first: int, carriers: frozenset[str]) -> bool:
    """Tell whether a small word parts the name from what has it: `Teil der …`, `und die …`."""
    if words[place] not in SMALL or place == first:
        return False
    return words[place - 1].lower() in carriers or (
        words[place] in {"der", "die"} and words[place - 1] in {"und", "sowie", "&"}
    )


def _in_name(word: str, length: int) -> bool:
    return (
        length < LONGEST_NAME
        and (word[:1].isupper() or word in SMALL or word in {"&", "+", "-", "–"})
        and word not in {"Der", "Die", "Das"}
    )
