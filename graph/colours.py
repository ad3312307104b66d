"""Colours of node kinds that colour-blind people can tell apart: Okabe and Ito, Color Universal Design (2008)."""

from __future__ import annotations

COLOURS = {
    "office": "#D55E00",
    "host": "#E69F00",
    "ministry": "#0072B2",
    "insurer": "#009E73",
    "network": "#CC79A7",
    "municipal": "#56B4E9",
    "concept": "#F0E442",
    "other": "#999999",
}
FAMILIES = {
    "insurer-association": "insurer",
    "municipal-association": "municipal",
    "land": "municipal",
    "target-group": "concept",
    "activity-type": "concept",
    "programme": "concept",
}


def family(kind: str) -> str:
    """Return the family of kinds that share a colour; a kind that has none belongs to `other`."""
    found = FAMILIES.get(kind, kind)
    return found if found in COLOURS else "other"
