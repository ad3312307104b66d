"""What is left of a name for comparing: its words without legal form and small words, its Länder, its head noun."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from data import curated
from graph.names import space, term

_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NO_WORD = re.compile(r"[^\w]+")
_SHORT = re.compile(r"(?!\w*[a-zäöüß]{3})[\w.-]*[A-ZÄÖÜ][\w.-]*[A-ZÄÖÜ][\w.-]*(?: ?& ?[A-ZÄÖÜ]{2,})?")
_DASH = re.compile(r"\s+[–—-]\s+")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_ENDINGS = ("es", "en", "er", "em", "e", "s", "n")
SHORTEST_STEM = 5
DASHED = 2
LAND = space("land")


class Rules(NamedTuple):
    """`data/resolution.toml`, folded, with the Länder's names and the heads of `data/frames/heads.toml`."""

    small: frozenset[str]
    legal: re.Pattern[str]
    apart: frozenset[str]
    endings: tuple[str, ...]
    enough: float
    slip: int
    laender: tuple[tuple[re.Pattern[str], str], ...]
    heads: tuple[str, ...]


class Spelling(NamedTuple):
    """One name, taken apart; `short` is an abbreviation, which holds in exact case only."""

    name: str
    words: tuple[str, ...]
    lands: frozenset[str]
    head: str
    short: str | None = None

    @property
    def key(self) -> str:
        """The words as one string: equal for names that differ in hyphens, spaces, case, quotes and legal form."""
        return "".join(self.words)


@cache
def rules() -> Rules:
    """Read the rules once."""
    told = tomllib.loads(curated("resolution.toml").read_text("utf-8"))
    heads = tomllib.loads(curated("frames", "heads.toml").read_text("utf-8"))
    known = {folded(head) for group in heads.values() for head in group.get("heads", ())}
    legal = sorted((re.escape(form).replace(r"\ ", r"\s?") for form in told["legal"]), key=len, reverse=True)
    return Rules(
        small=frozenset(map(folded, told["small"])),
        legal=re.compile(rf"(?<!\w)(?:{'|'.join(legal)})(?!\w)"),
        apart=frozenset(map(stem, map(folded, told["apart"]))),
        endings=tuple({stem(folded(end)): None for end in told["endings"]}),
        enough=told["enough"],
        slip=told["slip"],
        laender=tuple(_laender()),
        heads=tuple(sorted(known, key=len, reverse=True)),
    )


def spelling(name: str) -> Spelling:
    """Take *name* apart."""
    bare = _without_legal(name)
    if is_short(bare):
        return Spelling(name, (folded(bare),), frozenset(), "", bare)
    rest, lands = _without_laender(folded(_IN_BRACKETS.sub(_aside, bare)))
    words = tuple(word for word in _NO_WORD.split(rest) if word and word not in rules().small)
    return Spelling(name, words, lands, _head(words))


def spellings(names: Iterable[str]) -> tuple[Spelling, ...]:
    """Take names apart, each once; an abbreviation in brackets or behind a dash is a name of its own: `… (HAGE)`."""
    return tuple({one: spelling(one) for name in names for one in _parts(name)}.values())


def _parts(name: str) -> Iterable[str]:
    sides = _DASH.split(_without_legal(name))
    short = [side for side in (*sides, *_IN_BRACKETS.findall(name)) if is_short(side)]
    if len(sides) == DASHED and any(map(is_short, sides)):
        yield from (side for side in _DASH.split(name) if not is_short(_without_legal(side)))
    else:
        yield name
    yield from short


def is_short(name: str) -> bool:
    """Tell whether *name* is an abbreviation: one word with two capitals or more and hardly a small letter in a row."""
    return bool(_SHORT.fullmatch(name))


def folded(name: str) -> str:
    """Return *name* in lower case, its umlauts spelled out, composed: `Ärzte` and `AERZTE` are one."""
    return unicodedata.normalize("NFC", name).lower().translate(_FOLDS)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a folded word without its German ending, if enough of it is left."""
    word = word.removesuffix("ses") if word.endswith("nisses") else word
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM), word
    )


def _aside(bracket: re.Match[str]) -> str:
    """Return what a bracket adds to a name: nothing if it abbreviates or remarks (`vdek`), else which one: `Köln`."""
    told = bracket[1].strip()
    return " " if told[:1].islower() or all(map(is_short, told.split())) else f" {told} "


def narrow(folded_word: str) -> str:
    """Return a folded word with each spelled-out umlaut as one letter again, so that a slip in it counts once."""
    return folded_word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


def _head(words: tuple[str, ...]) -> str:
    ends = ((head, stem(word)) for word in words for head in rules().heads)
    return next((head for head, word in ends if word.endswith(stem(head))), "")


def _without_legal(name: str) -> str:
    return rules().legal.sub(" ", name).strip(" ,")


def _without_laender(name: str) -> tuple[str, frozenset[str]]:
    lands = set()
    for pattern, land in rules().laender:
        name, times = pattern.subn(" ", name)
        if times:
            lands.add(land)
    return name, frozenset(lands)


def _laender() -> Iterable[tuple[re.Pattern[str], str]]:
    """Yield a pattern for each name and adjective of a Land, the longest first: Sachsen-Anhalt before Sachsen."""
    found: list[tuple[str, str]] = []
    for quad in ox.parse(curated("authority", "laender.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        predicate, land = quad.predicate.value, str(getattr(quad.subject, "value", "")).removeprefix(LAND)
        if isinstance(quad.object, ox.Literal) and land != "DE":
            name = re.escape(folded(quad.object.value)).replace(r"\-", r"[\s-]*").replace(r"\ ", r"\s")
            if predicate == term("cn:adjective"):
                found.append((f"{name}(?:e[rnsm]?)?", land))
            elif predicate in {term("skos:prefLabel"), term("skos:altLabel")}:
                found.append((f"{name}(?:e?s)?", land))
    for name, land in sorted(found, key=lambda pair: len(pair[0]), reverse=True):
        yield re.compile(rf"(?<!\w){name}(?!\w)"), land
