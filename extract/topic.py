"""Whether a page is about health equity at all: a gate before any record is made, kept by rules and weights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from typing import NamedTuple

from extract.analysis import Analysis
from extract.blocks import PageText
from extract.frames import decoded
from extract.judge import Judge
from extract.mentions import Entity
from extract.topic_clues import Signs

STRONG = re.compile(
    r"gesundheitsförder|gesundheitliche[rn]?\s(?:chancengleichheit|ungleichheit)|präventionskette|präventionsgesetz|\bkgc\b|"
    r"gesundheitsziel|landesrahmenvereinbarung|gkv-bündnis|teamw\(\)rk|gesund(?:es)?\saufwachsen|gesunde kinder|"
    r"gesundheitskiosk|frühe hilfen|gesunde[rsn]? städte|kommunale[rnm]? strukturaufbau"
)
FIELD = {
    side: re.compile(words)
    for side, words in (
        ("health", "gesundheit"),
        ("prevention", "prävention|präventiv|vorsorge"),
        ("equity", "chancengleichheit|benachteilig|vulnerab|soziale[nr]? lage|armut|wohnungslos|lebenslage"),
        ("insurer", r"krankenkasse|\bgkv\b|krankenversicherung"),
        ("place", "stadtteil|quartier|lebenswelt|kommunal"),
    )
}
CARE = re.compile(
    r"gesund|medizin|krank(?!enkass|enversicher|enhaus)|ärzt|arzt|hebamm|pflege|psych|sucht|bewegung|ernähr|sport|impf|therap|hitze|"
    r"demenz|diabet|hochdruck|blutdruck|schlaganfall|herzinfarkt|rheuma|asthma|allergi|übergewicht|adiposit|diät|zahn|zähne"
)  # fmt: skip
WORK = re.compile(
    r"projekt|träger|landkreis|\bstadt|gemeinde|kommun|verein\b|förder|koordin|bündnis|stelle\b|netzwerk|partner|ehrenamt"
)
KNOWN = frozenset({"office", "host"})
OF_THE_FIELD = frozenset({"equity", "place"})
LEAST, LEAST_CARE, LEAST_WORK = 3, 3, 2


NOT_AGAINST = 0.15


class Gate(NamedTuple):
    """Lets a page in that the judge of subjects is sure of, or that the rules know and the judge is not against."""

    signs: Signs
    judge: Judge

    @classmethod
    def load(cls, data: Traversable) -> Gate:
        """Load the signs and the trained weights below *data*."""
        return cls(
            Signs(decoded(data.joinpath("frames"), "topic.toml", dict[str, tuple[str, ...]])), Judge.load(data, "topic")
        )

    def clues(self, text: PageText) -> frozenset[str]:
        """Return what the judge goes by."""
        told = [(text.text[b.start : b.end], b.kind) for b in text.content()]
        headings = [words for words, kind in told if kind == "heading"]
        return self.signs.clues("\n".join(words for words, _ in told), "\n".join((text.title or "", *headings)))

    def sure(self, text: PageText) -> float:
        """Return how probable it is, from 0 to 1, that the main text is about health for people who have it hard."""
        return self.judge.verdict(self.clues(text))[1]

    def lets_in(
        self,
        sure: float,
        page: Analysis,
        entities: Iterable[Entity],
        names_group: Callable[[], bool],
        *,
        known_host: bool,
    ) -> bool:
        """Tell whether the judge is *sure*, or not against and the rules know the page; in passing is not enough."""
        return sure >= self.judge.least or (
            sure >= NOT_AGAINST and is_on_topic(page, entities, names_group, known_host=known_host)
        )


def main_text(text: PageText) -> str:
    """Return the blocks of the main text, one a line."""
    return "\n".join(text.text[b.start : b.end] for b in text.content())


def is_on_topic(
    page: Analysis, entities: Iterable[Entity], names_group: Callable[[], bool], *, known_host: bool = False
) -> bool:
    """Tell whether the main text is about health promotion or equity by what rules know.

    A term of the field decides beside a second sign; else three of its sides must show, one of them inequity or a
    place to live, or health beside inequity, a known office or host, or on a website of one (*known_host*); else a
    text that *names_group* of people must speak of care and of common work more than once.
    """
    main = main_text(page.text).lower()
    sides = {side for side, words in FIELD.items() if words.search(main)}
    known = known_host or any(entity.iri and entity.kind in KNOWN for entity in entities)
    if STRONG.search(main) and (known or len(sides) > 1 or len(set(STRONG.findall(main))) > 1 or names_group()):
        return True
    if (len(sides) >= LEAST and sides & OF_THE_FIELD) or ("health" in sides and (known or "equity" in sides)):
        return True
    working = len(CARE.findall(main)) >= LEAST_CARE and len(WORK.findall(main)) >= LEAST_WORK
    return working and names_group()
