"""All bodies that a page's main text names: known ones, those built around a head noun, and their short forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from extract.analysis import Analysis, Sentence
from extract.authority import Authority, Body
from extract.entities import Entities
from extract.frames import Heads, Words
from extract.joining import of_one_body, services_of
from extract.legal_forms import ARTICLES, by_legal_form
from extract.mentions import Entity, Span, joined
from extract.names.brands import BRANCH, branded, is_of_town
from extract.names.known import after, is_local
from extract.names.legal import is_legal, legal
from extract.names.lexicon import Lexicon
from extract.names.reach import Reach, around
from extract.names.towns import PLURAL, SEVERAL, towns
from extract.phrases import Phrases

POINTERS = frozenset(
    {"der", "die", "das", "dem", "den", "des", "beim", "vom", "zum", "zur", "im"}
    | {"diese", "dieser", "dieses", "diesem", "unser", "unsere", "unserer"}
)
ANY = frozenset({"ein", "eine", "einer", "einem", "einen", "kein", "keine", "jede", "jedes", "jeder"})
OWNED = frozenset({"seine", "ihre", "deren", "seiner", "ihrer", "hauptamtliche", "hauptamtlichen"})
BEFORE_PAYER = frozenset({"das", "dem", "des", "der", "vom", "beim", "zum", "die", "den"})
GOVERNMENTS = frozenset({"landesregierung", "staatsregierung", "landesverwaltung"})
COUNTRY = re.compile(r"(?:Land|Lande|Landes|Freistaat|Freistaate?s)")
NO_COUNTRY = frozenset({"auf", "in", "im", "über", "aufs", "hierzulande"})
FUNDS = frozenset({"Kassen", "GKV"})
FUNDS_IRI = "https://w3id.org/chancennetz/body/klasse-gkv"
LOCAL = "welfare"
UNION = "landesvereinigung"
UNIT = re.compile(
    r"\w*(?:[Ii]nstitut|[Kk]linik|[Ll]ehrstuhl|fachdienst|[Aa]bteilung|[Rr]eferat|[Dd]ezernat|[Ss]tabsstelle)|Regionaldirektion|"
    r"Fach(?:bereich|dienst)|(?:Gesundheits|Sozial|Jugend)amt|Arbeits(?:kreis|gruppe)|[\w-]*[Aa]kademie|Fakultät"
)
TAUGHT = re.compile(r"\w*(?:[Ii]nstitut|[Kk]linik|[Ll]ehrstuhl|[Zz]entrum|[Ff]akultät|[Aa]usschuss(?:es)?)")


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

    def find(self, page: Analysis, land: str | None) -> list[Entity]:
        """Return the page's bodies in the order of their first mention; *land* decides between shared abbreviations."""
        known = [Span(f.start, f.end, self.bodies[f.iri].kind, f.iri) for f in self._known.find(page.keys, page.places)]
        by_sentence: dict[int, list[Span]] = defaultdict(list)
        for span in known:
            number = page.sentence_of.get(span.start)
            if number is not None and not _is_phrase(page.words, span) and not self._is_single(page.words, span):
                by_sentence[number].append(span)
        entities = Entities(page, self.bodies, self.lexicon.words.alone)
        for number, sentence in enumerate(page.sentences):
            found = [*self._payers(page.words, sentence, land)]
            found += [self._extended(page, s, sentence) for s in by_sentence[number]]
            found += self._headed(page, sentence)
            found += self._branded(page.words, sentence)
            found += _enumerated(page.words, sentence, self.lexicon)
            found += self._shorts(page, sentence, land)
            found += by_legal_form(
                page.words, sentence, self.lexicon.never, self.lexicon.words.carriers, self.lexicon.laender
            )
            if found:
                spans = _of_neighbours(page.words, joined(found)) if len(found) > 1 else found
                entities.take(services_of(page.words, spans, sentence.start), sentence)
        return entities.finished()

    def _is_single(self, words: list[str], span: Span) -> bool:
        """Tell whether a class noun stands in the singular, which means one body: `die Ärztekammer`.

        Or one office, where more belongs to the name: `Vernetzungsstelle Schulverpflegung`.
        """
        head = self.lexicon.heads.find(words[span.start])
        if head is None or span.kind != "class":
            return False
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
        wider = span._replace(start=start, end=end, noun=group.noun if group else "")
        heads = [h for h in map(self.lexicon.heads.find, page.words[start : span.end]) if h]
        if span.kind == "class" and end > span.end and heads and page.words[end - 1] != ")":
            return wider._replace(kind=heads[-1].kind, iri=None, noun=heads[-1].noun)
        return (
            wider
            if end == span.end or not is_local(self.lexicon, page.words, span.end, end)
            else wider._replace(iri=None)
        )

    def _headed(self, page: Analysis, sentence: Sentence) -> Iterator[Span]:
        for place in self.lexicon.heads.places(page.words, sentence.start, sentence.end):
            reach = around(self.lexicon, page.words, place, sentence.start, sentence.end)
            if reach is None:
                continue
            head = reach.head
            if reach.end < sentence.end and page.words[reach.end].endswith("-"):
                continue
            before = page.words[max(place - 1, 0)].lower()
            bare = (head.noun in self.lexicon.words.alone and before not in ANY) or (
                head.kind == "office" and before in OWNED
            )
            pointing = not reach.complete and (before in POINTERS or bare)
            if reach.complete or pointing:
                kind = "association" if any(map(is_legal, page.words[place : reach.end])) else head.kind
                start = reach.start + _is_apposition(page.words, reach)
                yield Span(start, reach.end, kind, None, head.noun, reach.complete, pointing)

    def _branded(self, words: list[str], sentence: Sentence) -> Iterator[Span]:
        if self.lexicon.brands.keys().isdisjoint(words[sentence.start : sentence.end]):
            return
        for place in range(sentence.start, sentence.end):
            end = branded(self.lexicon, words, place, sentence.end)
            if end > place:
                yield Span(place, end, self.lexicon.brands[words[place]], None, "verband")
            elif is_of_town(self.lexicon, words, place, sentence.start):
                yield Span(place - 1, place + 1, self.lexicon.brands[words[place]], None, "verband")

    def _payers(self, words: list[str], sentence: Sentence, land: str | None) -> Iterator[Span]:
        """Yield `das Land`, `der Freistaat`, `die Landesregierung` as the page's Land, and `die Kassen`, `GKV`."""
        country, funds = self._countries.get(land), self.bodies.get(FUNDS_IRI)
        for place in range(sentence.start, sentence.end):
            if not _may_pay(words[place]):
                continue
            article = words[place - 1].lower() if place > sentence.start else ""
            if country and _means_the_land(words, place, sentence, article, self.lexicon.laender):
                yield Span(place, place + 1, country.kind, country.iri)
            elif funds and words[place] in FUNDS and (words[place] == "GKV" or article in BEFORE_PAYER):
                yield Span(place, after(self.lexicon, words, place + 1, sentence.end), funds.kind, funds.iri)

    def _shorts(self, page: Analysis, sentence: Sentence, land: str | None) -> Iterator[Span]:
        if self._short.keys().isdisjoint(page.words[sentence.start : sentence.end]):
            return
        for place in range(sentence.start, sentence.end):
            bodies = self._short.get(page.words[place])
            if bodies:
                chosen = _chosen(bodies, land)
                kind = chosen.kind if chosen else bodies[0].kind
                end = legal(page.words, place + 1, sentence.end)
                yield Span(place, end, kind, chosen.iri if chosen else None, "abbreviation")


