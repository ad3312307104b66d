"""The Land, district or town that a name goes on with: `in Sachsen`, `Kreis Unna`, `Bad Hersfeld`."""

from __future__ import annotations

from collections.abc import Sequence

from extract.names.lexicon import Lexicon
from extract.names.runs import run
from extract.names.sites import at_water
from extract.names.towns import town

PLACE_LINK = frozenset({"in", "im", "am"})
AREAS = frozenset(
    {"Dekanat", "Bistum", "Erzbistum", "Landkreis", "Kreis", "Kirchenkreis", "Regierungsbezirk", "Bezirk"}
    | {"Diözese", "Erzdiözese", "Bistums", "Erzbistums", "Dekanats", "Kirchenkreises"}
)
DIOCESES = frozenset({"Diözese", "Erzdiözese", "Bistums", "Erzbistums", "Dekanats", "Kirchenkreises"})
OF_AREAS = frozenset({"Landkreis", "Kreis", "Stadt", "Region", "Kanton", "Bezirk", "StädteRegion", "Städteregion"})
LANDESTEILE = frozenset(
    {"Land", "Landes", "Freistaat", "Freistaats", "Freistaates", "Freien", "Hansestadt", "Stadt", "Bundesland"}
)


def land(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `(im Land) Brandenburg`, `Berlin und Brandenburg`, `im Dekanat Fulda` ends."""
    place = end + (end < last and words[end] in PLACE_LINK)
    while place < last and words[place] in LANDESTEILE and place > end:
        place += 1
    while place < last and words[place].rstrip("s") in lexicon.bare_laender:
        end = place = place + 1
        place += list(words[place : place + 1]) == ["und"] and any(
            w in lexicon.laender for w in words[end + 1 : end + 2]
        )
    return run(lexicon, words, end + 2, last) if _has_area(words, end, last) else end


def of_land(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `des Landes Hessen`, `der Freien Hansestadt Bremen` ends."""
    if end + 2 < last and words[end] in {"des", "der"} and words[end + 1] in LANDESTEILE:
        reached = land(lexicon, words, end + 2, last)
        return reached if reached > end + 2 else end
    return end


def diocese(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `der Erzdiözese München und Freising` or `des Bistums Trier` ends."""
    if end + 2 >= last or words[end] not in {"der", "des"} or words[end + 1] not in DIOCESES:
        return end
    reached = locality(lexicon, words, end + 2, last)
    if words[end + 1].startswith("Erz") and reached + 1 < last and words[reached] == "und":
        second = town(words, reached + 1, last, lexicon.may_name)
        return second if second > reached + 1 else reached
    return reached if reached > end + 2 else end


def locality(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where the Land or town at *end* ends, with its water: `Bad Hersfeld`, `Frankfurt am Main`."""
    reached = land(lexicon, words, end, last)
    reached = town(words, end, last, lexicon.may_name) if reached == end else reached
    return at_water(lexicon, words, reached, last) if reached > end else end


def district(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `Kreis Unna` ends in `Gesundheitsamt Kreis Unna`."""
    if end + 1 >= last or words[end] not in OF_AREAS:
        return end
    reached = locality(lexicon, words, end + 1, last)
    return reached if reached > end + 1 else end


def _has_area(words: Sequence[str], end: int, last: int) -> bool:
    """Tell whether `im Dekanat …`, `im Landkreis …` follows."""
    return end + 2 < last and words[end] == "im" and words[end + 1] in AREAS and words[end + 2][:1].isupper()
