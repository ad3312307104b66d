"""What a sentence or a label states by name: the seat of a body, its former name, the place of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.values import Value

TOWN = r"[A-ZÄÖÜ][\wäöüß-]+(?:\s(?:am|an\sder|an|im|in|ob\sder|vor\sder)\s[A-ZÄÖÜ][\wäöüß-]+|\s\([A-ZÄÖÜ][^)]{2,30}\))?"
SEAT = re.compile(
    rf"(?:(?:hat|haben|hatte|nimmt|mit)\s(?:(?:ihren|seinen|den|dem)\s)?Sitz\sin|Sitz\s(?:der\s\w+\s|des\s\w+\s)?ist|Sitz:)\s(?P<value>{TOWN})"
)
NAME = r"[A-ZÄÖÜ][\wäöüß-]+(?:\s(?:für|und|der|des|in|von|im)(?=\s)|\s[A-ZÄÖÜ][\wäöüß-]+){1,7}"
QUOTED = rf"[{OPENING}](?P<quoted>[^{MARKS}]{{4,90}})[{CLOSING}]"
FORMER = re.compile(
    rf"(?:\bhieß(?:en)?\b[^„»“\".;]{{0,40}}|\b(?:unter\sdem|mit\sdem|den)\s(?:alten\s|früheren\s|damaligen\s)?Namen\s){QUOTED}"
    rf"|(?:[(,]\s?(?:ehemals|früher|vormals|ehem\.)|\bdamals\snoch|\bhieß\s(?:sie|er|es)\s(?:damals\s)?noch)\s(?:(?:der|die|das)\s)?(?P<bare>{NAME})(?=[),.;])"
    rf"|\b(?:bis\s(?:[a-zA-Z]+\s)?(?:19|20)\d\d|früher|damals|zuvor|zunächst|anfangs|einst|vorher)\s(?:noch\s)?(?P<last>{NAME})\shieß(?:en)?\b"
    rf"|\bBis\s(?:[a-zA-Z]+\s)?(?:19|20)\d\d\shieß\s(?:sie|er|es|d(?:er|ie|as)\s\w+)\s(?P<first>{NAME})(?=[,.;])"
)
THEN = re.compile(r"\b(?:früher|damals|anfangs|zunächst|bis|noch|ehemals|vormals|hieß(?:en)?)\b", re.IGNORECASE)
NO_BODY = re.compile(r"\b(?:Motto|Titel|Thema|Überschrift|Devise|Vortrag|Buch|Film|Stück)\b")
PROFESSION = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Aa]rzt|[Ää]rztin|[Ll]ehrer|[Pp]fleger|[Ll]eiter|[Pp]farrer|[Hh]ebamme|[Mm]eister|[Ss]chwester|[Aa]rbeiter|"
    r"[Bb]erater|[Rr]eferent|[Dd]irektor|[Pp]räsident|[Tt]rainer|[Ee]rzieher|[Mm]inister|[Ss]precher|[Ff]ührer)(?:in)?\b"
)
PLACE = re.compile(r"(?:veranstaltungs|tagungs)?ort|wo\??", re.IGNORECASE)
PLACE_LINE = re.compile(r"^(?:Veranstaltungs|Tagungs)?[Oo]rt:\s(?P<value>\S.{2,79})$")
LONGEST_PLACE = 80


def stated(text: str) -> Iterator[Value]:
    """Yield the seat, the former name and the place that *text* states."""
    for hit in SEAT.finditer(text):
        yield Value(*hit.span(), hit["value"], "Sitz")
    for hit in FORMER.finditer(text):
        name = hit["quoted"] or hit["bare"] or hit["last"] or hit["first"]
        if THEN.search(text) and not NO_BODY.search(text) and not PROFESSION.match(name):
            yield Value(*hit.span(), name, "früherer Name")
    line = PLACE_LINE.match(text)
    if line:
        yield Value(*line.span("value"), line["value"].rstrip(" ."), "Ort")


def place(text: str, label: str) -> Value | None:
    """Return the place that is all of *text* behind the label `Ort` or `Wo`; None if the label says something else."""
    said = text.strip()
    if not PLACE.fullmatch(label.strip(" :")) or not 0 < len(said) <= LONGEST_PLACE:
        return None
    start = text.index(said)
    return Value(start, start + len(said), said, "Ort")
