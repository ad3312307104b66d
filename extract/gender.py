"""Grammatical gender of nouns that things are called by, and what a pronoun may mean."""

from __future__ import annotations

import re
from functools import lru_cache

FEMININE = re.compile(
    r"(?:stelle|ung|heit|keit|schaft|ion|konferenz|kampagne|initiative|gruppe|kette|studie|plattform|werkstatt|reihe|"
    r"allianz|akademie|strategie|messe|liga|charta|runde|woche|mappe|börse|kasse|klinik|kammer|zentrale|agentur)",
    re.IGNORECASE,
)
NEUTER = re.compile(
    r"(?:projekt|programm|bündnis|netzwerk|vorhaben|forum|treffen|büro|gremium|zentrum|angebot|haus|portal|seminar|amt|"
    r"ministerium|kuratorium|präsidium|institut|referat|team)",
    re.IGNORECASE,
)
MASCULINE = re.compile(
    r"(?:verbund|verein|preis|tag|prozess|kreis|rat|kongress|wettbewerb|fonds|pakt|plan|knoten|tisch|kiosk|ausschuss|topf|"
    r"verband|vorstand|dialog|kurs|aufbau)",
    re.IGNORECASE,
)
ENDING = r"(?P<ending>e?s|e|n|en)?"
KINDS = tuple((letter, re.compile(r".*" + kind.pattern + ENDING, re.IGNORECASE)) for letter, kind in (
    ("f", FEMININE), ("n", NEUTER), ("m", MASCULINE),
))  # fmt: skip
MEANT_BY = {
    "m": "er ihn letzterer",
    "n": "es letzteres",
    "mn": "ihm dessen sein seine seinen seinem seiner seines",
    "fp": "sie ihr ihre ihren ihrem ihrer ihres deren letztere diese",
    "p": "ihnen",
}
PLURAL = re.compile(r"werden|wurden|sind|waren|haben|hatten|sollen|können|müssen|dürfen")
PRONOUNS = {pronoun: genders for genders, pronouns in MEANT_BY.items() for pronoun in pronouns.split()}


@lru_cache(maxsize=5_000)
def gender(noun: str) -> str:
    """Return `f`, `n` or `m`, `p` for a plural, or "" when the noun's head is not known."""
    last = noun.rpartition(" ")[2]
    for letter, kind in KINDS:
        found = kind.fullmatch(last)
        if found:
            plural = (found["ending"] or "") in {"n", "en"} or (letter != "f" and found["ending"] == "e")
            return "p" if plural else letter
    return ""


def may_mean(pronoun: str, kind: str) -> bool:
    """Tell whether a pronoun agrees with a noun of this gender; what is not known agrees with all."""
    wanted = PRONOUNS.get(pronoun.lower(), "")
    return not wanted or not kind or kind in wanted


def numbered(pronoun: str, before: str, behind: str) -> str:
    """Return *pronoun*, or `ihnen` for a `sie` with a plural verb right *before* or *behind* it (`werden sie …`)."""
    return "ihnen" if pronoun == "sie" and (PLURAL.fullmatch(before) or PLURAL.fullmatch(behind)) else pronoun
