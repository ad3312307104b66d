"""Legal forms, which end a name: `e. V.`, `gGmbH & Co. KG`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

LEGAL = re.compile(r"e\.\s?V\.|n\.\s?e\.\s?V\.|gGmbH|GmbH|mbH|m\.\s?b\.\s?H\.|eG|KdöR|KöR|AöR|gUG|UG|gemeinnützige")


@lru_cache(maxsize=50_000)
def is_legal(word: str) -> bool:
    """Tell whether *word* is a legal form or a part of one."""
    return LEGAL.fullmatch(word) is not None


def legal(words: Sequence[str], end: int, last: int) -> int:
    """Return where the legal forms end that stand at *end*."""
    while end < last and is_legal(words[end]):
        end += 1
    if end + 3 <= last and list(words[end : end + 3]) == ["&", "Co.", "KG"]:
        return end + 3
    return end
