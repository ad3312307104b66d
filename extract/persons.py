"""Names of people as contact lines print them, and what tells them from other capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.given_names import given_names

TITLE = (
    r"(?:(?:Prof\.|Dr\.|PD|Dipl\.-?\s?[A-ZÄÖÜ]?[\wäöüß.]*(?:\([A-Z]+\))?|med\.|phil\.|rer\.|nat\.|pol\.|soc\.|biol\.|hum\.|oec\.|troph\.|"
    r"dent\.|jur\.|theol\.|paed\.|sc\.|h\.\s?c\.|"
    r"Mag\.|Ing\.|habil\.)\s?)"
)
FIRST = r"[A-ZÀ-ÖØ-ÞČĆĐĚŁŘŚŠŹŻŽĞİŞ][a-zßà-öø-ÿ\u0100-\u017f'’]+"
GIVEN = rf"(?!(?:Frau|Herrn?|Dr|Prof)\b){FIRST}(?:-{FIRST})?"
LAST = rf"(?:(?:von|van|de|zu|vom|ten|El|Al|di|da|Mc)\s(?:der\s|den\s)?)?(?!(?:Dr|Prof)\b){FIRST}(?:-{FIRST}){{0,2}}"
DEGREE = r"(?:,?\s(?:M\.\s?Sc\.|M\.\s?A\.|B\.\s?A\.|B\.\s?Sc\.|MPH|MScPH|LL\.M\.|M\.Ed\.))"
PERSON = re.compile(
    rf"(?<![^\W\d_])(?<!-)(?P<salutation>(?:Frau|Herr|Herrn)\s)?(?P<name>{TITLE}*{GIVEN}(?:\s[A-Z]\.)?(?:\s{GIVEN})??\s{LAST}{DEGREE}*)(?![\wäöüß-])"
)
SALUTED = re.compile(
    rf"(?<!\w)(?:Frau|Herr|Herrn)\s(?P<name>{TITLE}*(?:[A-Z]\.\s?(?:-\s?)?){{0,2}}{LAST})(?![\wäöüß-])"
)
NO_NAME = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|stelle|haus|zentrum|verband|verein|amt|rat|tag|netz|werk|büro|straße|strasse|weg|platz|allee|"
    r"ring|gasse|ufer|damm|chaussee|projekt|programm|leitung|kasse|institut|gruppe|team|kreis|stadt|land|bund|"
    r"referat|abteilung|bereich|gesundheit|prävention|leiter|leiterin|referent|referentin|sprecher|sprecherin|koordinator|koordinatorin|assistenz|"
    r"management|manager|managerin|innen|partner|partnerin|person|mail|telefon|fax|tel|kontakt|stiftung|akademie|"
    r"kammer|kinder|familie|familien|schule|kita|menschen|alter|bündnis|forum|kommune|kommunen|region|mitte|nord|süd|ost|west|uhr|freitag|"
    r"kreise|bezirke?|gemeinden?|städte|orte|(?:rück|an)?fragen|ruf|anruf|bruder|schwester|pater|pfarrer(?:in)?|rätin|abrechnungen|"
    r"tisch|workshop|vortrag|pflege|hilfe|dienst|arbeit|fach|beratung|bildung|preis|fest|woche|markt|börse|brief|reihe|treff|"
    r"jahre?|monate?|stunden?|lots(?:e|in)|(?:er|or|ent|ant|ist|at|og|pat|wirt|rät|ärzt|anwält|genoss|expert)in|"
    r"montag|dienstag|mittwoch|donnerstag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)s?",
    re.IGNORECASE,
)
NOUN_END = re.compile(rf"(?:{NO_NAME.pattern})$")
SURNAME_END = re.compile(
    r"[A-ZÄÖÜ].{3,}(?:haus|stadt|land|platz|weg|ring|damm|ufer|gasse|markt|bund|ost|nord|west|süd|alter|rat|tag|fest|fach|dienst|"
    r"(?:er|or|ent|ant|ist|at|og)in|(?:al|ell|ig|lich|isch)er)"
)
SHORTEST_FIRST = 4
STREET_NUMBER = re.compile(r"\s\d")
WORD = re.compile(r"(?<![^\W\d_])[A-ZÄÖÜ][\wäöüß-]+(?![\w.])")
MASK = "·"
ADJECTIVE = re.compile(
    r"(?!rüdiger)(?:.{3,}(?:isch|lich|ig|sam|bar|end|iert|iell|al|ell)e[rsnm]?|neue[rs]?|gute[rs]?|runde[rnms]?|freie[rnms]?|offene[rnms]?|gesunde[rsn]?|lokale[rsn]?|frühe[rsn]?|weitere[rsn]?|unsere?[rsn]?|ihre?[rsn]?|eure?[rsn]?|euer|deine?[rsn]?|meine?[rsn]?|liebe[rsn]?|d?ein(?:e[rnms]?)?|keine?[rnms]?|diese[rnms]?|jede[rnms]?|die|der|das|für|und|aus|mit|von|bei|nach|seit|zum|zur|über|unter|durch|ohne|gegen|vor|alle|bitte|mehr|hier|auf|sie|ihnen|wir|uns|rufen|schreiben|melden|wenden)",
    re.IGNORECASE,
)


class Person(NamedTuple):
    """A person's name at `start:end` of a line, with titles as printed."""

    start: int
    end: int
    name: str


def persons(line: str) -> Iterator[Person]:
    """Yield what may be people in *line*; whoever calls knows whether a line of contact follows.

    A name begins with the given name that is known, not with the word before it (`Kreistagsmitglied Hartwig Barth`).
    """
    masked = WORD.sub(lambda word: MASK * len(word[0]) if _is_none_here(line, word) else word[0], line)
    at = 0
    while found := PERSON.search(masked, at):
        first, _, rest = found["name"].partition(" ")
        if first not in given_names() and rest in given_names() and PERSON.match(masked, found.end() - len(rest)):
            at = found.end() - len(rest)
        else:
            yield Person(found.start("name"), found.end("name"), found["name"].strip())
            at = found.end()


def _is_none_here(line: str, word: re.Match[str]) -> bool:
    """Tell whether a word is no part of a name; one that ends as a place's noun does may be a surname behind a name."""
    if not _is_no_name(word[0]):
        return False
    given = line[: word.start()].rsplit(maxsplit=1)[-1:] if SURNAME_END.fullmatch(word[0]) else []
    return not given or given[0] not in given_names() or STREET_NUMBER.match(line, word.end()) is not None


@lru_cache(maxsize=20_000)
def _is_no_name(word: str) -> bool:
    unnamed = bool(NO_NAME.fullmatch(word) or _compound(word) or ADJECTIVE.fullmatch(word))
    return unnamed and word not in given_names()


def saluted(line: str) -> Iterator[Person]:
    """Yield people who are only called by surname (`Frau Meyer`)."""
    for found in SALUTED.finditer(line):
        yield Person(found.start("name"), found.end("name"), found["name"].strip())


def _compound(word: str) -> bool:
    """Tell whether the last part of a word is a common noun behind at least four letters (`Projektleitung`)."""
    last = word.rsplit("-", 1)[-1].lower()
    found = NOUN_END.search(last)
    return found is not None and (found.start() >= SHORTEST_FIRST or (found.start() == 0 and "-" in word))
