"""What a known name goes on with, and whether that makes it the name of a local body."""

from __future__ import annotations

from collections.abc import Sequence

from extract.names.lands import AREAS, diocese, land, locality, of_land
from extract.names.legal import is_legal, legal
from extract.names.lexicon import Lexicon
from extract.names.runs import run
from extract.names.sites import AT, at_water

GESUNDHEITSKASSE = ["–", "Die", "Gesundheitskasse"]


def after(lexicon: Lexicon, words: Sequence[str], end: int, last: int, *, local: bool = False) -> int:
    """Return where a known name ends when a legal form or a Land follows it, or for *local* ones a town."""
    if list(words[end : end + 3]) == GESUNDHEITSKASSE and words[end + 3 : end + 4]:
        end = run(lexicon, words, end + 3, last)
    if local:
        end = diocese(lexicon, words, at_water(lexicon, words, locality(lexicon, words, end, last), last), last)
    end = land(lexicon, words, legal(words, end, last), last)
    return of_land(lexicon, words, end, last)


def is_local(lexicon: Lexicon, words: Sequence[str], end: int, reached: int) -> bool:
    """Tell whether what follows a known name at `end:reached` makes it the name of a local body."""
    town = reached > end and lexicon.may_name(words[end]) and words[end].rstrip("s") not in lexicon.bare_laender
    area = any(word in AREAS for word in words[end:reached])
    beside = reached > end and words[end] in AT
    return (town and not is_legal(words[end])) or area or beside or list(words[end : end + 3]) == GESUNDHEITSKASSE
