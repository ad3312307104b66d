"""Nouns of what bodies have roles for, by what they may mean: work, events, boards, places of help."""

from __future__ import annotations

import re
from functools import lru_cache

NOUNS = (
    "modellprojekt|pilotprojekt|projekt|programm|landesprogramm|förderprogramm|vorhaben|initiative|landesinitiative|partnerprozess|prozess|"
    "verbund|kooperationsverbund|bündnis|netzwerk|stelle|fachstelle|koordinierungsstelle|geschäftsstelle|vernetzungsstelle|"
    "fachtag|fachtagung|tagung|veranstaltung|veranstaltungsreihe|infoveranstaltung|kongress|konferenz|"
    "landesgesundheitskonferenz|gesundheitskonferenz|wettbewerb|preis|gesundheitspreis|gesundheitsziele-prozess|"
    "landesgesundheitszieleprozess|werkstatt|lernwerkstatt|studie|broschüre|kampagne|verein|"
    "landesvereinigung|arbeitsgemeinschaft|clearingstelle|servicestelle|landeskoordinierung|landeskoordination|"
    "programmbüro|forum|landesforum|arbeitskreis|rahmenvereinbarung|"
    "landesrahmenvereinbarung|vereinbarung|erklärung|kooperationserklärung|elternprogramm|eltern-programm|plattform|"
    "projektförderung|impulsförderung|austauschtreffen|jahrestreffen|gemeinschaftsinitiative|präventionsnetzwerk"
)
BOARDS = (
    "beirat|fachbeirat|lenkungsgruppe|lenkungskreis|gremium|kuratorium|steuerungsgremium|steuerungsrunde|"
    "steuerungskreis|steuerungsgruppe|präsidium|trägerkreis|begleitgremium|projektbeirat|lenkungsausschuss|"
    "steuerungsausschuss|jury"
)
NOUNS = f"{NOUNS}|{BOARDS}|leitstelle|leitung|büro|landesstelle|präventionskette"
NOUNS += "|mediathek|datenbank|portal|fonds|fördertopf|audit|lehrgang|gütesiegel|qualitätssiegel|stipendium"
COMPOUND = (
    "büro|wettbewerb|kampagne|kiosk|beirat|gremium|koordination|koordinierung|projekt|programm|plan|fonds|reihe|"
    "studie|tagung|kongress|treffen|mobil|treff|treffpunkt|telefon|lotsen|zentrum|café|ambulanz|sprechstunde|"
    "wohnraum|praxis|runde|börse|akademie|netz|stelle|verbund|bus|laden|garten|küche|forum|konferenz|netzwerk|bündnis|"
    "initiative|allianz|sekretariat|kurs|gruppe|woche|fest|lauf|parcours|pfad|wegweiser|kalender|mappe|spielplatz|"
    "camp|turnier|stammtisch|frühstück|pate|patin|team"
)
DAYS = (
    "aktions|gesundheits|themen|projekt|präventions|familien|senioren|kinder|jugend|frauen|männer|selbsthilfe|hebammen|pflege|"
    "bewegungs|ernährungs|mitmach|info|informations|sport|spiel|nachbarschafts|stadtteil|ehrenamts|inklusions|impf|netzwerk|"
    "dialog|studien|bildungs|aktiv|rollator|erlebnis"
)
COMPOUND += f"|(?:{DAYS})tag"
PUBLICATION = (
    r"[\w-]*(?:handreichung|broschüre|arbeitshilfe|ratgeber|handbuch|flyer|faltblatt|plakat|heft|dokumentation|publikation|"
    r"veröffentlichung|wegweiser|mappe|film|podcast|website|webseite|rundbrief|newsletter|infobrief|zeitschrift|magazin)"
    r"(?:e?s|e|n|en)?"
)
ALONE = "kiosk|treffpunkt|angebot|einrichtung|anlaufstelle|format|bus|mobil|treff|treffen|sekretariat"
BARE = re.compile(rf"(?:{ALONE}|{COMPOUND})(?:e?s|e|n|en)?", re.IGNORECASE)
"""Nouns that leave open what for: a `Kiosk` or `Bus`, where a `Gesundheitskiosk` or `Arztmobil` says it."""
SORT = re.compile(
    r"[\w-]*(?:projekt|programm|vorhaben|initiative|kampagne|kongress|arbeitskreis)s?",
    re.IGNORECASE,
)
PLACED = re.compile(r"[A-ZÄÖÜ][\w-]{3,}(?:kiosk|büro|mobil|treff|treffpunkt|laden|werkstatt|kette)")
NAMED_WITH = re.compile(r"(?:kongress|arbeitskreis)s?", re.IGNORECASE)
BASE = re.compile(rf"(?:[\w-]+-)?(?:{NOUNS})|[\w-]{{3,}}(?:{COMPOUND})|{ALONE}", re.IGNORECASE)
NOUN = re.compile(
    rf"(?:(?:[\w-]+-)?(?:{NOUNS})|[\w-]{{3,}}(?:{COMPOUND}))(?:e?s|e|n|en)?|(?:{ALONE})(?:e?s)?", re.IGNORECASE
)
QUOTED_NOUN = re.compile(rf"{NOUN.pattern}|[\w-]*vertrag(?:e?s)?", re.IGNORECASE)
PERSONNEL = re.compile(r"Stellen?|Leitung")
BOARD = re.compile(rf"(?:{BOARDS})", re.IGNORECASE)
CIRCLES = (
    r"(?:arbeits|begleit|betroffenen|eltern|expert(?:en|innen)|fach|förder|frauen|freundes|gesprächs|gründungs|helfer|"
    r"helferinnen|initiativ|koordinations|koordinierungs|lenkungs|netzwerk|partner|personen|planungs|projekt|ressort|senioren|"
    r"steuerungs|stifter|strategie|träger|trägerinnen|unterstützer|unterstützungs|vorbereitungs|väter)kreis"
)
"""Circles of people, who meet; a `Landkreis` or `Saalekreis` is a place."""
MEETS = re.compile(
    rf"(?:{CIRCLES}|(?:arbeits|projekt|begleit|planungs|koordinierungs|koordinations|redaktions|experten|expertinnen|kern|vorbereitungs|"
    r"fach|strategie|entwicklungs)gruppe|[\w-]*(?:bündnis|beirat|gremium|ausschuss)|arbeitskreis|taskforce)",
    re.IGNORECASE,
)
"""Groups of people who decide or plan something together."""
EVENT = re.compile(
    r"fachtag|tagung|konferenz|kongress|treffen|wettbewerb|preis|veranstaltung|forum|messe|symposium|workshop|fest\b|"
    rf"(?:{DAYS})tag|woche|lauf\b|turnier|seminar",
    re.IGNORECASE,
)
WORK = re.compile(
    r"(?:modell|pilot)?(?:projekt|programm|vorhaben|initiative|prozess|veranstaltung|preis|wettbewerb|angebot|format|treff|aktion|kurs|reihe)(?:s|es|e|en|n)?",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:verbund|bündnis|netzwerk|stelle|verein|koordinierungsstelle|fachstelle|vereinbarung|landesvereinigung|arbeitsgemeinschaft)(?:s|es|e|en|n)?",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:^|\s)[\wäöüß-]*"
    rf"(?:büro|stelle|beirat|gruppe|gremium|ausschuss|runde|kuratorium|präsidium|jury|leitung|verein|{CIRCLES})"
    r"(?:e?s)?(?:\s|$)",
    re.IGNORECASE,
)
PLACE = re.compile(r"(?:einrichtung|anlaufstelle|treffpunkt|büro|ganze)(?:s|n)?", re.IGNORECASE)


