"""Names that a brand makes with its branch, place or year: `AWO Kreisverband Jena`, `Dortmunder Tafel`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.names.lands import district
from extract.names.legal import legal
from extract.names.lexicon import Lexicon
from extract.names.purposes import purpose
from extract.names.runs import run
from extract.names.sites import at_water

BRANCH = re.compile(
    r"(?:Landes|Bezirks|Regional|Kreis|Orts|Stadt|Diözesan|Gesamt)-?(?:vertretung|verband|geschäftsstelle|verein|gruppe|direktion|vereinigung|stelle)|Sektion|"
    r"Verwaltungsbezirk|Direktion|Regionaldirektion|Niederlassung|Zweigstelle|Außenstelle"
)
CENTRE = re.compile(
    r"Geschäftsstelle|(?:[A-ZÄÖÜ][\w-]*)?(?:[Bb]eratungsstelle|[Bb]eratungszentrum|[Bb]egegnungszentrum|[Ss]ozialstation|[Ff]achstelle|[Ff]achdienst|"
    r"[Pp]flegedienst|[Ff]amilienzentrum|[Ss]eniorenzentrum|[Tt]agespflege|[Tt]agesstätte|[Ss]ozialdienst|[Ff]rauenhaus)"
)
AGENT = re.compile(
    r"(?:träger|geber|bieter|treiber|halter|nehmer|leiter|steller|förderer|partner|berater|lehrer)$", re.IGNORECASE
)
TWO_WORDS = frozenset({"pro familia"})
YEAR = re.compile(r"1[89]\d\d")
FIELDS = frozenset({"Medizin", "Hilfe", "Beratung", "Ambulanz", "Zentrum"})
CLUB = "club"
FUND = "BKK"


def branded(lexicon: Lexicon, words: Sequence[str], place: int, last: int) -> int:
    """Return where the name ends that the brand at *place* and its place or branch make; *place* where none does."""
    if words[place] not in lexicon.brands:
        return place
    end = place + 1
    while end < last and (BRANCH.fullmatch(words[end]) or CENTRE.fullmatch(words[end])):
        end += 1
    club = lexicon.brands[words[place]] == CLUB
    reached = (_of_club if club else _of_place)(lexicon, words, end, last)
    if reached == place + 1:
        return place
    reached = founded(words, reached, last) if club else reached
    reached = purpose(lexicon, words, reached, last) if words[reached - 1] in FIELDS else reached
    return legal(words, at_water(lexicon, words, reached, last), last)


def founded(words: Sequence[str], end: int, last: int) -> int:
    """Return where `1899`, `von 1945` ends behind a club's name."""
    year = end + (end < last and words[end] == "von")
    return year + 1 if year < last and YEAR.fullmatch(words[year]) else end


def begins_before(words: Sequence[str], place: int, first: int) -> int:
    """Return where the brand at *place* begins, which may have a small word before it (`pro familia`)."""
    return place - (place > first and f"{words[place - 1]} {words[place]}".lower() in TWO_WORDS)


def is_of_town(lexicon: Lexicon, words: Sequence[str], place: int, first: int) -> bool:
    """Tell whether a town's adjective makes a brand the name of a body (`Dortmunder Tafel`, `Lüner SV`).

    So does any name before `BKK` (`Novitas BKK`).
    """
    before = words[place - 1] if place - 1 > first else ""
    if words[place] == FUND:
        return lexicon.may_name(before) and not before.endswith("en")
    town = before[:1].isupper() and before.endswith("er") and AGENT.search(before) is None
    return words[place] in lexicon.brands and town and before.lower() not in lexicon.never


def _of_place(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    reached = district(lexicon, words, end, last)
    return reached if reached > end else run(lexicon, words, end, last)


def _of_club(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `1919 Lünen`, `Köln` ends behind a club's brand."""
    if end + 1 < last and YEAR.fullmatch(words[end]):
        end += words[end + 1][:1].isupper()
    reached = _of_place(lexicon, words, end, last)
    return reached + (reached == end and end < last and words[end][:1].isupper())
