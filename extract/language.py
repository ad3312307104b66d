"""Whether a text is German: small words that only one language has; py3langid where they leave it open."""

from __future__ import annotations

import re
import runpy
from functools import lru_cache
from importlib.metadata import distribution
from typing import Protocol

SAMPLE = 8000
GERMAN = "de"
OTHERS = ("en", "fr", "nl", "es", "it", "pl", "tr", "da")
SMALL = re.compile(r"(?<![\w@./-])[^\W\d_]{3,}(?![\w@]|[./-]\w)")
UMLAUT = re.compile(r"[äöüßÄÖÜ]")
CLEAR = 3


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language(text: str, declared: str | None) -> str:
    """Return the ISO 639-1 code of the text's language.

    Small words decide where they are three times as many as those of other languages; without any, what the markup
    declares and umlauts do. Only what is left open is identified by its letters, and is German if nothing speaks
    against it: lists of names and numbers have no language.
    """
    german, foreign = _small_words_in(text[:SAMPLE])
    for_german = german + (declared == GERMAN) + bool(UMLAUT.search(text, 0, SAMPLE))
    if for_german > CLEAR * foreign:
        return GERMAN
    if german + foreign == 0:
        return declared or GERMAN
    if foreign > CLEAR * for_german and declared not in {None, GERMAN}:
        return str(declared)
    return str(_identifier().classify(text[:SAMPLE])[0])


def _small_words_in(text: str) -> tuple[int, int]:
    """Return how many words only German has, and how many only other languages have; addresses are no words."""
    told = [counts for counts in map(_small_words_at, text.split()) if counts]
    return sum(german for german, _ in told), sum(others for _, others in told)


@lru_cache(maxsize=50_000)
def _small_words_at(stretch: str) -> tuple[int, int] | None:
    """Return the same of a stretch of text without blanks, None where there are none."""
    german, others = _small_words()
    words = [word.lower() for word in SMALL.findall(stretch)]
    counts = sum(word in german for word in words), sum(word in others for word in words)
    return counts if any(counts) else None


@lru_cache(maxsize=1)
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the small words that only German has, and those that other languages have and German has not."""
    german = _stop_words(GERMAN)
    others = frozenset[str]().union(*map(_stop_words, OTHERS))
    return german - others, others - german


@lru_cache(maxsize=16)
def _stop_words(code: str) -> frozenset[str]:
    """Return spaCy's stop words; only their file is run, for spaCy itself takes a second to load."""
    words = runpy.run_path(str(distribution("spacy").locate_file(f"spacy/lang/{code}/stop_words.py")))["STOP_WORDS"]
    return frozenset(words)


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415 - loads a model

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return identifier


def is_small_word(word: str) -> bool:
    """Tell whether *word* is an article, pronoun, preposition or the like in German."""
    return word.lower() in _stop_words(GERMAN)
