"""What bodies have roles for: projects, programmes, events; named, quoted, pointed to or meant by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.german.quotation import CLOSING, OPENING
from extract.german.verbs import looks_finite
from extract.records import Party
from extract.sieve import Sieve
from extract.thing_nouns import BOARD, MEETS, NAMED_WITH, PERSONNEL, PLACED, QUOTED_NOUN, is_noun, is_sort

WITHIN_NAMES = frozenset(
    {"für", "und", "im", "in", "am", "gegen", "zur", "zum", "&", "–", "-", "mit", "bei", "auf", "ab"}
)
LONGEST_NAME = 7
SHORT = re.compile(r"[\w-]*[A-ZÄÖÜ][\w-]*[A-ZÄÖÜ][\w-]*")
CALLS = frozenset({"heißt", "hieß"})
DEFINITE = frozenset({"das", "die", "der", "unser", "unsere"})
NEW = frozenset({"ein", "eine", "einen", "einem", "einer"})
_POINTING = (
    "der die das dem den des dieser diese dieses diesem diesen unser unsere unserem unserer beim vom zum am zur im "
    "jenes deren dessen jede jeder jedes jedem ihre ihrer ihrem seine seiner seinem"
)
POINTING = frozenset(_POINTING.split())
_PRONOUNS = "wir sie er es ihn ihm ihr diese dieses dieser letztere letzterer letzteres ihnen dafür dazu daran"
PRONOUNS = frozenset(_PRONOUNS.split())
EXPLETIVE = frozenset(
    {"gibt", "gab", "geht", "ging", "handelt", "bedarf", "braucht", "lohnt", "heißt", "darum", "gilt"}
)
ADJECTIVE = re.compile(r"[a-zäöüß-]{3,}(?:e|en|er|es|em)")
ADJECTIVE_IN_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:e|en|er|es|em)")
CALLED_WITH_ADJECTIVES = re.compile(
    r"Tisch(?:e?s)?|[\wäöüß]*[Dd]ienst(?:e?s)?|[\wäöüß]*[Kk]lassenzimmers?|[Pp]unkt(?:e?s)?|Sofas?|Bank"
)
BEFORE_NAMES = frozenset({"im", "zum", "zur", "vom", "beim", "am"})
MOST_ADJECTIVES = 2
PARTICIPLE = re.compile(
    r"(?:mit|ko|haupt|an|auf|aus|ein|um|durch)?(?:ge)?(?:förder|finanzier|initiier|gründe|entwickel|koordinier|organisier|unterstütz|gestarte|konzipier|"
    r"betrieb|getrag|leite|gestoß|gereg|geruf|begleite|verantworte|gesiedel|geführ|bezuschuss|beauftrag|veranstalte|richte)(?:t|en|n)?e[nrsm]?"
)
ATTRIBUTES = re.compile(
    r"(?:das|die|der|dem|den|des|unser|unsere|unserem) (?:von|vom|durch|aus|bei|beim|seit|mit|gemeinsam)"
)
LEAST_ATTRIBUTE, LONGEST_ATTRIBUTE = 3, 14
OPEN, CLOSE = frozenset(OPENING) | {"‚"}, frozenset(CLOSING) | {"‘"}
MOST_QUOTED = 16


class Thing(NamedTuple):
    """Tokens `start:end` that mean a thing: `name` is "" for a pronoun or pointing noun, told by `noun`."""

    start: int
    end: int
    name: str
    noun: str
    party: Party | None = None


def things_of(page: Analysis, programmes: Mapping[int, tuple[int, Party]]) -> Iterator[list[Thing]]:
    """Yield the things of each sentence.

    They are known programmes, quoted names with the noun before them, and nouns that point to a thing named before.
    """
    (firsts,) = page.where(FIRST)
    for number, sentence in enumerate(page.sentences):
        yield _things(page, sentence, programmes, _beginnings(page.words, sentence, programmes, firsts.get(number, ())))


def _things(
    page: Analysis, sentence: Sentence, programmes: Mapping[int, tuple[int, Party]], beginnings: Iterable[int]
) -> list[Thing]:
    found: list[Thing] = []
    for place in beginnings:
        if found and place < found[-1].end:
            continue
        thing = (
            _known(page, place, programmes)
            or _quoted(page, place, sentence)
            or _called(page, place, sentence)
            or _introduced(page, place, sentence)
            or _proper(page, place, sentence)
            or _pointing(page, place, sentence)
        )
        if thing:
            found.append(thing)
    return found


def _beginnings(
    words: Sequence[str], sentence: Sentence, programmes: Mapping[int, tuple[int, Party]], firsts: Sequence[int]
) -> Sequence[int]:
    """Return the tokens that a thing may begin with: *firsts* by their word, and what is known, quoted or called."""
    said, tokens = words[sentence.start : sentence.end], range(sentence.start, sentence.end)
    others = [place for place in tokens if place in programmes] if programmes else []
    if not OPEN.isdisjoint(said):
        others += [place for place in tokens if not OPEN.isdisjoint(words[place : place + 2])]
    if not CALLS.isdisjoint(said):
        others.append(sentence.start)
    return sorted({*firsts, *others}) if others else firsts


def _may_be_first(word: str) -> bool:
    return word.lower() in PRONOUNS or (
        word[:1].isupper() and (is_noun(word) or is_sort(word) or ADJECTIVE_IN_NAME.fullmatch(word) is not None)
    )


FIRST = Sieve(_may_be_first)


def _known(page: Analysis, place: int, programmes: Mapping[int, tuple[int, Party]]) -> Thing | None:
    end, party = programmes.get(place, (place, None))
    return Thing(place, end, party.name, page.words[place].lower(), party) if party else None


def quoted_end(words: list[str], place: int, last: int) -> int | None:
    """Return the token after the closing quotation mark when `words[place]` opens a quotation."""
    if words[place] not in OPEN:
        return None
    for end in range(place + 1, min(last, place + MOST_QUOTED)):
        if words[end] in CLOSE:
            return end + 1 if end > place + 1 else None
    return None


def _quoted(page: Analysis, place: int, sentence: Sentence) -> Thing | None:
    words = page.words
    if OPEN.isdisjoint(words[place : place + 2]):
        return None
    noun = QUOTED_NOUN.fullmatch(words[place])
    start = place + 1 if noun else place
    end = quoted_end(words, start, sentence.end) if start < sentence.end else None
    if end is None or not any(w[:1].isupper() for w in words[start + 1 : end - 1]):
        return None
    head = words[place] if noun else _head(words[start + 1 : end - 1])
    return Thing(place, end, page.written(start + 1, end - 1), head.lower())


def _head(words: Sequence[str]) -> str:
    """Return the noun that a name in quotation marks is built round (`Leipziger Netzwerk gegen Armut`), or ""."""
    first = next((n for n, word in enumerate(words) if word[:1].isupper() and is_noun(word)), None)
    whole = first is not None and all(word[:1].isupper() or word in {"&", "und"} for word in words[: first + 1])
    return words[first] if first is not None and whole else ""


def _called(page: Analysis, place: int, sentence: Sentence) -> Thing | None:
    """Return a thing whose name follows its noun without quotation marks (`das Projekt Gute Wege`)."""
    noun = page.words[place]
    if PLACED.fullmatch(noun):
        return _placed(page, place, sentence)
    if not noun[:1].isupper() or not is_sort(noun):
        return None
    end = _name_end(page.words, place + 1, sentence.end)
    called = page.written(place + 1, end) if end > place + 1 else ""
    if " " not in called and not (SHORT.fullmatch(called) or (called and _acts(page.words, place, end, sentence))):
        return None
    full = page.written(place, end)
    said = Party(full) if NAMED_WITH.fullmatch(noun) else Party(called, None, (full,))
    return Thing(place, end, said.name, noun.lower(), said)


def _introduced(page: Analysis, place: int, sentence: Sentence) -> Thing | None:
    """Return a name without quotation marks that a sentence begins with and calls something by (`Querwind heißt …`)."""
    if place != sentence.start:
        return None
    words, end = page.words, _name_end(page.words, place, sentence.end)
    calls = end + 2 < sentence.end and words[end] in CALLS and words[end + 1] in DEFINITE
    if not calls or not any(is_noun(word) for word in words[end + 2 : end + 4]):
        return None
    return Thing(place, end, page.written(place, end), "")


def _acts(words: Sequence[str], noun: int, end: int, sentence: Sentence) -> bool:
    """Tell whether a noun and the one word behind it are a clause's subject (`Das Projekt Querwind ist …`)."""
    pointed = noun > sentence.start and words[noun - 1].lower() in DEFINITE
    return pointed and end < sentence.end and looks_finite(words[end])


