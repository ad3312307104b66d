"""What a sentence itself tells of its things: what a relative clause is about, and what a pointing noun is called."""

from __future__ import annotations

import re

from extract.german.verbs import looks_finite
from extract.masks import Mask, Slot
from extract.records import Party
from extract.slots import gender_of, is_common, is_speech, own_party
from extract.thing_nouns import is_noun

BEFORE_COMMA = r"zurück|hervor|vor|ein|teil|an|auf|ab|statt|aus|[a-zäöüß]{4,}"
OPENS = re.compile(
    rf"(?P<slot>[BOT]\d+)(?: (?:{BEFORE_COMMA}))? , "
    r"(?:(?:an|in|bei|für|mit|von|aus|zu|durch|unter|auf) )?(?P<pronoun>das|der|die|dem|den|deren|dessen|denen) "
    r"(?P<within>(?:[^,;:.]|(?<=\d)[.,])*)$"
)
CLAUSE = re.compile(r"(?:[^,;:.]|(?<=\d)[.,](?=\d))*")
MEANT = {"das": "n", "der": "mf", "die": "fp", "dem": "mn", "den": "m", "deren": "fp", "dessen": "mn", "denen": "p"}
OWN = r"(?:das|der|die|dem|unser|unsere|ihr|ihre|sein|seine|dieses|diese) (?:[a-zäöüß-]+e[nrs]? ){0,2}"
NAMED = r"(?:der name|der titel|die bezeichnung) (?:des|der|unseres|unserer|ihres)"
CALLS = r"heißt|hieß|nennt sich|nannte sich|namens|mit (?:dem|den) (?:namen|titel|motto)"
BEARS = r"unter (?:dem|den) (?:namen|titel)|trägt (?:den|die) (?:namen|titel)"
CALLED = (
    re.compile(rf"(?P<name>T\d+) (?:heißt|hieß|nennt sich|nannte sich|lautet) {OWN}(?P<noun>T\d+) "),
    re.compile(rf"(?P<noun>T\d+) (?:, (?:das|der|die) )?(?:{CALLS}|{BEARS}) (?P<name>T\d+) "),
    re.compile(rf"(?P<name>T\d+) ist {NAMED} (?P<noun>T\d+) "),
)
IS_A = re.compile(
    r"^(?:(?:der|die|das|unser|unsere) )?(?P<name>[TOB]1\d+) (?:\( [^()]* \) )?(?:, [^,;:.]* , )?"
    r"(?:ist|sind|war|versteht sich als) (?:seit \S+ )?(?:eine?|das|der|die) (?:[a-zäöüß-]+e[rs]? ){0,2}"
    r"(?P<noun>[a-zäöüß-]+|T5?\d+) "
)


def defined(mask: Mask) -> tuple[str, Slot] | None:
    """Return the noun for a thing that a sentence says something is (`StEck ist ein Netzwerk`), and what is that."""
    hit = IS_A.match(mask.text)
    if hit is None:
        return None
    thing = mask.slots[hit["noun"]].thing if hit["noun"] in mask.slots else None
    noun = thing.noun if thing and not thing.name else hit["noun"]
    return (noun, mask.slots[hit["name"]]) if is_noun(noun) else None


NEW = re.compile(r"\b(?=ein)(?<!ist )(?<!sind )(?<!war )(?<!als )ein(?:e[nr]?)? (?P<words>(?:[a-zäöüß-]+ ){1,3})")


def introduced(mask: Mask) -> str | None:
    """Return the noun of the thing that a sentence first tells of as new (`soll eine Clearingstelle klären, …`)."""
    if "ein" not in mask.text:
        return None
    nouns = (next(filter(is_noun, hit["words"].split()), None) for hit in NEW.finditer(mask.text))
    return next(filter(None, nouns), None)


def called(slot: Slot, mask: Mask) -> Party | None:
    """Return what the sentence says that a pointing noun is called (`„Querwind“ heißt das Projekt`)."""
    hits = (hit for pattern in CALLED for hit in pattern.finditer(mask.text))
    return next((own_party(mask.slots[hit["name"]]) for hit in hits if mask.slots[hit["noun"]] == slot), None)


def antecedent(masked: Mask, body: Slot) -> Slot | None:
    """Return the thing that the relative clause round *body* tells of, None where no such clause holds it."""
    place = masked.place_of(body)
    opened = OPENS.search(masked.text, 0, place)
    if opened is None or not _is_verb_last(masked.text, place):
        return None
    slot = masked.slots.get(opened["slot"])
    if slot is None or not (slot.letter in "OT" or is_common(slot)) or is_speech(slot):
        return None
    kind = gender_of(slot)
    return slot if not kind or kind in MEANT[opened["pronoun"]] else None


def _is_verb_last(text: str, place: int) -> bool:
    """Tell whether the clause at *place* ends with its finite verb, as subordinate clauses do."""
    clause = CLAUSE.match(text, place)
    words = clause[0].split() if clause else []
    return bool(words) and looks_finite(words[-1])
