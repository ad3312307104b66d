"""Whether a word looks like a finite verb; nothing but its ending and short lists of common words is asked."""

from __future__ import annotations

import re
from functools import lru_cache

ENDING = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten|en)")
_STRONG = (
    "ist sind war waren gab kam kamen lag lagen hat hatte hatten will wollen soll sollen kann darf muss mag bot "
    "fand half hielt lieh lud rief saß schuf schloss sprach stand stieg stieß trat trug traf übernahm verlieh "
    "wuchs wurde wurden zog begann blieb gewann warb erhielt beschloss unterstand betrieb schrieb ließ"
)
STRONG = frozenset(_STRONG.split())
_OTHERS = (
    "zwischen neben gegen wegen unten oben außen innen seit mit nicht erst fast oft sonst meist jetzt zuletzt "
    "selbst längst sowohl samt nebst statt anstatt direkt insgesamt bekannt gesamt dort damit somit mitunter "
    "zusammen eben drüben hinten vorn außerdem den denen deren einen keinen ihren seinen unseren diesen jenen "
    "jeden allen beiden vielen einigen mehreren anderen weiteren zusammengefasst entlang"
)
OTHERS = frozenset(_OTHERS.split())


@lru_cache(maxsize=50_000)
def looks_finite(word: str) -> bool:
    """Tell whether *word*, as it is written, may be a finite verb: `gibt`, `begleiten`, `trug`; never a noun."""
    return word.islower() and word not in OTHERS and (word in STRONG or ENDING.fullmatch(word) is not None)
