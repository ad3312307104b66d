"""Names that end in a legal form: where such a name begins, and which short words are no legal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.analysis import Sentence
from extract.blocks import LISTED
from extract.german.verbs import looks_finite
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
WHERE = frozenset({"im", "am", "auf", "ohne", "gegen"})
BEGIN = frozenset({"ohne", "mit", "gegen", "für", "auf"})
AGAINST = frozenset({"ohne", "gegen"})
GIVEN = re.compile(
    r"[\wäöüß-]*(?:[Aa]rbeit|[Kk]urse?|[Gg]ruppen?|[Ss]tunden?|[Tt]reffen|[Ff]est|[Vv]orstand|[Mm]itglied(?:er|schaft)?|[Tt]ermine?|"
    r"[Aa]ngebote?|[Kk]ontakt|[Bb]esuch|[Gg]espräche?|[Pp]rojekte?|[Tt]eams?|ungen|ung|innen|erin|[Ll]eiter|[Hh]elfer|[Bb]erater|"
    r"[Bb]etreuer|[Tt]rainer|[Tt]ag|[Aa]bend|[Ww]oche|[Mm]onat|[Jj]ahr)|Ehrenamt|Stelle|Praktikum"
)
PURPOSES = frozenset({"zur", "zum", "für", "der", "des", "gegen"})
ADJECTIVE = re.compile(r"[a-zäöüß-]{4,}e[nrsm]?")
REACHING = re.compile(r"(?:Bundes|Landes|Bezirks|Kreis|Regional|Orts|Stadt|Diözesan|Dach)[a-zäöüß]+")
LONGEST_NAME, LONGEST_PURPOSE = 7, 9
SHORTEST_SMALL = 6


def may_be_form(word: str) -> bool:
    """Tell whether *word* is a legal form, or letters that may be one."""
    return word in SHARES or is_legal(word)


def by_legal_form(lexicon: Lexicon, words: list[str], sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
    """Yield the names of a sentence that only their legal form gives away: `Ernst von Bergmann Sozial gGmbH`.

    The forms stand at one of the *places*.
    """
    inside = (place for place in places if place > sentence.start)
    for place in [p for p in inside if _is_form(words, p, sentence.end) and not is_legal(words[p - 1])]:
        told = min(
            _run_before(lexicon, words, place, sentence.start),
            _told_whole(lexicon, words, place, sentence),
            _dotted(words, place - 1, sentence.start),
            place - _is_small_name(lexicon, words[place - 1]),
        )
        start = _from_head(lexicon, words, told, sentence.start)
        end = place + 1
        while end < sentence.end and (
            is_legal(words[end])
            or words[end] in {"Co.", "KG"}
            or (words[end] == "&" and words[end + 1 : end + 2] == ["Co."])
        ):
            end += 1
        if start < place:
            end += end < sentence.end and words[end] in lexicon.bare_laender
            yield Span(start, end, "organisation", None, "verein" if words[place].startswith("e.") else "gesellschaft")


def _run_before(lexicon: Lexicon, words: list[str], place: int, first: int) -> int:
    """Return where the capitalised words begin, and the small ones between them, that end at a form's *place*."""
    start = place
    while start > first and (
        _in_name(words[start - 1], place - start)
        or (words[start - 1] == "im" and (words[start] in lexicon.laender | AREAS or _behind_club(words, start - 1)))
        or _is_where(lexicon, words, start - 1, first)
        or _is_ordinal(words, start - 1, first)
    ):
        if _begins_before(lexicon, words, start - 1, first):
            break
        start -= 1
    while start < place and _leads_on(lexicon, words, start, first):
        start += 1
    return start


def _is_where(lexicon: Lexicon, words: list[str], place: int, first: int) -> bool:
    """Tell whether a name goes on to the left of `im`, `am`, `ohne` here: `Wärmestube am Ufer`, `Leben im Quartier`.

    It does not before a body's noun (`Kurse im Sportverein`), nor where what stands before it is offered there.
    """
    noun, behind = words[place - 1] if place > first else "", words[place + 1]
    if words[place] not in WHERE or not noun[:1].isupper() or lexicon.heads.find(behind):
        return False
    if noun.lower() in lexicon.never | lexicon.words.carriers or noun in lexicon.laender:
        return False
    return not GIVEN.fullmatch(noun) or words[place] in AGAINST or behind in lexicon.words.lived_in


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