def _proper(page: Analysis, place: int, sentence: Sentence) -> Thing | None:
    """Return a thing whose adjectives are written with capitals, as German writes them in names alone."""
    words = page.words
    if place <= sentence.start or not ADJECTIVE_IN_NAME.fullmatch(words[place]):
        return None
    if words[place - 1].lower() not in POINTING | NEW | BEFORE_NAMES:
        return None
    end = place
    while end < sentence.end and ADJECTIVE_IN_NAME.fullmatch(words[end]):
        end += 1
    head = words[end] if end < sentence.end else ""
    if not head[:1].isupper() or not (is_noun(head) or CALLED_WITH_ADJECTIVES.fullmatch(head)):
        return None
    name = page.written(place, end + 1)
    return Thing(place, end + 1, name, head.lower(), Party(name))


def _placed(page: Analysis, place: int, sentence: Sentence) -> Thing | None:
    """Return a place of help that is called after where it is (`der Gesundheitskiosk Hochfeld`), not a new one."""
    end = place + 1
    if end >= sentence.end or not page.words[end][:1].isupper() or not page.words[end].isalpha():
        return None
    if _article(page.words, place, sentence.start) in NEW:
        return None
    name = page.written(place, end + 1)
    return Thing(place, end + 1, name, page.words[place].lower(), Party(name))


