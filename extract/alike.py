"""When two strings of a gold annotation and a record mean the same: the measures of the evaluation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEGAL = re.compile(r"\b(e\.?\s?v\.?|g?gmbh|ggmbh|a\.?g\.?|kdör|aör)(?=\s|$|[,;.)])", re.IGNORECASE)
ARTICLE = re.compile(r"^(der|die|das|dem|den|des|ein|eine|einer|einem|eines)\s+", re.IGNORECASE)
HALF = 0.5


def squashed(text: str | None) -> str:
    """Return *text* with compatibility characters joined, no soft hyphens and single blanks."""
    plain = unicodedata.normalize("NFKC", text or "").replace("\u00ad", "")
    return re.sub(r"\s+", " ", plain).strip()


@lru_cache(maxsize=100_000)
def normal(text: str | None) -> str:
    """Return *text* in small letters without a leading article, legal form and punctuation."""
    bare = LEGAL.sub("", ARTICLE.sub("", squashed(text).casefold()))
    return re.sub(r"[^\w]+", " ", bare).strip()


def alike(one: str | None, other: str | None, least: float) -> bool:
    """Tell whether both are equal when normalised or share *least* of their words (Jaccard)."""
    a, b = normal(one), normal(other)
    if not a or not b:
        return False
    words, others = set(a.split()), set(b.split())
    return a == b or len(words & others) / len(words | others) >= least


def overlap(one: str | None, other: str | None) -> bool:
    """Tell whether one holds the other (of at least half its words) or they share half of their words."""
    a, b = normal(one), normal(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    held = f" {short} " in f" {long} " and len(short.split()) >= min(2, len(long.split())) * HALF
    return held or alike(one, other, HALF)


def digits(text: str | None) -> str:
    """Return a telephone number's digits without country code and leading zero."""
    return re.sub(r"^(0049|49|0)", "", re.sub(r"\D", "", re.sub(r"\(0\)", "", text or "")))