def _begins_before(lexicon: Lexicon, words: list[str], place: int, first: int) -> bool:
    """Tell whether a small word parts the name from what has it: `Teil der …`, `und die …`, `des Heims der …`."""
    if words[place] not in SMALL or place == first:
        return False
    before = words[place - 1]
    of_brand = words[place] == "der" and words[place + 1] in lexicon.brands
    genitive = words[place] == "der" and words[place - 2] == "des" and before.endswith("s") and before not in CLUBS
    joined = words[place] in {"der", "die"} and before in {"und", "sowie", "&"}
    of_branch = words[place] == "der" and _is_branch(lexicon, words[place + 1]) and not lexicon.heads.find(before)
    return of_brand or genitive or joined or of_branch or before.lower() in lexicon.words.carriers


def _is_branch(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a name may begin here that says how far its body reaches: `Landesvereinigung`, `Kreisverband`."""
    head = lexicon.heads.find(word)
    return head is not None and head.kind == "association" and REACHING.fullmatch(word) is not None


def _from_head(lexicon: Lexicon, words: list[str], start: int, first: int) -> int:
    """Return where a name begins whose association's noun stands before its purpose, *start* where none does.

    `Verein zur Förderung der medizinischen Versorgung …`, `Landesorganisation der freien Träger in der …`.
    """
    place, found = start, start
    while place > max(first, start - LONGEST_PURPOSE) and _is_of_purpose(words, place - 1):
        place -= 1
        head = lexicon.heads.find(words[place])
        if head and head.kind == "association" and words[place + 1] in PURPOSES:
            found = place
    return found


def _is_of_purpose(words: list[str], place: int) -> bool:
    """Tell whether a word may stand in what an association is for: a noun, a small word, an adjective between."""
    word = words[place]
    between = words[place - 1] in SMALL | ARTICLES and words[place + 1][:1].isupper() and ADJECTIVE.fullmatch(word)
    return word in SMALL or bool(between) or (word[:1].isupper() and word.lower() not in ARTICLES)


def _dotted(words: list[str], place: int, first: int) -> int:
    """Return where `stadt.mission.mensch` begins that ends at *place*, behind which the legal form stands."""
    end = place
    while place - 2 >= first and words[place - 1] == "." and words[place].islower() and words[place - 2].islower():
        place -= 2
    return place if place < end else end + 1


def _leads_on(lexicon: Lexicon, words: list[str], place: int, first: int) -> bool:
    """Tell whether a small word before a name is none of it; one with a capital is (`bei Ohne Hürden e. V.`)."""
    word = words[place]
    named = word[:1].isupper() and word.lower() in BEGIN and place > first
    return (word.lower() in lexicon.never and not named) or word in WHERE | {"&", "+", "-", "–", "für", "in", "der"}


def _told_whole(lexicon: Lexicon, words: list[str], place: int, sentence: Sentence) -> int:
    """Return where a name begins that is told with its small words: behind `Verein`, or in a list (`Tut gut e. V.`).

    The *place* of the legal form is returned where none is.
    """
    first = max(sentence.start, place - LONGEST_NAME)
    start = place
    while start > first and words[start - 1] not in CLUBS and _is_told(lexicon, words[start - 1]):
        start -= 1
    listed = sentence.block.kind in LISTED and (start == sentence.start or words[start - 1] == ":")
    behind = start > sentence.start and words[start - 1] in CLUBS
    begins = words[start][:1].isupper() or (behind and not looks_finite(words[start]))
    return start if start < place and begins and (listed or behind) else place


def _is_told(lexicon: Lexicon, word: str) -> bool:
    return word.replace("-", "").isalpha() and (word[:1].isupper() or word not in lexicon.never)


def _is_small_name(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a name is one word in small letters: `miteinanderleben e. V.`."""
    return word.islower() and word.isalpha() and len(word) >= SHORTEST_SMALL and word not in lexicon.never


def _in_name(word: str, length: int) -> bool:
    return (
        length < LONGEST_NAME
        and (word[:1].isupper() or word in SMALL or word in {"&", "+", "-", "–"})
        and word not in {"Der", "Die", "Das"}
    )
