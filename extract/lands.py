"""Which Land a page is about: said in its main text, in the names of its offices, or known of its host."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

from extract.analysis import Analysis
from extract.authority import Authority

SHORT = (("NRW", "DE-NW"), ("RLP", "DE-RP"), ("MV", "DE-MV"), ("BaWü", "DE-BW"))
_PARTS = {
    "DE-BW": "Württemberg Nordbaden Südbaden",
    "DE-BY": "Oberbayern Niederbayern Oberpfalz Oberfranken Mittelfranken Unterfranken",
    "DE-HE": "Nordhessen Mittelhessen Südhessen",
    "DE-MV": "Mecklenburg Vorpommern",
    "DE-NI": "Ostfriesland",
    "DE-NW": "Nordrhein Westfalen Westfalen-Lippe Ruhrgebiet Münsterland Sauerland",
    "DE-SH": "Holstein Schleswig Dithmarschen",
}
PARTS = tuple((part, code) for code, parts in _PARTS.items() for part in parts.split())


class Lands:
    """Knows the names and adjectives of Länder and their parts, and the Land of every known web host.

    What a slash joins (`AOK Rheinland/Hamburg`) tells where a body works, not where the page is.
    """

    def __init__(self, authority: Authority) -> None:
        self._names = {land.code: land.name for land in authority.laender}
        forms = [(form, land.code) for land in authority.laender for form in (land.name, *land.adjectives)]
        self._codes = {form.lower(): code for form, code in (*PARTS, *forms, *SHORT)}
        longest = sorted(self._codes, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<![\w/-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?=(?:e[rsnm]?|s|er)?(?![\w/-]))",
            re.IGNORECASE,
        )
        self._of_stretch = lru_cache(maxsize=50_000)(self._find)
        self._hosts = {domain: body.land for body in authority.bodies for domain in body.domains if body.land}

    def name(self, code: str | None) -> str | None:
        """Return the German name of an ISO code, None for the whole country or an unknown one."""
        return self._names.get(code or "")

    def in_text(self, text: str) -> str | None:
        """Return the Land that *text* names most often (the first of several), or None."""
        counts = Counter(chain.from_iterable(map(self._of_stretch, text.split())))
        return counts.most_common(1)[0][0] if counts else None

    def _find(self, stretch: str) -> tuple[str, ...]:
        """Return the Länder that a stretch of text without blanks names, as the names have none themselves."""
        return tuple(self._codes[m[0].lower()] for m in self._pattern.finditer(stretch))

    def of_page(self, page: Analysis) -> str | None:
        """Return the page's Land: from its title and headings, then its main text, then its host."""
        text, blocks = page.text.text, page.content
        heads = " ".join(text[b.start : b.end] for b in blocks if b.kind == "heading")
        main = " ".join(text[b.start : b.end] for b in blocks)
        return self.in_text(heads) or self.of_host(page.host) or self.in_text(main)

    def is_known(self, host: str) -> bool:
        """Tell whether a body of the authority has this website, or one above it in the domain."""
        parts = host.removeprefix("www.").split(".")
        return any(".".join(parts[n:]) in self._hosts for n in range(len(parts) - 1))

    def of_host(self, host: str) -> str | None:
        """Return the Land of a known host or of its parent domain; federal bodies give None."""
        parts = host.removeprefix("www.").split(".")
        known = (self._hosts.get(".".join(parts[n:])) for n in range(len(parts)))
        land = next((land for land in known if land), None)
        return land if land != "DE" else None