@lru_cache(maxsize=50_000)
def _may_pay(word: str) -> bool:
    return word in FUNDS or word.lower() in GOVERNMENTS or COUNTRY.fullmatch(word) is not None


def _means_the_land(words: list[str], place: int, sentence: Sentence, article: str, laender: frozenset[str]) -> bool:
    """Tell whether a lone `Land` or `Landesregierung` behind an article is the government; `auf dem Land` is not."""
    before = words[place - 2].lower() if place - 1 > sentence.start else ""
    after = words[place + 1] if place + 1 < sentence.end else ""
    if article not in BEFORE_PAYER or after[:1].isupper() or after.rstrip("s") in laender:
        return False
    return words[place].lower() in GOVERNMENTS or (
        COUNTRY.fullmatch(words[place]) is not None and before not in NO_COUNTRY and article not in {"die", "den"}
    )


@lru_cache(maxsize=50_000)
def _is_plural(word: str) -> bool:
    return PLURAL.fullmatch(word) is not None


def _enumerated(words: list[str], sentence: Sentence, lexicon: Lexicon) -> Iterator[Span]:
    """Yield `Städte Bottrop, Gladbeck und Gelsenkirchen`, which stay one entry."""
    for place in range(sentence.start, sentence.end):
        if _is_plural(words[place]):
            end = towns(words, place, sentence.end, lexicon.may_name)
            if end > place:
                yield Span(place, end, "place", None, SEVERAL)


def _is_apposition(words: list[str], reach: Reach) -> bool:
    """Tell whether a name begins with a bare `Verein` that only says what stands behind it (`Verein PuGiS e. V.`)."""
    first, follow = words[reach.start], words[reach.start + 1 : reach.end]
    return first == "Verein" and follow[:1] != [] and follow[0][:1].isupper() and is_legal(follow[-1])


def _of_neighbours(words: list[str], spans: list[Span]) -> list[Span]:
    """Join the spans of a sentence that name one body together."""
    return of_one_body(words, _of_parents(words, _with_branches(words, spans)))


def _with_branches(words: list[str], spans: list[Span]) -> list[Span]:
    """Join `…, Landesvertretung Saarland` to the body before the comma, whose branch it is."""
    kept: list[Span] = []
    for span in spans:
        before = kept[-1] if kept else None
        between = words[before.end : span.start] if before else []
        of_its_own = words[span.start + 1 : span.start + 2] in (["der"], ["des"])
        branch = BRANCH.fullmatch(words[span.start]) and not span.pointing and not of_its_own
        if before and branch and between == [")", ","] and len(kept) > 1 and kept[-2].end == before.start - 1:
            kept[-2:] = [kept[-2]._replace(end=span.end, iri=None)]
        elif before and branch and between[-1:] == [","] and _is_only_brackets(between[:-1]):
            kept[-1] = before._replace(end=span.end, iri=None)
        else:
            kept.append(span)
    return kept


def _of_parents(words: list[str], spans: list[Span]) -> list[Span]:
    """Join `Landesverband Hessen der Deutschen Rheuma-Liga` and `Institut für Pflege an der Universität Bremen`."""
    kept: list[Span] = []
    for span in spans:
        before = kept[-1] if kept else None
        between = words[before.end : span.start] if before else []
        if (
            before
            and before.iri is None
            and not (before.pointing or span.pointing)
            and _belongs_to(words[before.start], between)
        ):
            kept[-1] = before._replace(end=span.end, complete=True)
        else:
            kept.append(span)
    return kept


def _belongs_to(head: str, between: list[str]) -> bool:
    if between in (["der"], ["des"]):
        return UNIT.fullmatch(head) is not None or BRANCH.fullmatch(head) is not None
    return between in (["an", "der"], ["am"], ["beim"]) and TAUGHT.fullmatch(head) is not None


def _is_only_brackets(words: list[str]) -> bool:
    return not words or (words[0] == "(" and words[-1] == ")" and words.count(")") == 1)


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