def _name_end(words: Sequence[str], first: int, last: int) -> int:
    """Return where a name ends that begins at *first*: capitalised words, a small one only between two of them."""
    end = first
    for place in range(first, min(last, first + LONGEST_NAME)):
        if words[place][:1].isupper() and words[place] not in OPEN | CLOSE:
            end = place + 1
        elif place == first or place > end or words[place].lower() not in WITHIN_NAMES:
            break
    return end


def _pointing(page: Analysis, place: int, sentence: Sentence) -> Thing | None:
    word = page.words[place]
    if word.lower() in PRONOUNS and (word[0].islower() or place == sentence.start):
        return Thing(place, place + 1, "", word.lower()) if _stands_alone(page.words, place, sentence) else None
    if not word[:1].isupper() or not is_noun(word):
        return None
    before = page.words[place - 1].lower() if place > sentence.start else ""
    if PERSONNEL.fullmatch(word) and before not in POINTING:
        return None
    article = _article(page.words, place, sentence.start)
    if article in POINTING or (not article and _is_attributed(page.words, place, sentence.start)):
        return Thing(place, place + 1, "", word.lower())
    if article in NEW and (BOARD.fullmatch(word) or _is_board_of(page.words, place)):
        return Thing(place, place + 1, word, word.lower())
    return None


def _is_attributed(words: Sequence[str], place: int, first: int) -> bool:
    """Tell whether a noun has an attribute that names others (`das von der AOK geförderte Projekt`)."""
    if place - first <= LEAST_ATTRIBUTE or not PARTICIPLE.fullmatch(words[place - 1]):
        return False
    return any(
        ATTRIBUTES.fullmatch(f"{words[n]} {words[n + 1]}".lower())
        for n in range(max(first, place - LONGEST_ATTRIBUTE), place - 2)
    )


def _is_board_of(words: Sequence[str], place: int) -> bool:
    """Tell whether a group is a committee that is told who it is made up of (`eine Projektgruppe aus …`)."""
    return place + 1 < len(words) and words[place + 1] in {"aus", "mit"} and MEETS.fullmatch(words[place]) is not None


def _stands_alone(words: Sequence[str], place: int, sentence: Sentence) -> bool:
    """Tell whether a pronoun means something: no article (`diese Stelle`), no mere `es` of `es gibt`."""
    word = words[place].lower()
    following = words[place + 1] if place + 1 < sentence.end else ""
    before = words[place - 1].lower() if place > sentence.start else ""
    if word in {"diese", "dieses", "dieser"}:
        return following[:1].islower()
    return word != "es" or not {before, following.lower()} & EXPLETIVE


def _article(words: Sequence[str], place: int, first: int) -> str:
    """Return the article before a noun, over at most two adjectives; "" where there is none."""
    for before in range(place - 1, max(first, place - 1 - MOST_ADJECTIVES) - 1, -1):
        word = words[before].lower()
        if word in POINTING or word in NEW:
            return word
        if not ADJECTIVE.fullmatch(words[before]):
            return ""
    return ""
