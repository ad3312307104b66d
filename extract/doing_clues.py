"""The clues by which a possible activity is judged: its words, what stands around it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from extract.agents import DETERMINERS, PRONOUNS
from extract.analysis import Analysis, Sentence
from extract.doing_context import every_context
from extract.doings import Doing
from extract.german.normalise import key
from extract.german.quotation import OPENING

PAST = re.compile(
    r"(?:wurden?|worden|hatten?|waren?|habe|half|bekamen?|startete|zeigte|gründete|\w+(?:ierte|elte|erte|igte|ickelte)n?)"
)
SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("modal", frozenset({"soll", "sollen", "kann", "können", "muss", "müssen", "will", "wollen", "möchte", "möchten",
                         "sollte", "sollten", "könnte", "könnten", "müsste", "müssten"})),
    ("we", frozenset({"wir", "unser", "unsere", "unserer", "uns"})),
    ("they", frozenset({"sie", "ihnen", "ihr", "ihre"})),
    ("not", frozenset({"nicht", "kein", "keine", "keinen"})),
    ("aim", frozenset({"um", "damit", "dass", "weil", "wenn", "ziel"})),
    ("quoted", frozenset(OPENING)),
)  # fmt: skip
TASKS = re.compile(
    r"aufgabe|angebot|leistung|schwerpunkt|aktivität|tätigkeit|arbeitsfeld|handlungsfeld|maßnahme|unterstützung|"
    r"wir bieten|was wir|was tun|dazu gehör|gehören dazu|umfasst|übernimmt|bietet|zielstellung|arbeitsweise|"
    r"veranstaltung|wir tun|machen wir|unsere arbeit|projekte|bausteine|formate|wie wir|arbeitskreise|unsere themen|"
    r"dafür gibt es|leistet|tut",
    re.IGNORECASE,
)
SHORT, MIDDLE, LONG = 5, 9, 15
PARTS = (5, 7)
QUARTERS = 4
HELPS = ("unterstütz", "hilf", "helf", "begleit", "berat", "berät", "förder", "assist", "stärk")
WITH = frozenset({"bei", "beim"})
ACTS = ("ung", "bau", "en", "ion", "arbeit")
STEM = 3
NOUNS = frozenset({"body", "noun"})


def every_clues(page: Analysis, doings: Sequence[Doing], named: frozenset[int]) -> list[frozenset[str]]:
    """Return the clues of each of *doings*, which stand in the order of the page."""
    around = every_context(page, doings)
    return [clues(page, doing, named).union(others) for doing, others in zip(doings, around, strict=True)]


def clues(page: Analysis, doing: Doing, named: frozenset[int]) -> frozenset[str]:
    """Return the clues that *doing* has by itself; *named* are the tokens of bodies' names."""
    sentence = page.sentences[page.sentence_of[doing.start]]
    return frozenset(
        (
            *of_words(page.words[doing.start : doing.end]),
            *_of_rule(doing, sentence),
            *_of_clause(page, doing, sentence),
            *_of_place(page, doing, sentence, named),
            *_of_agent(page, doing, named),
        )
    )


def of_words(words: Iterable[str]) -> list[str]:
    """Return the clues of the words alone: their keys, how they begin and how they end."""
    told = [word for word in words if word[:1].isalnum() and word[2:]]
    edges = (f"first {key(told[0])}", f"last {key(told[-1])}") if told else ()
    return ["always", *chain.from_iterable(map(_of_word, told)), *edges]


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[str, ...]:
    small = word.lower()
    parts = (p for part in PARTS if len(small) > part for p in (f"begins {small[:part]}", f"ends {small[-part:]}"))
    return (f"word {key(word)}", *parts)


def of_type(type_: str) -> str:
    """Return the clue that the vocabulary and the verbs give this type."""
    return f"type {type_}"


