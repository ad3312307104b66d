"""Verb forms as patterns: what a lemma looks like as a finite verb, a participle and an attribute."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter")
CLUSTER = re.compile(r"(?:[td]|(?:ch|[^aeiouäöühlrmn])[mn])$")


class VerbForms(NamedTuple):
    """Alternatives for regular expressions, in small letters: finite forms, infinitives and past participles."""

    finite: str
    infinitive: str
    participle: str
    particle: str


def verb_forms(lemma: str, irregular: Mapping[str, Sequence[str]]) -> VerbForms:
    """Return the forms of *lemma*; `an|siedeln` is separable, *irregular* gives three principal parts."""
    particle, _, verb = lemma.rpartition("|")
    strong = irregular.get(verb)
    if strong:
        present, past, participle = strong
        finite = [present, verb, past, f"{past}en" if not past.endswith("e") else f"{past}n"]
    else:
        finite, participle = _weak(verb)
    participle = f"{particle}{participle}"
    infinitives = [f"{particle}{verb}", f"{particle}zu{verb}"] if particle else [verb]
    joined = [f"{particle}{form}" for form in finite] if particle else []
    return VerbForms(_any(finite), _any([*infinitives, *joined]), re.escape(participle), particle)


def verb_words(lemma: str, irregular: Mapping[str, Sequence[str]]) -> list[tuple[str, str, str]]:
    """Return every written form of *lemma* as (form, kind, loose particle): `finite`, `infinitive` or `participle`."""
    forms = verb_forms(lemma, irregular)
    found = [(re.sub(r"\\(.)", r"\1", forms.participle), "participle", "")]
    found += [(form, "infinitive", "") for form in (lemma.replace("|", ""), lemma.replace("|", "zu"))]
    for form in re.findall(r"[\wäöüß]+", forms.finite.removeprefix("(?:")):
        found.append((form, "finite", forms.particle))
        if forms.particle:
            found.append((forms.particle + form, "infinitive", ""))
    return list(dict.fromkeys(found))


def _weak(verb: str) -> tuple[list[str], str]:
    stem = re.sub(r"(?:(?<=[rl])n|en)$", "", verb)
    ending = "et" if CLUSTER.search(stem) else "t"
    finite = [f"{stem}{ending}", verb, f"{stem}{ending}e", f"{stem}{ending}en"]
    plain = verb.endswith("ieren") or verb.startswith(INSEPARABLE)
    return finite, f"{stem}{ending}" if plain else f"ge{stem}{ending}"


def _any(forms: Sequence[str]) -> str:
    return f"(?:{'|'.join(re.escape(form) for form in dict.fromkeys(forms))})"