OTHER = re.compile(
    r"(?:(?:ziel|alters|berufs|bevölkerungs|personen|adressaten|risiko|opfer|patienten|vergleichs|kontroll|einkommens|status|unter|"
    r"beschäftigten|fall|haupt|teil)gruppen?|(?:aus|ab|an|ver|um|durch|zu|kreis|zeit|rück)l(?:auf|äufe|aufs|aufen|aufes)|"
    r"(?:aufein|zusammen|ein|aufeinander)treffens?|(?:exk|disk|konk|rek)urs(?:e?s|en?)?|(?:bau|halte|schnitt|tank|schwach|unfall)stellen?)",
    re.IGNORECASE,
)
"""Words that only end like nouns for things."""


def nominative(noun: str) -> str:
    """Return a noun for things without the ending of its genitive (`forums`, `beirates`)."""
    bare = (noun.removesuffix(end) for end in ("es", "s"))
    return next((base for base in bare if base != noun and BASE.fullmatch(base)), noun)


def capitalised(noun: str) -> str:
    """Return a noun with the capitals that German gives it and the parts of it (`Mutter-Kind-Sprechstunde`)."""
    return "-".join(part[:1].upper() + part[1:] for part in noun.split("-"))


def by_noun(noun: str) -> str:
    """Return the noun for a thing as its name: in the nominative, with capitals."""
    return capitalised(nominative(noun))


@lru_cache(maxsize=50_000)
def is_noun(word: str) -> bool:
    """Tell whether *word* is a noun for things that bodies have roles for."""
    return NOUN.fullmatch(word) is not None and OTHER.fullmatch(word) is None


@lru_cache(maxsize=50_000)
def is_sort(word: str) -> bool:
    """Tell whether *word* is a noun behind which a thing's name may stand without quotation marks."""
    return SORT.fullmatch(word) is not None
