"""Whether a page is about health equity at all: a gate before any record is made."""

from __future__ import annotations

import re

from extract.analysis import Analysis

FIELD = re.compile(
    r"gesundheitsförder|gesundheitliche[rn]?\s(?:chancengleichheit|ungleichheit)|präventionskette|präventionsgesetz|"
    r"gesundheitsziel|gesund(?:es)?\s(?:aufwachsen|alt|älter|leben|im alter)|kgc\b|chancengleichheit|"
    r"gesundheitskompetenz|landesrahmenvereinbarung|"
    r"prävention|gkv-bündnis|krankenkasse|gesundheit|soziale[nr]? lage|frühe hilfen|teamw\(\)rk|benachteilig|vulnerab",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"gesundheitsförder|gesundheitliche[rn]?\s(?:chancengleichheit|ungleichheit)|präventionskette|präventionsgesetz|\bkgc\b|"
    r"gesundheitsziel|landesrahmenvereinbarung|gkv-bündnis|teamw\(\)rk|gesund(?:es)?\saufwachsen|gesunde kinder|"
    r"frühe hilfen|gesunde[rsn]? städte",
    re.IGNORECASE,
)
LEAST = 2


def is_on_topic(page: Analysis) -> bool:
    """Tell whether the main text speaks of health promotion or equity, not only of health in passing."""
    text = page.text.text
    main = "\n".join(text[b.start : b.end] for b in page.text.content())
    strong = {m[0].lower() for m in STRONG.finditer(main)}
    return bool(strong) and len(FIELD.findall(main)) >= LEAST
