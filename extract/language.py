"""Whether a text is German: py3langid over its beginning, the markup's own word only where the text is short."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

SAMPLE = 4000
SHORTEST = 80


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415 - loads a model

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return identifier


def language(text: str, declared: str | None) -> str:
    """Return the ISO 639-1 code of the text's language; texts under 80 characters are what the markup declares."""
    if len(text) < SHORTEST:
        return declared or "de"
    return str(_identifier().classify(text[:SAMPLE])[0])
