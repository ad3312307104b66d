"""Makes relations of what a sentence tells of a role: whom it is for, since when, and the quotes that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.analysis import Analysis, Sentence
from extract.antecedents import antecedent
from extract.constructions import Match
from extract.discourse import Discourse
from extract.entries import named_by_entry
from extract.grammatical import LEFT_OPEN, offered, passive_subject
from extract.likely_roles import Likely
from extract.masks import Mask, Slot
from extract.patterns import DET
from extract.records import Evidence, Party, Relation
from extract.relation_clues import Found, relation_clues
from extract.slots import is_common, is_governed, is_group, is_office, is_quote, is_speech, may_have_role, party
from extract.thing_nouns import PUBLICATION, by_noun, is_noun
from extract.times import when

LISTED = re.compile(rf"(?:^|\s)[BO]\d+ (?:,|und|sowie) {DET}$")
JOINED = re.compile(rf"(?:^|\s)(?:in|an|zu) {DET}$")
AIM = re.compile(rf"(?:^|\s)(?:für|von) {DET}$")
PAYING = re.compile(
    r"\b(?:aus|über|durch|von|in rahmen) (?:d(?:em|en|er|as|ie|es) )?(?:[a-zäöüß]+e[nms] )?"
    r"(?:T\d+|[a-zäöüß-]*(?:programm|fonds|topf|initiative)s?) $"
)
"""What stands before the name of a programme that pays (`aus dem Städtebauförderprogramm „…“`)."""
MADE = re.compile(
    r"\b(?:richte|eröffne|starte|gründe|schaff|schuf|plan|entwickel|veranstalte|organisier|bau|biete|bot|betreib|betrieb|führ|erprob|teste|gestalt|erstell|erarbeit|produzier|realisier|pilotier|hab|hat)"
    r"\w* [^,;:.]*(?:gemeinsam|zusammen|kooperation|zusammenarbeit) mit [^,;:.]*B\d+ (?:[^,;:.]* )?"
    r"ein(?:e|en)? (?P<words>(?:[a-zäöüß-]+ ){1,3})"
)
CLUB = re.compile(r"(?:träger|förder)?verein(?:e?s|e|en)?")
PART = re.compile(
    r"\b(projekt|programm|netzwerk|bündnis|verbund|kampagne|initiativ)n?s?"
    r"(?:träger|partner|kommun|gemeind|städt|landkreis|standort|region|schul|mitglied|förder|leitung|koordin)"
)
"""A word whose first part points to a thing (`Programmkommunen`, `Netzwerkpartner`)."""
SHARED = re.compile(r"\b(?:mit )?an (?:einem |dem )?tisch |\barbeite(?:n|t|ten) .*\bzusammen ")
ORGANISED = re.compile(
    r"veranstalter|veranstaltet|gastgeber|ausrichter|ausgerichtet|\beingeladen (?:ha|wur|war)|"
    r"\b(?:lud|luden|laden|lädt) [^:;]*\bein\b|\b(?:hat|haben|hatten?) [^:;]*\beingeladen\b"
)
PASSIVE = r"(?:wird|werden|wurde|wurden|ist|sind)"
PUBLISHED = re.compile(
    rf"(?:\b{PASSIVE} |^)(?:der|die|das|diese[rs]?) (?P<noun>{PUBLICATION}) "
    rf"(?:[a-zäöüß]+ )?(?:[a-zäöüß]+ [^,;:.]*und )?(?:{PASSIVE}|von|durch|aus|mit) "
)
"""A publication as the subject of a passive: `Finanziert wurde die Handreichung von …`."""
LONGEST_JOINT = 60


class PossibleRelation(NamedTuple):
    """A relation that may be right, and the clues by which it is judged."""

    relation: Relation
    clues: frozenset[str]


def related(  # noqa: PLR0913, PLR0917 - a relation is made of all six
    page: Analysis,
    sentence: Sentence,
    likely: Likely,
    masked: Mask,
    discourse: Discourse,
    extractor: str,
    doing: frozenset[Slot],
) -> Iterator[PossibleRelation]:
    """Yield a relation for each body of a likely match, where it is clear whom the role is for."""
    match = likely.match
    thing = match.thing or (None if discourse.section or discourse.entry else _nearest(masked, match, doing))
    own = _own(page, sentence, match, masked, discourse, thing)
    subject = own or (
        discourse.meant(thing, masked, sentence.block) if thing else _unnamed(page, sentence, match, masked, discourse)
    )
    if subject is None:
        return
    role = "partner" if match.role == "member" and SHARED.search(masked.text) and not is_group(subject) else match.role
    clause = page.said(sentence)
    clues = relation_clues(page, Found(match, thing, sentence, likely.chance, own is not None), subject, discourse)
    time = when(clause)
    for slot in (s for s in match.bodies if not (own and s.letter == "W")):
        for found in _parties(slot, discourse):
            if found[0].name != subject.name:
                relation = Relation(
                    page=page.page,
                    extractor=extractor,
                    confidence=1,
                    evidence=_evidence(page, match, found[1], thing, sentence),
                    subject=subject,
                    role=role,
                    object=found[0],
                    status=time.status,
                    since=time.since,
                    until=time.until,
                )
                yield PossibleRelation(relation, clues)


def _own(  # noqa: PLR0913, PLR0917 - what a clause tells of itself depends on all of them
    page: Analysis, sentence: Sentence, match: Match, masked: Mask, discourse: Discourse, thing: Slot | None
) -> Party | None:
    """Return what a clause names that is no slot: what is made in it, what its entry is, what it is about."""
    if thing is None or thing.letter in "PW":
        made = _made(masked) if match.role == "partner" else None
        if found := made or named_by_entry(page, sentence, match):
            return found
    acts = thing is not None and match.role == "partner" and match.thing is None and thing.letter in "OPW"
    silent = thing is None and discourse.section is None and _published(masked, discourse) is None
    return _grammatical(page, masked, match, discourse) if acts or silent else None


def _unnamed(page: Analysis, sentence: Sentence, match: Match, masked: Mask, discourse: Discourse) -> Party | None:
    """Return what a role is for where the sentence names nothing: by its label, its event, its association."""
    if discourse.section:
        return discourse.section
    organised = match.role in {"host", "partner"} and ORGANISED.search(masked.text) is not None
    unnamed = discourse.joined if match.role == "member" else discourse.event if organised else discourse.unnamed
    silent = _published(masked, discourse) or unnamed(sentence.block)
    part = PART.search(" ".join(page.small[match.first : match.last + 1])) if silent else None
    return discourse.whole_of(part[1], silent) if part and silent else silent


def _made(masked: Mask) -> Party | None:
    """Return the new thing that somebody makes together with others (`richtet gemeinsam mit B100 einen Treff ein`)."""
    hit = MADE.search(masked.text) if "ein" in masked.text else None
    noun = next(filter(is_noun, hit["words"].split()), None) if hit else None
    return Party(by_noun(noun)) if noun else None


def _grammatical(page: Analysis, masked: Mask, match: Match, discourse: Discourse) -> Party | None:
    """Return what grammar makes a sentence be about that names no thing: what is paid or done, by its noun."""
    if match.role == "member" or discourse.entry:
        return None
    passive = None if match.role == "partner" else passive_subject(masked, match.first, match.last, page.words)
    token = passive or offered(masked, match.first, page.words)
    word = page.words[token] if token is not None else ""
    meant = discourse.pointed(word.lower()) if word[:1].isupper() else None
    return None if meant and word.lower() in LEFT_OPEN and meant.name == word else meant


def _published(masked: Mask, discourse: Discourse) -> Party | None:
    """Return the publication that a passive sentence is about, which the page mostly is not."""
    hit = PUBLISHED.search(masked.text)
    return discourse.pointed(hit["noun"]) if hit else None


def _nearest(masked: Mask, match: Match, doing: frozenset[Slot]) -> Slot | None:
    """Return the thing of the sentence that the role is most likely for: before the words of the role, else behind."""
    if told_of := antecedent(masked, match.bodies[0]):
        return told_of
    possible = [s for s in masked.slots.values() if s.letter in "OTP" or (is_common(s) and _may_be_meant(s, match))]
    possible = [s for s in possible if match.role == "member" or not _is_club(s)]
    possible = [s for s in possible if match.role != "partner" or s not in doing]
    others = [s for s in possible if s not in match.bodies and (may_have_role(s) or _is_purpose(masked, s))]
    if (
        match.role == "host"
        and match.last > match.first
        and (beside := next((s for s in others if s.letter == "O" and s.end == match.first), None))
    ):
        return beside
    before = [s for s in others if s.start < match.last and not _is_aside(masked, match, s)]
    if before:
        return before[0]
    behind = [s for s in others if not _is_cut_off(masked, match, s) and not _is_aside(masked, match, s)]
    return behind[0] if behind else None


def _may_be_meant(slot: Slot, match: Match) -> bool:
    """Tell whether a role may be for a body of its sentence: for an office if it stands first, which has no members."""
    return not is_office(slot) or (match.role != "member" and slot.start < match.bodies[0].start)


def _is_aside(masked: Mask, match: Match, slot: Slot) -> bool:
    """Tell whether a thing only tells where or with whom (`auf der Tagung`), or stands in a list with bodies.

    Who joins or belongs, does so in it (`in den Beirat berufen`, `nimmt am Programm teil`).
    """
    place = masked.place_of(slot)
    before = masked.text[max(place - LONGEST_JOINT, 0) : place]
    if PAYING.search(before):
        return slot.letter == "T"
    if not (slot.letter == "T" or is_office(slot)) or LISTED.search(before):
        return slot.letter == "T"
    joined = match.role == "member" and JOINED.search(before) is not None
    return not joined and is_governed(masked.text, place) and not _is_aim(masked.text, place)


def _is_club(slot: Slot) -> bool:
    """Tell whether a slot is a mere `Verein`, which carries things and is none."""
    return slot.thing is not None and not slot.thing.name and CLUB.fullmatch(slot.thing.noun) is not None


def _is_purpose(masked: Mask, slot: Slot) -> bool:
    """Tell whether mere words in quotation marks name what something is for or of (`Mittel für „Gesunde Kita“`)."""
    return is_quote(slot) and not is_speech(slot) and _is_aim(masked.text, masked.place_of(slot))


def _is_aim(text: str, place: int) -> bool:
    """Tell whether a thing is what something is for or of (`Die Umsetzung von T100`, `Das Geld für T100`)."""
    return AIM.search(text[max(place - LONGEST_JOINT, 0) : place]) is not None


def _is_cut_off(masked: Mask, match: Match, slot: Slot) -> bool:
    """Tell whether a colon or semicolon parts the role's words from a thing behind them."""
    between = masked.text[masked.place_of(match.bodies[0]) : masked.place_of(slot)]
    return ":" in between or ";" in between


def _parties(slot: Slot, discourse: Discourse) -> Iterator[tuple[Party, tuple[int, int]]]:
    if not slot.members:
        meant = {"P": discourse.actor, "W": discourse.topic}.get(slot.letter) or discourse.meant(slot)
        if meant:
            yield meant, (slot.start, slot.end)
    for entity, span in slot.members:
        yield party(entity), (span.start, span.end)


def _evidence(
    page: Analysis, match: Match, body: tuple[int, int], thing: Slot | None, sentence: Sentence
) -> tuple[Evidence, ...]:
    """Return the quotes of the role's words, the body and the thing, and last of the whole sentence or item."""
    trigger = page.evidence(match.first, match.last + 1)
    parts = [page.evidence(*body)] + ([page.evidence(thing.start, thing.end)] if thing else [])
    return tuple(dict.fromkeys([trigger, *parts, page.evidence(sentence.start, sentence.end)]))
