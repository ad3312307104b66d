"""What a sentence is about by its grammar, though nothing marks it: `Getragen wird die Elternschule von der Stadt`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.german.verbs import looks_finite
from extract.masks import Mask

ARTICLE = r"(?:der|die|das|unsere?|diese[rs]?)"
PASSIVES = frozenset({"wird", "werden", "wurde", "wurden"})
PASSIVE = rf"(?:{'|'.join(sorted(PASSIVES))})"
SUBJECTS = (
    re.compile(rf"(?:^|[,;:] |und ){ARTICLE} (?P<phrase>(?:[^,;:.\s]+ ){{1,9}}?){PASSIVE} [^;:.]*"),
    re.compile(rf"{PASSIVE} {ARTICLE} (?P<phrase>(?:[^,;:.\s]+ ){{1,3}})[^;:.]*"),
)
"""`Die Elternschule am Markt wird …`, `getragen wird die Elternschule …`."""
OFFERS = (
    r"(?:veranstaltung|fortbildung|weiterbildung|schulung|ausstellung|befragung|wanderung|lesung)(?:en)?|"
    r"kurse?|seminare?|workshops?|reihe|gruppen?|runden?|treffs?|cafés?|frühstücke?|sprechstunden?|spaziergänge?|feste?|"
    r"wochen?|vorträge?|mappen?|broschüren?|handbuch|studien?|filme?|podcasts?|fibeln?|kalender|plakate?|turniere?|stammtische?"
)
FIRST = re.compile(r"(?:die|das|den|unsere?n?|diese[ns]?) (?P<phrase>[^,;:.]*)")
OFFER = re.compile(rf"[a-zäöüß-]*(?:{OFFERS})")
ADJECTIVE = ("e", "en", "er", "es")
FARTHEST_VERB, MOST_ADJECTIVES, SHORTEST = 8, 2, 4
NO_THING = re.compile(
    r"[a-zäöüß-]*(?:ung(?:s|en)?|heit(?:en)?|keit(?:en)?|arbeit(?:en)?|tätigkeit(?:en)?|"
    r"kosten|mieten?|gelder|geld|mittel|personal|betrag|beträge|beitrag|beiträge|gebühr(?:en)?|honorare?|"
    r"gehalt|gehälter|löhne|lohn|preise?|summen?|anteile?|hälfte|drittel|viertel|euro|rest|teile?|spesen|ausgaben|aufwand|"
    r"aufbau|ausbau|umbau|anbau|neubau|bau|einbau|abbau|einstieg|start|beginn|druck|versand|kauf|einkauf|betrieb|einsatz|einsätze|besuch|"
    r"transport|unterhalt|austausch|dialog|wechsel|besuche|teilnahme|aufnahme|übernahme|umzug|eintritt|einzug|abschluss|auftritt|fahrt(?:en)?|flug|"
    r"konzepte?|konzeption|strukturen?|idee(?:n)?|inhalte?|ganze|verfahren|ziele?|aufgaben?|themen|thema|ergebnisse?|bedarf|"
    r"angebote?s?|maßnahmen?|schritte?|stellen?|räume?|raum|geräte?|materialien|material|bücher|möbel|wagen|fahrzeuge?|"
    r"leiter|leiterin|leiterinnen|kräfte|kraft|menschen|personen|frauen|männer|kinder|jugendlichen?|eltern|familien|senioren|"
    r"teilnehmenden?|teilnehmer|betroffenen?|ehrenamtlichen?|kommunen|gemeinden?|städte|träger|partner|mitglieder)"
)
"""What is paid or done, who takes part, and what is only a part: nouns that leave open of which thing they are."""
LEFT_OPEN = frozenset(
    {"runde", "gruppe", "reihe", "treff", "feste", "kreis", "team", "haus", "unterkunft", "training", "topf", "kurs"}
)
"""Nouns that mean what was spoken of, unless that bears them."""
STILL = re.compile(rf"[a-zäöüß-]*(?:{OFFERS}|(?:einrichtung|wohnung|sozialarbeit)(?:en)?)")


def passive_subject(masked: Mask, first: int, last: int, words: Sequence[str]) -> int | None:
    """Return the token of the noun that a passive clause is about which has some of the tokens `first:last + 1`.

    *words* are those of the page.
    """
    if PASSIVES.isdisjoint(masked.text.split()):
        return None
    for hit in (hit for pattern in SUBJECTS for hit in pattern.finditer(masked.text)):
        told = masked.token_at(hit.start()) <= last and first <= masked.token_at(hit.end() - 1)
        noun = _noun(masked, hit, words) if told else None
        if noun is not None and _is_thing(words[noun].lower()):
            return noun
    return None


def offered(masked: Mask, first: int, words: Sequence[str]) -> int | None:
    """Return the token of the noun for what is offered, before the verb of a clause that has the token *first*.

    What is made, paid or done together stands there first (`Den Kurs führen wir gemeinsam mit … durch`). *words* are
    those of the page.
    """
    hit = FIRST.match(masked.text)
    if hit is None or first > masked.token_at(hit.end() - 1):
        return None
    noun = _noun(masked, hit, words)
    if noun is None or not OFFER.fullmatch(words[noun].lower()):
        return None
    for token in range(noun + 1, noun + FARTHEST_VERB):
        if any(slot.start <= token < slot.end for slot in masked.slots.values()):
            return None
        if looks_finite(words[token]):
            return noun
    return None


def _noun(masked: Mask, hit: re.Match[str], words: Sequence[str]) -> int | None:
    """Return the token of the noun that a phrase begins with, behind at most two adjectives; None for a slot."""
    place = hit.start("phrase")
    for word in hit["phrase"].split()[: MOST_ADJECTIVES + 1]:
        token = masked.token_at(place)
        if word in masked.slots:
            return None
        if words[token][:1].isupper():
            behind = hit["phrase"][place + len(word) + 1 - hit.start("phrase") :]
            return None if behind.split()[:1] and behind.split()[0] in masked.slots else token
        if not word.endswith(ADJECTIVE):
            return None
        place += len(word) + 1
    return None


def _is_thing(noun: str) -> bool:
    """Tell whether a noun says of which thing something is told."""
    return len(noun) >= SHORTEST and (STILL.fullmatch(noun) is not None or NO_THING.fullmatch(noun) is None)
