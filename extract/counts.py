"""Counts, sums, shares, durations and frequencies that a sentence tells, as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.german.quotation import CLOSING, MARKS, OPENING
from extract.times import YEAR
from extract.values import ABOUT, NUMBER, NUMBER_WORD, SEVERAL, Value

CURRENCY = r"(?:Euro|EUR|€|Franken|CHF)"
AMOUNT = r"\d{1,3}(?:[.’'\u202f ]\d{3})+(?:,\d+)?|\d[\d.,'’]*"
MONEY = re.compile(
    rf"(?<![\d.,]){ABOUT}(?:(?P<value>(?:{AMOUNT})(?:(?:\s?[–-]\s?|\sbis\s)\d[\d.,'’]*)?\s(?:(?:Mio\.|Millionen|Mrd\.|Milliarden|Tsd\.)\s?)?{CURRENCY})"
    rf"|{CURRENCY}\s(?P<amount>{AMOUNT}))"
)
QUOTED = rf"[{OPENING}](?P<called>[^{MARKS}]{{3,60}})[{CLOSING}]"
ADJECTIVES = r"(?:[a-zäöüß]+e[rnms]?\s){0,3}"
COUNT = re.compile(
    rf"(?<![\w.,/§#'’-])(?P<value>{ABOUT}{SEVERAL})\s"
    rf"(?P<unit>{ADJECTIVES}(?:{QUOTED}|[„»\"]?[A-ZÄÖÜ][\wäöüß*:/-]*[a-zäöüß*](?!\w)))"
)
NO_ADJECTIVE = re.compile(
    r"\b(?:die|dieser?|den|dem|des|diese[rnms]|eine[rnms]?|keine[rnms]?|seine[rnms]?|ihre[rnms]?|unsere[rnms]?|ohne|oder|"
    r"haben|hatten|sind|waren|werden|wurden|wollen|sollen|können|müssen|dürfen|wie|hinter|unter|über|sie|alle)\b",
)
NUMBERED = re.compile(
    r"(?:§|#|\b(?:TOP|Nr\.|Nummer|Art\.|Artikel|Abs\.|Absatz|Ziffer|Punkt|Kapitel|Teil|Band|Heft|Folge|Ausgabe|Workshop|Modul|Forum|"
    r"Panel|Phase|Stufe|Baustein|Schwerpunkt|Handlungsfeld|Raum|Zimmer|Gleis|Linie|Bus|Tram|Straßenbahn|U-Bahn|S-Bahn|Klasse|Seite|Abb\.|Tabelle))\s?$",
)
STANDING = re.compile(
    rf"(?:(?:Anfang|Mitte|Ende|[Ss]eit|[Aa]b|[Ii]m Jahr)\s){{1,2}}{YEAR}\s(?P<value>(?:rund|etwa|ca\.|knapp|über|"
    rf"fast)\s{NUMBER})(?![.,]?\d)(?=[,.;]|\s(?:und|sowie))"
)
BARE = re.compile(rf"(?<![\w.,/§-])(?P<value>{ABOUT}\d{{2,6}})\s(?P<unit>[a-zäöüß]{{5,}}e)(?=[,;.)]|\s(?:und|sowie))")
THEY = re.compile(
    rf"^(?P<value>{ABOUT}{NUMBER})\s(?:haben|hatten|sind|waren|wurden|kamen|nahmen|machten|blieben|fanden|schlossen|besuchten)\s\w+"
)
TOGETHER = re.compile(
    r"\b(?:sind|waren|arbeiten)\b[^.;]{0,40}?(?P<value>zu\s(?P<ordinal>zwei|drit|vier|fünf|sechs|sieb|ach|neun|zehn)t)\b"
)
ORDINALS = {"drit": "drei", "sieb": "sieben", "ach": "acht"}
WE_ARE = re.compile(
    rf"\bsind\s(?:wir|es)\s(?:jetzt\s|nun\s|inzwischen\s|heute\s|damit\s|mittlerweile\s|schon\s)?(?P<value>{ABOUT}{NUMBER})(?=[.,;!]|$)"
)
DABEI = re.compile(rf"\bsind\s[^,.;]{{0,30}}?\b(?P<value>{ABOUT}{NUMBER})\sdabei\b")
LIMIT = re.compile(r"(?:auf\s)(?P<value>(?:maximal\s|höchstens\s)?\d{1,4})(?=\s(?:begrenzt|beschränkt|limitiert))")
ONLY_NUMBER = re.compile(rf"(?P<value>{ABOUT}{NUMBER})(?:\s\((?:Stand:?\s)?(?:\w+\s)?(?P<year>{YEAR})\))?")
CAPTION = re.compile(r"(?:[a-zäöüß]+e[rnms]?\s){0,2}[A-ZÄÖÜ][\wäöüß*:-]{3,}(?!.*[.!?]$)")
TIMES = r"(?:ein|zwei|drei|vier|fünf|sechs|acht|zehn|\d{1,2})"
PERIOD = (
    r"(?:im\s(?:Jahr|Halbjahr|Quartal|Monat)|(?:pro|je)\s(?:Jahr|Halbjahr|Quartal|Monat|Woche)|(?:in\sder|die)\sWoche|"
    r"jährlich|halbjährlich|monatlich|wöchentlich)"
)
OFTEN = re.compile(
    rf"\b(?P<value>(?:mindestens\s)?(?:{TIMES}-\s(?:bis|oder)\s)?{TIMES}(?:\s?[x×]|[\s-]?mal)\s{PERIOD}"
    rf"|(?:an\s)?{TIMES}\s(?:Vormittagen?|Nachmittagen?|Abenden?|Tagen?|Stunden)\s{PERIOD}"
    rf"|alle\s(?:{NUMBER_WORD}|\d{{1,2}})\s(?:Tage|Wochen|Monate|Jahre)"
    rf"|(?:viertel|halb)jährlich|zweimonatlich|zweiwöchentlich|14-tägig)\b"
    rf"|\b(?P<many>{SEVERAL})\s[A-ZÄÖÜ][\wäöüß-]+\s(?P<period>{PERIOD})",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\b(?P<value>(?:eine|zwei|drei|vier|\d)\s(?:halbe|volle|ganze)n?)\s(?P<unit>(?:[A-ZÄÖÜ][a-zäöüß]*s)?[Ss]tellen?)\b",
    re.IGNORECASE,
)
SHARE = re.compile(rf"(?P<value>{ABOUT}(?:\d{{1,3}}(?:,\d+)?|{NUMBER_WORD})\s(?:Prozent|%))", re.IGNORECASE)
LONG = re.compile(
    rf"(?<![\w-])(?P<value>(?!14-)(?:\d{{1,3}}-|(?i:{NUMBER_WORD}))(?:stündig|tägig|wöchig|monatig|semestrig))e[rnms]?\s(?P<unit>[A-ZÄÖÜ][\wäöüß-]+)"
)
NO_UNIT = re.compile(
    r"(?:Uhr|Seiten?|Absatz|Abs|Kapitel|Teil|Punkt|Prozent|Januar|Februar|März|April|Mai|Juni|Juli|August|September|"
    r"Oktober|November|Dezember|KB|MB|Euro|Franken|Viertel|Vierteln|Drittel|Dritteln|Zehntel|Zehnteln|Millionen|Mio|Mrd|Tel|Telefon|Fax|Nr|Buch|SGB|Auflage|Jahrhundert|Hälfte|"
    r"Mal|Kilometer|Meter|(?:[A-ZÄÖÜ][a-zäöüß]+)?[Mm]inuten|Grad|Nachrichten|Meldungen|Neuigkeiten|Buchstaben|Wörtern|Worten|Sätzen)\w?",
    re.IGNORECASE,
)
HEADCOUNT = re.compile(
    r"(?:(?:stelle|standort|büro|kommune|gemeinde|mitglied)\w{0,3}|(?:städte|landkreise|bezirke|regionen)n?|(?:kräfte|personen|"
    r"hauptamtliche|ehrenamtliche|beschäftigte|angestellte)n?|(?:kolleg|mitarbeiter|mitarbeitend|koordinator)\w*)",
    re.IGNORECASE,
)
INHABITANTS = re.compile(r"[Ee]inwohner\w*")
THRESHOLD = re.compile(r"(?:weniger als|unter|ab|bis(?: zu)?|mehr als|über|mindestens|höchstens)\s$", re.IGNORECASE)
HEDGED = re.compile(r"(?:mehr als|über|mindestens|höchstens|bis zu)\s", re.IGNORECASE)
DURATION = re.compile(r"(?:Jahre?n?|Monate?n?|Wochen?|Tage?n?|Stunden?)")
HOURS = re.compile(r"Stunden?")
TAUGHT = re.compile(r"(?:Umfang\svon|\b[Mm]it|\b[Vv]on|\b[Ii]n|umfasst|über|je|jeweils)\s$")
ROUND_THE_CLOCK = frozenset({"24", "48", "72"})
LIMITED = re.compile(r"längstens|höchstens|maximal", re.IGNORECASE)
LASTING = re.compile(
    r"(?:\b(?:Laufzeit|Dauer)\b[^,;.]{0,40}\sbeträgt|"
    r"\bfür|\büber|\bin den (?:nächsten|kommenden|ersten)|\bläuft|dauert|Dauer|Laufzeit|umfasst|"
    r"gilt|gelten|gültig|höchstens|maximal)[^,;.]{0,12}$",
    re.IGNORECASE,
)
AFTER = re.compile(r"\bnach\s$", re.IGNORECASE)
ENDED = re.compile(r"\b(?:endet\w*|Ende|Schluss|ausgelaufen|läuft\b.*\baus|lief\b.*\baus|abgeschlossen|beendet)\b")
FEW = frozenset({"zwei", "drei", "2", "3"})
LONGEST_UNIT, LONGEST_CAPTION = 60, 90
POSTCODE = 5


def sums(text: str) -> Iterator[Value]:
    """Yield sums of money."""
    for hit in MONEY.finditer(text):
        yield Value(hit.start(), hit.end(), hit["value"] or f"{hit['amount']} Euro", "Summe", "Euro")


def often(text: str) -> Iterator[Value]:
    """Yield how often something happens: `zweimal im Jahr`, `vier Treffen im Jahr`."""
    for hit in OFTEN.finditer(text):
        yield Value(hit.start(), hit.end(), hit["value"] or f"{hit['many']} {hit['period']}", "Häufigkeit")


def parts(text: str) -> Iterator[Value]:
    """Yield parts of posts: `eine halbe Stelle`."""
    for hit in PARTS.finditer(text):
        yield Value(hit.start(), hit.end(), hit["value"], hit["unit"], hit["unit"])


def shares(text: str) -> Iterator[Value]:
    """Yield shares in per cent."""
    for hit in SHARE.finditer(text):
        yield Value(hit.start(), hit.end(), hit["value"], "Anteil", "Prozent")


def standing(text: str) -> Iterator[Value]:
    """Yield counts that a year introduces and no noun follows: `Mitte 2019 knapp 200`."""
    for hit in STANDING.finditer(text):
        yield Value(hit.start(), hit.end(), hit["value"], "Anzahl")


def elliptic(text: str) -> Iterator[Value]:
    """Yield counts without a noun: `27 haben den Schein`, `wir sind zu viert`, `auf 25 begrenzt`."""
    they = THEY.match(text)
    if they and not re.fullmatch(YEAR, they["value"]):
        yield Value(they.start(), they.end(), they["value"], "Anzahl")
    for hit in TOGETHER.finditer(text):
        yield Value(*hit.span("value"), ORDINALS.get(hit["ordinal"], hit["ordinal"]), "Personen", "Personen")
    for hit in WE_ARE.finditer(text):
        yield Value(*hit.span(), hit["value"], "Anzahl")
    for hit in DABEI.finditer(text):
        if hit["value"].lower().split()[-1] not in FEW:
            yield Value(*hit.span("value"), hit["value"], "Anzahl")
    for hit in LIMIT.finditer(text):
        yield Value(*hit.span(), hit["value"], "Plätze", "Plätze")


def long(text: str) -> Iterator[Value]:
    """Yield how long a course or meeting lasts: `60-stündigen Kurs`; ages (`-jährig`) are none."""
    for hit in LONG.finditer(text):
        yield Value(*hit.span(), hit["value"], "Dauer", hit["unit"])


def counts(text: str) -> Iterator[Value]:
    """Yield what is counted, and durations where the words around them say that they are some; ages are none."""
    for hit in BARE.finditer(text):
        yield Value(hit.start(), hit.end(), hit["value"], hit["unit"], hit["unit"])
    for hit in COUNT.finditer(text):
        found = _duration(text, hit) if DURATION.fullmatch(_noun(hit)) else _counted(text, hit)
        if found:
            yield found


def labelled(text: str, label: str) -> Value | None:
    """Return the count that is all of *text*, behind what *label* counts (`Anträge`, `21`); None if it is none."""
    only = ONLY_NUMBER.fullmatch(text.strip())
    noun = re.search(r"[A-ZÄÖÜ][\wäöüß-]{3,}", label)
    if not only or not noun or re.fullmatch(YEAR, only["value"]):
        return None
    start = text.index(only["value"])
    return Value(start, start + len(only["value"]), only["value"], label.strip(" :"), noun[0], only["year"])


def captioned(figure: str, caption: str) -> Value | None:
    """Return the count of a *figure* that stands alone above its short *caption* (`950`, `Familienpatinnen`)."""
    return labelled(figure, caption) if len(caption) <= LONGEST_CAPTION and CAPTION.match(caption) else None


def _noun(hit: re.Match[str]) -> str:
    return hit["called"] or str(hit["unit"]).split()[-1].strip('„»"')


def _duration(text: str, hit: re.Match[str]) -> Value | None:
    """Return a duration (`drei Jahre`, in the nominative) only where the words around it say that it is one."""
    before, after = text[: hit.start()], text[hit.end() :]
    lasts = LIMITED.match(hit[0]) or after.startswith(" lang") or LASTING.search(before)
    over = AFTER.search(before) and ENDED.search(after)
    taught = HOURS.fullmatch(_noun(hit)) and _is_taught(hit["value"], before, after)
    if lasts or over or taught:
        value = re.sub(r"(Jahre|Monate|Tage)n$", r"\1", hit[0])
        return Value(hit.start(), hit.end(), value, "Dauer", hit["unit"])
    return None


def _is_taught(hours: str, before: str, after: str) -> bool:
    """Tell whether hours are the extent of a course (`in 50 Stunden`, `40 Stunden Schulung`), and no time of day."""
    course = TAUGHT.search(before) or re.match(r"\s[A-ZÄÖÜ]\w+(?:ung|kurs|bildung|unterricht)\b", after)
    return bool(course) and (hours not in ROUND_THE_CLOCK or before.endswith("Umfang von "))


def _counted(text: str, hit: re.Match[str]) -> Value | None:
    unit, noun, before = hit["unit"], _noun(hit), text[: hit.start()]
    plain = re.sub(r"\D", "", hit["value"])
    is_year = bool(re.fullmatch(YEAR, plain)) and "." not in hit["value"]
    refused = NO_UNIT.fullmatch(noun) or is_year or plain == "1" or (len(plain) == POSTCODE and "." not in hit["value"])
    numbered = NUMBERED.search(before) or (re.search(r"\d\s$", before) and not re.search(rf"\b{YEAR}\s$", before))
    if refused or numbered or len(unit) > LONGEST_UNIT or NO_ADJECTIVE.search(unit.removesuffix(noun)):
        return None
    if _is_few(hit["value"], noun) or _is_threshold(hit["value"], noun, before):
        return None
    return Value(hit.start(), hit.end(), hit["value"], noun, unit)


def _is_few(value: str, noun: str) -> bool:
    """Tell whether two or three are counted that are no posts, places, members or staff: running text, no figure."""
    return value.lower().split()[-1] in FEW and not HEADCOUNT.search(noun)


def _is_threshold(value: str, noun: str, before: str) -> bool:
    """Tell whether inhabitants are counted to say which towns are meant (`Gemeinden unter 10.000 Einwohnern`)."""
    return bool(INHABITANTS.fullmatch(noun) and (THRESHOLD.search(before) or HEDGED.match(value)))
