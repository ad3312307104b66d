"""All bodies that a page's main text names: known ones, those built around a head noun, and their short forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from extract.analysis import Analysis, Sentence
from extract.authority import Authority, Body
from extract.branches import parts_joined
from extract.entities import Entities
from extract.frames import Heads, Words
from extract.german.quotation import CLOSING, OPENING
from extract.joining import of_one_body, services_of
from extract.legal_forms import ARTICLES, by_legal_form, may_be_form
from extract.mentions import Entity, Span, joined
from extract.names.brands import begins_before, branded, founded, is_of_town
from extract.names.known import after, is_local
from extract.names.legal import is_legal, legal
from extract.names.lexicon import Lexicon
from extract.names.reach import Reach, around
from extract.names.towns import CHOSEN, PLURAL, SEVERAL, each, towns
from extract.payers import FUNDS_IRI, may_pay, payers
from extract.phrases import Phrases
from extract.sieve import Sieve

POINTERS = frozenset(
    {"der", "die", "das", "dem", "den", "des", "beim", "vom", "zum", "zur", "im"}
    | {"diese", "dieser", "dieses", "diesem", "unser", "unsere", "unserer"}
)
ANY = frozenset(
    {"ein", "eine", "einer", "einem", "einen", "kein", "keine", "keinem", "keinen", "keiner", "jede", "jedes", "jeder"}
    | {"jedem", "jeden"}
)
OWNED = frozenset({"seine", "ihre", "deren", "seiner", "ihrer", "hauptamtliche", "hauptamtlichen"})
Look: TypeAlias = Callable[[Sentence, Sequence[int]], Iterator[Span]]
LOCAL, ONE_INSURER = "welfare", "Kasse"
UNION = "landesvereinigung"


class BodyFinder:
    """Finds bodies with the authority's names and the head nouns."""

    def __init__(self, authority: Authority, heads: Heads, words: Words) -> None:
        bodies = [b for b in authority.bodies if b.iri.rsplit("/", 1)[1] not in words.no_bodies]
        self.bodies = {body.iri: body for body in bodies}
        self.lexicon = Lexicon(heads, frozenset(land.name for land in authority.laender) | words.regions, words)
        self._known = Phrases((b.iri, name) for b in bodies for name in b.names if _is_plain(b, name))
        self._countries = {b.land: b for b in bodies if "/land-" in b.iri}
        self._short: dict[str, list[Body]] = defaultdict(list)
        for body in bodies:
            for short in body.abbreviations:
                self._short[short].append(body)
        self._sieve = Sieve(
            may_pay,
            self.lexicon.brands.__contains__,
            self.lexicon.heads.find,
            PLURAL.fullmatch,
            CHOSEN.fullmatch,
            self._short.__contains__,
            may_be_form,
        )

    def find(self, page: Analysis, land: str | None) -> list[Entity]:
        """Return the page's bodies in the order of their first mention; *land* decides between shared abbreviations."""
        known = [Span(f.start, f.end, self.bodies[f.iri].kind, f.iri) for f in self._known.find(page.keys, page.places)]
        by_sentence: dict[int, list[Span]] = defaultdict(list)
        for span in known:
            number = page.sentence_of.get(span.start)
            if number is not None and not _is_phrase(page.words, span) and not self._is_single(page.words, span):
                by_sentence[number].append(span)
        country, insurers = self._countries.get(land), self.bodies.get(FUNDS_IRI)
        entities = Entities(page, self.bodies, self.lexicon.words.alone)
        paying, *places = page.where(self._sieve)
        looks = list(zip(places, self._looks(page, land), strict=True))
        for number, sentence in enumerate(page.sentences):
            found = [*payers(self.lexicon, page.words, sentence, country, insurers)] if number in paying else []
            found += [self._extended(page, s, sentence) for s in by_sentence.get(number, ())]
            found += [span for where, look in looks if number in where for span in look(sentence, where[number])]
            if found:
                spans = of_one_body(page.words, parts_joined(page.words, joined(found))) if len(found) > 1 else found
                entities.take(services_of(page.words, spans, sentence.start), sentence)
        return entities.finished()

    def _looks(self, page: Analysis, land: str | None) -> tuple[Look, ...]:
        """Return what looks for names that no list knows, in the order of the sieve that tells where."""
        return (
            partial(self._branded, page.words),
            partial(self._headed, page),
            partial(_enumerated, self.lexicon, page.words),
            partial(_chosen_towns, self.lexicon, page.words),
            partial(self._shorts, page.words, land),
            partial(by_legal_form, self.lexicon, page.words),
        )

    def _is_single(self, words: list[str], span: Span) -> bool:
        """Tell whether a class noun stands in the singular, which means one body: `die Ärztekammer`.

        Or one office, where more belongs to the name: `Vernetzungsstelle Schulverpflegung`.
        """
        head = self.lexicon.heads.find(words[span.start])
        if span.kind != "class" or head is None:
            return span.kind == "class" and words[span.start] == ONE_INSURER
        if span.end - span.start > 1:
            return head.kind == "office" and not words[span.start].endswith("n")
        return bool(head.prefix) or head.noun == UNION

    def _extended(self, page: Analysis, span: Span, sentence: Sentence) -> Span:
        group = self.lexicon.heads.find(page.words[span.start])
        local = span.kind == LOCAL and span.end - span.start > 1
        end = after(self.lexicon, page.words, span.end, sentence.end, local=local)
        start = span.start
        if span.kind == "class" and start > sentence.start and self.lexicon.is_land_adjective(page.words[start - 1]):
            start -= 1
        wider = Span(start, end, span.kind, span.iri, group.noun if group else "")
        one = span.kind == "class" and end > span.end and page.words[end - 1] != ")"
        heads = [h for h in map(self.lexicon.heads.find, page.words[start : span.end]) if h] if one else []
        if heads:
            return wider._replace(kind=heads[-1].kind, iri=None, noun=heads[-1].noun)
        return (
            wider
            if end == span.end or not is_local(self.lexicon, page.words, span.end, end)
            else wider._replace(iri=None)
        )

    def _headed(self, page: Analysis, sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
        for place in places:
            reach = around(self.lexicon, page.words, place, sentence.start, sentence.end)
            if reach is None:
                continue
            head = reach.head
            if (reach.end < sentence.end and page.words[reach.end].endswith("-")) or _is_undertaking(page.words, reach):
                continue
            before = page.words[max(place - 1, 0)].lower()
            bare = (head.noun in self.lexicon.words.alone and before not in ANY) or (
                head.kind == "office" and before in OWNED
            )
            pointing = not reach.complete and (before in POINTERS or bare)
            if pointing or (reach.complete and (before not in ANY or reach.end - reach.start > 1)):
                kind = "association" if any(map(is_legal, page.words[place : reach.end])) else head.kind
                start = reach.start + _is_apposition(page.words, reach)
                yield Span(start, reach.end, kind, None, head.noun, reach.complete, pointing)

    def _branded(self, words: list[str], sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
        for place in places:
            end = branded(self.lexicon, words, place, sentence.end)
            if end > place:
                start = begins_before(words, place, sentence.start)
                kind = "association" if any(map(is_legal, words[place:end])) else self.lexicon.brands[words[place]]
                yield Span(start, end, kind, None, "verband")
            elif is_of_town(self.lexicon, words, place, sentence.start):
                end = legal(words, founded(words, place + 1, sentence.end), sentence.end)
                yield Span(place - 1, end, self.lexicon.brands[words[place]], None, "verband")

    def _shorts(self, words: list[str], land: str | None, sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
        for place in places:
            bodies = self._short[words[place]]
            chosen = _chosen(bodies, land)
            kind = chosen.kind if chosen else bodies[0].kind
            end = legal(words, place + 1, sentence.end)
            yield Span(place, end, kind, chosen.iri if chosen else None, "abbreviation")


def _enumerated(lexicon: Lexicon, words: list[str], sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
    """Yield `Städte Bottrop, Gladbeck und Gelsenkirchen`, which stay one entry."""
    for place in places:
        end = towns(words, place, sentence.end, lexicon.may_name)
        if end > place:
            yield Span(place, end, "place", None, SEVERAL)


def _chosen_towns(lexicon: Lexicon, words: list[str], sentence: Sentence, places: Iterable[int]) -> Iterator[Span]:
    """Yield each town of `Modellstädte Bottrop, Gladbeck und Gelsenkirchen`, which takes part by itself."""
    for place in places:
        yield from (Span(first, end, "place") for first, end in each(words, place, sentence.end, lexicon.may_name))


def _is_undertaking(words: list[str], reach: Reach) -> bool:
    """Tell whether a noun for bodies means what somebody does: a `Werkstatt „…“`, a fund whose name is quoted."""
    behind = words[reach.end : reach.end + 1]
    quoted = reach.start > 0 and words[reach.start - 1] in OPENING and behind != [] and behind[0] in CLOSING
    workshop = reach.head.noun == "werkstatt" and words[reach.end - 1] in CLOSING
    return workshop or (reach.head.kind == "fund" and quoted)


def _is_apposition(words: list[str], reach: Reach) -> bool:
    """Tell whether a name begins with a bare `Verein` that only says what stands behind it (`Verein PuGiS e. V.`)."""
    first, follow = words[reach.start], words[reach.start + 1 : reach.end]
    return first == "Verein" and follow[:1] != [] and follow[0][:1].isupper() and is_legal(follow[-1])


def _is_phrase(words: list[str], span: Span) -> bool:
    """Tell whether a class noun only belongs to a set phrase (`im Land`, `im Bunde`) or means a single office."""
    first = words[span.start]
    if (span.iri or "").endswith("klasse-koordinierungsstellen"):
        return span.end - span.start == 1 or not (first.endswith("stellen") or first == "Regionale")
    if span.kind != "class" or span.end - span.start > 1:
        return False
    before = words[span.start - 1] if span.start else ""
    rural = " ".join(words[max(0, span.start - 2) : span.start]).lower() == "auf dem" or _is_of_a_town(before)
    return first in {"Bunde", "Bundes"} or (
        first.startswith("Land") and (rural or before.lower() in {"im", "in", "jedes"})
    )


def _is_of_a_town(word: str) -> bool:
    """Tell whether a town's adjective stands before `Land`, which then is a landscape (`Wurster Land`)."""
    return word[:1].isupper() and word.endswith("er") and word.lower() not in ARTICLES


def _is_plain(body: Body, name: str) -> bool:
    """Tell whether a name stands for one body alone: no article before it, no two classes joined."""
    return not name.lower().startswith(("die ", "der ", "das ")) and not (
        body.kind == "class" and (re.search(r"(?<!-) und ", name) is not None or name.startswith("Bundesl"))
    )


def _chosen(bodies: list[Body], land: str | None) -> Body | None:
    """Return the body that a shared abbreviation means in the page's Land, or None."""
    if len(bodies) == 1:
        return bodies[0]
    here = [b for b in bodies if b.land == land]
    return here[0] if len(here) == 1 else None
