"""Where a page names bodies: spans first, then one entity for all names of one body on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from extract.german.normalise import is_abbreviation, key

SHORT = re.compile(r"[A-ZÄÖÜ&][\w.&+-]*[A-ZÄÖÜ&][\w.&+-]*|[A-ZÄÖÜ][a-zäöü]{2,}[A-Z]\w*")
LONGEST_SHORT = 30
SEVERAL = 2


class Span(NamedTuple):
    """Tokens `start:end` that name a body; `kind` is the head's group or the authority's, `iri` the authority's."""

    start: int
    end: int
    kind: str
    iri: str | None = None
    noun: str = ""
    complete: bool = True
    pointing: bool = False


@dataclass(eq=False)
class Entity:
    """One body of one page: its fullest name, its other names, and the spans that name it or point to it."""

    name: str
    kind: str
    iri: str | None
    noun: str
    spans: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    land: str | None = None
    office: bool = False

    @property
    def is_class(self) -> bool:
        """Whether the name is a class noun ("die Krankenkassen")."""
        return self.kind == "class"

    def called(self) -> tuple[str, ...]:
        """Return all names, the fullest first."""
        return (self.name, *self.aliases)

    def add_alias(self, alias: str) -> None:
        """Remember another name once."""
        if alias not in self.called():
            self.aliases.append(alias)


def defined_short(words: Sequence[str], end: int, last: int) -> tuple[str, int] | None:
    """Return the short form in brackets after a name, and the token after the bracket: `… (BZgA)`."""
    if end >= last or words[end] != "(":
        return None
    close = next((place for place in range(end + 1, min(last, end + 6)) if words[place] == ")"), None)
    if close is None:
        return None
    inside = [w for w in words[end + 1 : close] if w not in {"„", "“", '"', "”", "kurz", ":", ",", "im", "Folgenden"}]
    short = " ".join(inside).replace(" / ", "/").replace(" - ", "-")
    looks_short = all(SHORT.fullmatch(w) or w in {"&", "/", "-", "e. V."} or w[:1].isupper() for w in inside)
    has_short = any(is_abbreviation(w) or SHORT.fullmatch(w) for w in inside)
    return (short, close + 1) if inside and looks_short and has_short and len(short) < LONGEST_SHORT else None


def joined(spans: list[Span]) -> list[Span]:
    """Resolve overlaps: the longer span wins, and takes the IRI of a span that it covers for the most part."""
    kept: list[Span] = []
    known = [span for span in spans if span.iri and span.end - span.start > 1]
    spans = [s for s in spans if s.iri or sum(_is_inside(k, s) for k in known) < SEVERAL]
    for span in sorted(_with_classes(spans), key=lambda s: (s.start - s.end, s.start, s.iri is None)):
        clash = next((n for n, k in enumerate(kept) if k.start < span.end and span.start < k.end), None)
        if clash is None:
            kept.append(span)
        elif kept[clash].iri is None and span.iri and span.kind != "class" and _means(kept[clash], span):
            kept[clash] = kept[clash]._replace(iri=span.iri, kind=span.kind)
    return sorted(kept)


def _is_inside(known: Span, span: Span) -> bool:
    """Tell whether a name holds a known one; its Land at the end is none (`Liga … im Land Brandenburg`)."""
    of_land = known.end == span.end and known.start > span.start and "/land-" in (known.iri or "")
    return span.start <= known.start and known.end <= span.end and not of_land


def _with_classes(spans: Sequence[Span]) -> list[Span]:
    """Return *spans*, a name longer that ends inside a class noun: `Liga der | Freien Wohlfahrtspflege in Bayern`."""
    classes = [s for s in spans if s.kind == "class" or (s.iri is None and s.kind == "association")]
    return [
        s._replace(end=next((c.end for c in classes if s.start < c.start < s.end < c.end), s.end))
        if s.iri is None and s.complete
        else s
        for s in spans
    ]


def _means(long: Span, short: Span) -> bool:
    """Tell whether a name means what it holds; a body's office is not the body (`Geschäftsstelle des …`)."""
    return _covers(long, short) and not (long.noun == "geschäftsstelle" and short.start > long.start)


def _covers(long: Span, short: Span) -> bool:
    return (short.end - short.start) * 2 > long.end - long.start and short.start >= long.start


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """Return the key under which spellings of one name meet: keys of its words without legal form, hyphens, quotes."""
    plain = re.sub(r"\(.*?\)|\be\.\s?V\.|\bgGmbH\b|\bmbH\b|\bGmbH\b", " ", name)
    return " ".join(key(word) for word in re.findall(r"[\w.&*:]+", plain.replace("-", " ")))
