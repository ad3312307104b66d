"""Bodies that are a part of the body beside them: a branch behind a comma, a unit of a house, an institute at one."""

from __future__ import annotations

import re

from extract.mentions import Span
from extract.names.brands import BRANCH

UNIT = re.compile(
    r"\w*(?:[Ii]nstitut|[Kk]linik|[Ll]ehrstuhl|fachdienst|[Aa]bteilung|[Rr]eferat|[Dd]ezernat|[Ss]tabsstelle)|Regionaldirektion|"
    r"Department|Fach(?:bereich|dienst)|(?:Gesundheits|Sozial|Jugend)amt|Arbeits(?:kreis|gruppe)|[\w-]*[Aa]kademie|Fakultät"
)
TAUGHT = re.compile(r"\w*(?:[Ii]nstitut|[Kk]linik|[Ll]ehrstuhl|[Zz]entrum|[Ff]akultät|[Aa]usschuss(?:es)?)")


def parts_joined(words: list[str], spans: list[Span]) -> list[Span]:
    """Return the spans of a sentence, from left to right, with every part and its whole in one."""
    return _of_parents(words, _with_branches(words, spans))


def _with_branches(words: list[str], spans: list[Span]) -> list[Span]:
    """Join `…, Landesvertretung Saarland` to the body before the comma, whose branch it is."""
    kept: list[Span] = []
    for span in spans:
        before = kept[-1] if kept else None
        between = words[before.end : span.start] if before else []
        of_its_own = words[span.start + 1 : span.start + 2] in (["der"], ["des"])
        branch = BRANCH.fullmatch(words[span.start]) and not span.pointing and not of_its_own
        if before and branch and between == [")", ","] and len(kept) > 1 and kept[-2].end == before.start - 1:
            kept[-2:] = [kept[-2]._replace(end=span.end, iri=None)]
        elif before and branch and between[-1:] == [","] and _is_only_brackets(between[:-1]):
            kept[-1] = before._replace(end=span.end, iri=None)
        else:
            kept.append(span)
    return kept


def _of_parents(words: list[str], spans: list[Span]) -> list[Span]:
    """Join `Landesverband Hessen der Deutschen Rheuma-Liga` and `Institut für Pflege an der Universität Bremen`."""
    kept: list[Span] = []
    for span in spans:
        before = kept[-1] if kept else None
        between = words[before.end : span.start] if before else []
        if (
            before
            and (before.iri is None or span.kind == "university")
            and not (before.pointing or span.pointing)
            and _belongs_to(words[before.start], between, span.kind)
        ):
            kind = span.kind if span.kind == "university" else before.kind
            kept[-1] = before._replace(end=span.end, complete=True, kind=kind)
        else:
            kept.append(span)
    return kept


def _belongs_to(head: str, between: list[str], kind: str) -> bool:
    if between in (["der"], ["des"]):
        taught = kind == "university" and TAUGHT.fullmatch(head) is not None
        return taught or UNIT.fullmatch(head) is not None or BRANCH.fullmatch(head) is not None
    return between in (["an", "der"], ["am"], ["beim"]) and TAUGHT.fullmatch(head) is not None


def _is_only_brackets(words: list[str]) -> bool:
    return not words or (words[0] == "(" and words[-1] == ")" and words.count(")") == 1)
