"""The models asked beside the rules, and the count of what became of their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.blocks import PageText
from extract.extractors import Extractor, PageContext
from extract.grounding import grounded
from extract.merging import kind, merged
from extract.records import AnyRecord


class Panel:
    """Models in the order asked for; `counts` tells, by model, how many candidates were kept or rejected and why."""

    def __init__(self, extractors: Sequence[Extractor] = ()) -> None:
        self.extractors = tuple(extractors)
        self.counts: Counter[str] = Counter()

    @property
    def names(self) -> tuple[str, ...]:
        """Name and version of every model."""
        return tuple(f"{model.name}/{model.version}" for model in self.extractors)

    def add(self, records: Sequence[AnyRecord], text: PageText, context: PageContext) -> tuple[AnyRecord, ...]:
        """Return *records* with what the models found beside them; the fields of *records* win."""
        found = tuple(records)
        for model, name in zip(self.extractors, self.names, strict=True):
            found = merged(found, self._kept(model, name, text, context))
        return found

    def _kept(self, model: Extractor, name: str, text: PageText, context: PageContext) -> Iterator[AnyRecord]:
        for candidate in model.extract(text, context):
            record, why = grounded(candidate, text, context, name)
            if record and kind(record) not in model.provides:
                record, why = None, "rejected: a type that it does not announce"
            self.counts[f"{model.name}: {why}"] += 1
            if record:
                yield record
