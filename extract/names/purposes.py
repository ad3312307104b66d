"""What a body is for, told behind its head noun: `für Arbeit und Soziales`, `zur Förderung …`, its departments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.names.lands import locality
from extract.names.lexicon import Lexicon

LINKS = frozenset({"für", "zur", "gegen", "zum"})
JOINTS = frozenset({",", "und", "&"})
DUTY = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]+(?:planung|förderung|wesen|aufsicht|fürsorge|koordination|entwicklung|schutz|hilfen?|dienste)"
)
ESTATES = frozenset({"Stadt", "Landkreis", "Kreis", "Region", "Gemeinde", "Land", "Landeshauptstadt", "Hansestadt"})
PURPOSE = re.compile(r".+(?:ung|tion|hilfe|schutz|erhalt|aufbau|pflege|wohle?)", re.IGNORECASE)
NO_PURPOSE = frozenset({"Verfügung", "Anmeldung", "Finanzierung", "Bewerbung", "Sitzung", "Tagung", "Übernahme"})
PEOPLE = frozenset(
    {
        "Menschen",
        "Kinder",
        "Jugendliche",
        "Frauen",
        "Mädchen",
        "Männer",
        "Personen",
        "Eltern",
        "Familien",
        "Schwangere",
        "Geflüchtete",
    }
    | {"Patienten", "Patientinnen", "Erwachsene", "Kindern", "Seniorinnen", "Senioren", "Migrantinnen", "Migranten"}
)
NAMED = re.compile(r"Öffentlichen|Gemeinsamen")
INFLECTED = re.compile(r"\w+e[mnrs]?")
PLACED = re.compile(r"[\wäöüß-]*(?:[Ll]and|[Kk]reis|[Bb]ezirk|[Bb]istum|[Gg]ebiet|[Rr]aum|[Vv]iertel)")
MOST_NOUNS = 3


def purpose(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `für Arbeit, Gesundheit und Soziales`, `für die Stadt und den Landkreis Celle` ends."""
    if end + 1 >= last or words[end] not in LINKS or not _is_purpose(words[end], words[end + 1]):
        return end
    if words[end + 1] in {"das", "den"} and not _is_place(words, end + 2, last):
        return end
    reached = _of_people(lexicon, words, noun_phrase(lexicon, words, end + 1, last), last)
    if (second := _estates(words, reached, last)) > reached:
        return locality(lexicon, words, second + 1, last)
    return _listed(lexicon, words, reached, last) if reached > end + 1 else end


def _is_place(words: Sequence[str], place: int, last: int) -> bool:
    """Tell whether what a body is for, behind `das` or `den`, is where it works (`das Saarland`), or has a name."""
    noun = next((word for word in words[place : min(last, place + 3)] if word[:1].isupper()), "")
    return noun in ESTATES or PLACED.fullmatch(noun) is not None or NAMED.fullmatch(noun) is not None


def _of_people(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `Menschen ohne Krankenversicherung`, `Frauen in Not` ends whose noun ends at *end*."""
    if end + 1 >= last or words[end - 1] not in PEOPLE or words[end] not in {"mit", "ohne", "in"}:
        return end
    reached = noun_phrase(lexicon, words, end + 1, last)
    return reached if reached > end + 1 else end


def departments(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Return where `Jugend, Soziales und Gesundheit` ends."""
    known, reached, joint = lexicon.words.departments, end, ""
    while reached < last and (words[reached] in known or (joint == "und" and DUTY.fullmatch(words[reached]))):
        reached += 1
        end = reached
        joint = words[reached] if reached < last else ""
        reached += joint in JOINTS
    return end


def noun_phrase(lexicon: Lexicon, words: Sequence[str], place: int, last: int) -> int:
    """Return the end of `(die) (gesundheitliche) Aufklärung`; *place* itself when no noun follows."""
    end = place
    while end < last and words[end].isalpha() and words[end][0].islower() and end - place < MOST_NOUNS:
        if words[end] in lexicon.never and words[end] not in {"die", "den", "das", "der", "nicht"}:
            return place
        end += 1
    nouns = end
    while nouns < last and nouns - end < MOST_NOUNS and _is_noun(lexicon, words[nouns]):
        nouns += 1
        if words[nouns - 1].endswith("-") and nouns + 1 < last and words[nouns] in {"und", "/"}:
            return noun_phrase(lexicon, words, nouns + 1, last)
    return nouns if nouns > end else place


def _is_noun(lexicon: Lexicon, word: str) -> bool:
    return word[:1].isupper() and word.lower() not in lexicon.never


def _is_purpose(link: str, word: str) -> bool:
    """Tell whether *link* and *word* may begin a body's purpose: `zur Förderung`, any word behind `für` or `gegen`."""
    if link in {"für", "gegen"}:
        return True
    return word[:1].isupper() and word not in NO_PURPOSE and PURPOSE.fullmatch(word) is not None


def _estates(words: Sequence[str], end: int, last: int) -> int:
    """Return where `(die) Stadt und den` ends before `Landkreis Celle`: both are what a body is for."""
    joint = end < last and words[end] == "und" and words[end - 1] in ESTATES
    place = end + 1 + (joint and end + 1 < last and words[end + 1] in {"den", "die", "das"})
    return place if joint and place < last and words[place] in ESTATES else end


def _listed(lexicon: Lexicon, words: Sequence[str], end: int, last: int) -> int:
    """Continue over `, B, C und D` when the list is closed by *und*; stay where it is not."""
    reached, closed = end, end
    while reached < last and words[reached] in {",", "und", "sowie", "&"}:
        joint = words[reached]
        after = _bare_nouns(lexicon, words, reached + 1, last)
        if after == reached + 1:
            break
        reached = after
        if joint != ",":
            closed = reached
            break
    return closed


def _bare_nouns(lexicon: Lexicon, words: Sequence[str], place: int, last: int) -> int:
    """Return the end of a noun phrase that begins no other body's name."""
    if place < last and words[place] in lexicon.words.departments:
        return place + 1
    if place < last and (words[place].lower() in lexicon.never or lexicon.heads.find(words[place])):
        return place
    if place < last and words[place].islower() and INFLECTED.fullmatch(words[place]) is None:
        return place
    end = noun_phrase(lexicon, words, place, last)
    starts_body = any(lexicon.heads.find(w) for w in words[place:end] if not w.endswith("-"))
    return place if starts_body else end
