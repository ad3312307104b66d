"""Discs that would cover each other are moved apart, as little as it takes; those that are fixed stay."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

ROUNDS = 80
GAP = 3.0
Point = tuple[float, float]


def apart(points: Mapping[str, Point], radii: Mapping[str, float], fixed: Collection[str] = ()) -> dict[str, Point]:
    """Return the places (points) after at most 80 rounds of pushing pairs that are less than 3 points apart."""
    found = dict(points)
    for _ in range(ROUNDS):
        pushed = [pair for pair in _near(found, radii) if _push(found, pair, radii, fixed)]
        if not pushed:
            break
    return found


def _near(found: Mapping[str, Point], radii: Mapping[str, float]) -> list[tuple[str, str]]:
    """Return the pairs that are close from left to right."""
    order = sorted(found, key=lambda node: (found[node][0], node))
    reach = 2 * max(radii.values(), default=0) + GAP
    pairs = []
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if found[other][0] - found[one][0] > reach:
                break
            pairs.append((one, other))
    return pairs


def _push(found: dict[str, Point], pair: tuple[str, str], radii: Mapping[str, float], fixed: Collection[str]) -> bool:
    one, other = pair
    (x, y), (u, v) = found[one], found[other]
    lacking = radii[one] + radii[other] + GAP - math.dist((x, y), (u, v))
    free = (one not in fixed) + (other not in fixed)
    if lacking <= 0.01 or not free:  # noqa: PLR2004 - a hundredth of a point is nothing
        return False
    angle = math.atan2(v - y, u - x) if (x, y) != (u, v) else math.tau * (sum(map(ord, other)) % 360) / 360
    step = lacking / free
    if one not in fixed:
        found[one] = x - step * math.cos(angle), y - step * math.sin(angle)
    if other not in fixed:
        found[other] = u + step * math.cos(angle), v + step * math.sin(angle)
    return True
