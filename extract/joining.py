"""Which neighbouring spans make one body: a department behind a comma, insurers and their associations, a service."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.mentions import Span

THEIRS = re.compile(r"ihren?r?|deren")
PARTS = frozenset({"authority", "department"})
OWNERS = frozenset({"place", "district"})
HOUSES = frozenset({"authority", "ministry", "university", "clinic"})
TAUGHT = frozenset({"institut", "lehrstuhl", "fakultät"})
KEEPERS = frozenset({"welfare", "church"})
SERVICE = re.compile(
    r"[A-ZÄÖÜ][\w-]+(?:beratung|beratungsstelle|hilfe|ambulanz|notruf|tagesstätte|wohnung|werkstatt|station|mission|stützpunkt|stelle|"
    r"[dD]ienst(?:es)?|zentrums?|treffs?|ladens?|heims?|hauses|haus)"
)
ARTICLES = frozenset({"der", "die", "dem", "den", "das", ":", "beim", "vom", "zum"})


def of_one_body(words: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Join `Krankenkassen und ihre Verbände`, `Krankenkassen/Kassenverbände`, `die Stadt Celle, Amt für Jugend`."""
    kept: list[Span] = []
    for number, span in enumerate(spans):
        before = kept[-1] if kept else None
        last = number + 1 == len(spans) or words[span.end : span.end + 1] not in ([","], ["und"], ["sowie"])
        if before and _is_its_land(words, before, span):
            continue
        if before and (_are_insurers(words, before, span) or (last and _is_part(words, before, span))):
            kept[-1] = before._replace(end=span.end)
        elif before and _is_department(words, before, span):
            kept[-1] = before._replace(end=span.end, iri=None, complete=True, pointing=False)
        else:
            kept.append(span)
    return kept


def _is_its_land(words: Sequence[str], before: Span, span: Span) -> bool:
    """Tell whether a bare `des Landes` only says whose ministry stands before it."""
    return before.kind == "ministry" and words[before.end : span.end] in (["des", "Landes"], ["des", "Freistaats"])


def _are_insurers(words: Sequence[str], before: Span, span: Span) -> bool:
    """Tell whether a class is named twice, or with its associations."""
    if before.kind != "class" or span.kind != "class" or before.iri is None:
        return False
    between = words[before.end : span.start]
    theirs = len(between) == 2 and between[0] == "und" and THEIRS.fullmatch(between[1]) is not None  # noqa: PLR2004
    return theirs or (before.iri == span.iri and list(between) in (["/"], ["und"]))


def _is_part(words: Sequence[str], before: Span, span: Span) -> bool:
    """Tell whether an office of a town stands behind a comma or dash, with no article of its own."""
    named = before.kind in OWNERS and before.complete and not before.pointing and span.kind in PARTS
    begins = before.start == 0 or words[before.start - 1].lower() in ARTICLES or not words[before.start - 1].isalpha()
    return named and not span.pointing and begins and words[before.end : span.start] in ([","], ["–"])


def _is_department(words: Sequence[str], before: Span, span: Span) -> bool:
    """Tell whether a department or institute without an article stands behind its house and a comma."""
    of_house = span.kind == "department" and before.kind in HOUSES
    taught = span.noun in TAUGHT and before.kind == "university" and before.noun not in TAUGHT
    return (of_house or taught) and not span.pointing and words[before.end : span.start] in ([","], ["–"])


def services_of(words: Sequence[str], spans: Sequence[Span], first: int) -> list[Span]:
    """Widen `Diakonie` to `Suchtberatung der Diakonie`: a body's own service is meant, and no body by itself."""
    return [_service(words, span, first) for span in spans]


def _service(words: Sequence[str], span: Span, first: int) -> Span:
    place = span.start - 2
    if (
        place < first
        or span.kind not in KEEPERS
        or span.pointing
        or words[span.start - 1] not in {"der", "des"}
        or SERVICE.fullmatch(words[place]) is None
    ):
        return span
    return span._replace(start=place, iri=None, noun="")