def _of_rule(doing: Doing, sentence: Sentence) -> tuple[str, ...]:
    length = doing.end - doing.start
    return (
        of_type(doing.type),
        f"rule {doing.rule}",
        f"block {sentence.block.kind}",
        f"{doing.rule} in {sentence.block.kind}",
        f"{doing.rule} of {doing.type}",
        f"concept {doing.concept.iri.rsplit('/', 1)[1] if doing.concept else 'none'}",
        *doing.signs,
        f"tells {doing.role or 'no role'}",
        f"length {length if length < SHORT else 'middle' if length < MIDDLE else 'long' if length < LONG else 'very'}",
    )


def _of_clause(page: Analysis, doing: Doing, sentence: Sentence) -> Iterator[str]:
    around = page.small[sentence.start : sentence.end]
    inside = around[doing.start - sentence.start : doing.end - sentence.start]
    yield f"before {around[doing.start - sentence.start - 1] if doing.start > sentence.start else '^'}"
    yield f"after {around[doing.end - sentence.start] if doing.end < sentence.end else '$'}"
    yield from set(chain.from_iterable(filter(None, map(_signs_in_sentence, around))))
    yield from set(chain.from_iterable(filter(None, map(_signs_in_clause, inside))))
    yield from _of_aid(inside)
    yield "great" if page.words[doing.start][:1].isupper() else "small"


def _of_aid(inside: Sequence[str]) -> Iterator[str]:
    """Yield that words in small letters tell of help with something: `hilft bei Anträgen`, `Beratung beim Aufbau`."""
    governs = next((place for place, word in enumerate(inside) if word in WITH), None)
    if governs is not None and any(word.startswith(HELPS) for word in inside):
        yield "aid"
        if any(word.endswith(ACTS) for word in inside[governs + 1 :]):
            yield "aid in doing"


@lru_cache(maxsize=50_000)
def _signs_in_sentence(word: str) -> tuple[str, ...]:
    return tuple(f"{sign} sentence" for sign in _signs_of(word))


@lru_cache(maxsize=50_000)
def _signs_in_clause(word: str) -> tuple[str, ...]:
    return tuple(f"{sign} clause" for sign in _signs_of(word))


def _signs_of(word: str) -> tuple[str, ...]:
    """Return what a word in small letters is a sign of: a wish, who acts, the past, a number, a quotation."""
    past = ("past",) if PAST.fullmatch(word) else ()
    number = ("number",) if word[:1].isdigit() else ()
    return (*(sign for sign, known in SIGNS if word in known), *past, *number)


@lru_cache(maxsize=5_000)
def _of_heading(above: str) -> tuple[str, ...]:
    tasks = ("under tasks",) if TASKS.search(above) else ()
    return (*tasks, *(f"under {word}" for word in re.findall(r"[\w-]{4,}", above.lower())))


def _of_place(page: Analysis, doing: Doing, sentence: Sentence, named: frozenset[int]) -> Iterator[str]:
    above = " ".join((*sentence.block.path[-1:], *sentence.block.labels))
    yield from _of_heading(above)
    yield f"part {QUARTERS * page.sentence_of[doing.start] // max(1, len(page.sentences))}"
    if not named.isdisjoint(range(doing.start, doing.end)):
        yield "names"
    if not named.isdisjoint(range(sentence.start, doing.start)):
        yield "names before"


def _of_agent(page: Analysis, doing: Doing, named: frozenset[int]) -> Iterator[str]:
    """Yield who does what a verb phrase says: a pronoun, a body by its name, or a noun, and its article or number."""
    if doing.rule != "phrase":
        return
    who = _kind_of_agent(page, doing.agent, named)
    yield f"by {who}"
    before = page.small[doing.agent - 1] if doing.agent else ""
    if who in NOUNS and before in DETERMINERS:
        yield f"by {before[:STEM]}"


def _kind_of_agent(page: Analysis, agent: int | None, named: frozenset[int]) -> str:
    if agent is None:
        return "nobody"
    if page.small[agent] in PRONOUNS:
        return page.small[agent]
    return "body" if agent in named else "noun"
