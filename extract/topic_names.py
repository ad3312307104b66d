"""Where a page names what it is about by a name that nothing marks: no quotation marks, no noun before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.analysis import Analysis
from extract.records import Party
from extract.subjects import Names, Subject
from extract.thing_nouns import is_noun
from extract.things import SHORT, Thing


def with_topic(page: Analysis, names: Names, about: Subject) -> Names:
    """Return what a page names, with each place where it names its topic and nothing that was found before."""
    topic = about.party
    if topic is None or topic.id or any(entity.name == topic.name for entity in names.entities):
        return names
    places = {place for name in _proper_names(topic, firm=about.firm) for place in _places(page, name)}
    told = [(page.sentence_of[start], start, end) for start, end in sorted(places) if start in page.sentence_of]
    told = [place for place in told if page.sentences[place[0]].block.kind != "heading"]
    if not told:
        return names
    taken = {number: [(thing.start, thing.end) for thing in names.things[number]] for number, _, _ in told}
    for span in (span for entity in names.entities for span in entity.spans):
        if (number := page.sentence_of[span.start]) in taken:
            taken[number].append((span.start, span.end))
    added: dict[int, list[Thing]] = {}
    for number, start, end in told:
        within = [(s, e) for s, e in taken[number] if s < end and start < e]
        if all(start <= s and e <= end and e - s < end - start for s, e in within):
            added.setdefault(number, []).append(Thing(start, end, topic.name, "", topic))
    return names._replace(things=[_merged(f, added.get(n, [])) for n, f in enumerate(names.things)])


def _proper_names(topic: Party, *, firm: bool) -> Iterator[str]:
    """Yield the names of a topic that stand for it wherever they stand: of several words, or spelt as no word is."""
    for name in sorted({topic.name, *topic.aliases}, key=len, reverse=True):
        words = name.split()
        spelt = len(words) == 1 and SHORT.fullmatch(name) is not None
        several = len(words) > 1 and sum(word[:1].isupper() for word in words) > 1
        if spelt or (firm and (several or (name == topic.name and len(words) == 1 and not is_noun(name)))):
            yield name


def _places(page: Analysis, name: str) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each place where whole words of the text are *name*."""
    text = page.text.text
    place = text.find(name)
    while place >= 0:
        start, end = bisect_left(page.starts, place), bisect_left(page.starts, place + len(name))
        if start < len(page.starts) and page.starts[start] == place and page.written(start, end) == name:
            yield start, end
        place = text.find(name, place + len(name))


def _merged(found: Sequence[Thing], added: Sequence[Thing]) -> list[Thing]:
    """Return the things of a sentence from left to right, without those that lie within one that was added."""
    kept = [t for t in found if not any(a.start < t.end and t.start < a.end for a in added)]
    new: list[Thing] = []
    for thing in added:
        if not any(other.start < thing.end and thing.start < other.end for other in new):
            new.append(thing)
    return sorted([*kept, *new], key=lambda t: t.start)
