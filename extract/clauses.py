"""Verb phrases between the joints of a sentence: German puts the verb second or last, particles at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from extract.german.bracket import (
    AGENT,
    ARTICLES,
    ASKS,
    HAVE,
    HELPERS,
    JOINTS,
    LONGEST,
    MODAL,
    OFTEN,
    OPENERS,
    PASSIVE,
    STOPS,
)
from extract.german.prepositions import PREPOSITIONS

MOST_BEFORE = 2
SURE_SUBJECTS = frozenset({"wir", "er", "der"})
SUBJECTS = frozenset({"die", "der", "das", "wir", "sie", "er", "es"})
SHORT_SUBJECT = 5
LONGEST_OFTEN = 4


class Stretch(NamedTuple):
    """The tokens between the joints on either side of a verb."""

    left: int
    right: int


class Clause(NamedTuple):
    """Tokens `start:end` around the verb at `verb`, read as a finite form, an infinitive or a participle.

    *shared* are the bare verbs before it that share what it is done to: `berät und | begleitet Kommunen`.
    """

    start: int
    end: int
    verb: int
    kind: str
    particle: str
    shared: tuple[int, ...] = ()


def clauses(words: Sequence[str], start: int, end: int, verbs: Mapping[str, Any]) -> Iterator[Clause]:
    """Yield a clause for every verb of *verbs* in `words[start:end]`; bare verbs in a row make one."""
    places = [p for p in range(start, end) if words[p].lower() in verbs and (words[p][0].islower() or p == start)]
    if not places:
        return
    places = [p for p in places if not _is_auxiliary(words, p, end, verbs)]
    passive = any(w.lower() in PASSIVE for w in words[start:end])
    held: Clause | None = None
    for number, verb in enumerate(places):
        readings = verbs[words[verb].lower()]
        after = places[number + 1] if number + 1 < len(places) else end
        particles = {particle for _, particle, *_ in readings if particle}
        stretch = Stretch(
            _left(words, start, verb, places[number - 1] if number else start - 1),
            _bracketed(words, _ended(words, end, verb, after, verbs), verb, after, particles),
        )
        clause = _clause(words, stretch, verb, {kind for kind, *_ in readings}, passive=passive)
        if clause is None:
            continue
        clause = _with_question(words, clause, end)
        bare = clause.end - clause.start == 1
        if held and _shares(words, held, clause, bare=bare):
            clause = clause._replace(start=held.start, shared=(*held.shared, held.verb))
        elif held:
            yield from _whole(words, held, start)
        held = clause if bare and number + 1 < len(places) else None
        if held is None:
            yield from _whole(words, clause, start)
    if held:
        yield from _whole(words, held, start)


def _shares(words: Sequence[str], held: Clause, clause: Clause, *, bare: bool) -> bool:
    """Tell whether bare verbs share what *clause* is done to: `plant und baut Netze`, not `Sie plant, baut Netze`."""
    return clause.start - held.end <= 1 and (bare or words[held.end] != ",")


def _whole(words: Sequence[str], clause: Clause, start: int) -> Iterator[Clause]:
    """Yield the clause when it says enough: a lone verb takes the word before it along (`Sie qualifiziert`)."""
    if clause.end - clause.start == 1 and clause.start > start and words[clause.start - 1] not in STOPS:
        clause = clause._replace(start=clause.start - 1)
    if 1 < clause.end - clause.start <= LONGEST:
        yield clause


def _clause(words: Sequence[str], stretch: Stretch, verb: int, kinds: set[str], *, passive: bool) -> Clause | None:
    left, right = stretch
    last = verb == right - 1
    if "participle" in kinds and (done := _perfect(words, stretch, verb)):
        return done
    if last and "infinitive" in kinds and not (passive and "participle" in kinds):
        return Clause(_opened(words, _behind(words, left, verb, MODAL), verb), verb + 1, verb, "infinitive", "")
    if "participle" in kinds and passive:
        return Clause(_opened(words, left, verb), _without_agent(words, verb, right), verb, "participle", "")
    if "finite" not in kinds and not ("infinitive" in kinds and not last):
        return None
    kind = "finite" if "finite" in kinds else "infinitive"
    particle = "" if last else words[right - 1].lower()
    whole = last or _subject_behind(words, left, right, verb) or _says_how_often(words, left, verb)
    return Clause(_opened(words, left, verb) if whole else verb, right, verb, kind, particle)


def _is_auxiliary(words: Sequence[str], place: int, end: int, verbs: Mapping[str, Any]) -> bool:
    """Tell whether a form of `haben` helps a participle: `hat | einen Garten angelegt`, `Erstellt hat | das Heft …`."""
    if words[place].lower() not in HAVE:
        return False
    if place and any(kind == "participle" for kind, *_ in verbs.get(words[place - 1].lower(), ())):
        return True
    last = next((p for p in range(place + 1, end) if words[p] in STOPS or words[p].lower() in HELPERS), end)
    ends = (p for p in range(place + 1, last) if p + 1 == last or words[p + 1] in JOINTS)
    return any(kind == "participle" for p in ends for kind, *_ in verbs.get(words[p].lower(), ()))


def _ended(words: Sequence[str], end: int, verb: int, after: int, verbs: Mapping[str, Any]) -> int:
    """Return where the clause of *verb* ends, before the verb at *after*."""
    return _enumerated(words, end, _right(words, end, verb, after), after, verbs)


def _enumerated(words: Sequence[str], end: int, right: int, after: int, verbs: Mapping[str, Any]) -> int:
    """Return where a clause ends whose object is listed with commas: `berät Kreise, Städte und Dörfer beim Aufbau`.

    Each part is a noun with at most two words before it, none of them a verb or an article, and `und` joins the last.
    """
    place = right
    while place < after and words[place] == ",":
        noun = _listed_noun(words, place, after, verbs)
        if noun is None or noun + 1 >= after:
            return right
        place = noun + 1
    if place == right or words[place] not in JOINTS or _listed_noun(words, place, after, verbs) is None:
        return right
    return _right(words, end, place, after)


def _listed_noun(words: Sequence[str], joint: int, after: int, verbs: Mapping[str, Any]) -> int | None:
    """Return the noun behind a comma or `und`, with at most two words before it that begin no clause."""
    stop = min(after, joint + 2 + MOST_BEFORE)
    noun = next((place for place in range(joint + 1, stop) if words[place][:1].isupper()), None)
    return None if noun is None or any(_opens_clause(w, verbs) for w in words[joint + 1 : noun]) else noun


def _opens_clause(word: str, verbs: Mapping[str, Any]) -> bool:
    small = word.lower()
    return small in OPENERS or small in ASKS or small in HELPERS or small in ARTICLES or small in verbs


def _bracketed(words: Sequence[str], right: int, verb: int, after: int, particles: AbstractSet[str]) -> int:
    """Return where the particle closes the bracket that the verb opens, behind commas too: `lädt A, B und C ein`."""
    if not particles or words[right - 1].lower() in particles:
        return right
    for place in range(right, min(after, verb + LONGEST)):
        if words[place] in STOPS and words[place] != ",":
            break
        if words[place].lower() in particles and (place + 1 == len(words) or words[place + 1] in STOPS | JOINTS):
            return place + 1
    return right


def _perfect(words: Sequence[str], stretch: Stretch, verb: int) -> Clause | None:
    """Return what has been done: `haben | wir einen Film gedreht`, `Beim Aufbau geholfen | hat die KGC`."""
    left, right = stretch
    after = words[verb + 1].lower() if verb + 1 < right else ""
    if after in HAVE:
        start = _opened(words, left, verb)
        return Clause(start, verb + 1 if start < verb else right, verb, "participle", "")
    start = _behind(words, left, verb, HELPERS)
    start = start if words[start - 1].lower() in HAVE else left
    ends = verb == right - 1 or after in JOINTS
    helped = start > left or _is_second(words, left)
    return Clause(_opened(words, start, verb), verb + 1, verb, "participle", "") if ends and helped else None


def _is_second(words: Sequence[str], left: int) -> bool:
    """Tell whether a joint before *left* goes on with what `haben` began: `haben A gebaut und | B gepflanzt`."""
    if left == 0 or words[left - 1] not in JOINTS:
        return False
    before = next((p for p in range(left - 2, -1, -1) if words[p] in STOPS or words[p].lower() in HAVE), -1)
    return before >= 0 and words[before].lower() in HAVE


def _behind(words: Sequence[str], left: int, verb: int, auxiliaries: frozenset[str]) -> int:
    """Return the place behind the last auxiliary before *verb*, or *left*."""
    return next((p + 1 for p in range(verb - 1, left - 1, -1) if words[p].lower() in auxiliaries), left)


def _without_agent(words: Sequence[str], verb: int, right: int) -> int:
    """End a passive before who does it: `Beraten wird der Kreis | von der KGC`."""
    return next((p for p in range(verb + 2, right) if words[p].lower() in AGENT), right)


def _with_question(words: Sequence[str], clause: Clause, end: int) -> Clause:
    """Take the clause along that a short one asks or tells: `klärt, ob …`, `zeigen, wie …`."""
    stop = clause.end
    if stop + 1 >= end or words[stop] != "," or words[stop + 1].lower() not in ASKS:
        return clause
    last = next((p for p in range(stop + 2, end) if words[p] in STOPS), end)
    return clause._replace(end=last) if last - clause.start <= LONGEST else clause


def _subject_behind(words: Sequence[str], left: int, right: int, verb: int) -> bool:
    """Tell whether the object stands before the verb: `Prozesse begleitet die KGC | im ganzen Land`."""
    behind = words[verb + 1 : right]
    phrase = next((n for n, word in enumerate(behind) if word in STOPS or word in PREPOSITIONS), len(behind))
    return (
        verb - left > 1
        and 0 < phrase <= SHORT_SUBJECT
        and behind[0] in SUBJECTS
        and (behind[0] in SURE_SUBJECTS or words[left].lower() not in SUBJECTS)
    )


def _says_how_often(words: Sequence[str], left: int, verb: int) -> bool:
    """Tell whether what stands before the verb says how often: `Einmal im Quartal treffen sich alle`."""
    return 0 < verb - left <= LONGEST_OFTEN and OFTEN.fullmatch(" ".join(words[left:verb]).lower()) is not None


def _left(words: Sequence[str], start: int, verb: int, before: int) -> int:
    place = verb
    while place > start and words[place - 1] not in STOPS and not _joins(words, place - 1, before, start):
        place -= 1
    return place


def _joins(words: Sequence[str], joint: int, before: int, start: int) -> bool:
    """Tell whether the joint parts two verbs rather than two nouns."""
    return words[joint] in JOINTS and start <= before < joint and not any(w in STOPS for w in words[before:joint])


def _right(words: Sequence[str], end: int, verb: int, after: int) -> int:
    stop = next((p for p in range(verb + 1, end) if words[p] in STOPS), end)
    if after >= stop:
        return stop
    joint = next((p for p in range(after - 1, verb, -1) if words[p] in JOINTS), None)
    return joint if joint is not None else stop


def _opened(words: Sequence[str], left: int, verb: int) -> int:
    while left < verb and words[left].lower() in OPENERS:
        left += 1
    return left
