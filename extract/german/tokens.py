"""Tokens of German web text, as a spaCy Doc too: gender forms, abbreviations, addresses and dates stay whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.german.normalise import key

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

ABBREVIATIONS = (
    r"e\.\s?V\.(?!\w)|z\.\s?B\.|u\.\s?a\.\s?m\.|u\.\s?a\.|u\.\s?v\.\s?m\.|d\.\s?h\.|o\.\s?[äÄ]\.|i\.\s?d\.\s?R\.|"
    r"i\.\s?S\.\s?d\.|s\.\s?o\.|s\.\s?u\.|i\.\s?H\.\s?v\.|v\.\s?a\.|a\.\s?D\.|m\.\s?b\.\s?H\.|n\.\s?e\.\s?V\.|"
    r"(?:Dr|Prof|Dipl|med|phil|rer|nat|Nr|Abs|Art|ca|bzw|sog|inkl|vgl|ggf|evtl|usw|etc|bspw|gem|Nds|Tel|St|Str|Mio|Mrd|"
    r"Hrsg|max|min|jr|Mag|Ing|Ph|Dipl\.-\w{2,5}|mind|jährl|einschl|insb|insbes|Aufl|Bd|Jg|Std|Kap|Ziff|lfd|techn|öff|geb|"
    r"Frh|Hl|B\.A|M\.A|M\.Sc|B\.Sc|LL\.M|MPH|Telefonnr|zzgl|exkl|urspr|dt|bayer|hess|sächs|[a-z])\."
)
TOKEN = re.compile(
    r"\s|[^\W\d_]++(?=[\s,;])"
    r"|(?:[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s<>\"]+|www\.[^\s<>\"]+)"
    rf"|(?<!\w)(?:{ABBREVIATIONS})"
    r"|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,:/]\d+)*"
    r"|teamw\(\)rk"
    r"|[^\W\d_]+(?:[*:_·]|/-?)in(?:nen)?(?!\w)"
    r"|\([^\W\d_]{2,10}-?\)(?=[^\W\d_])[^\W\d_]\w*"
    r"|[^\W\d_][\w]*(?:['’][^\W\d_]+|\.(?=[A-Z]{2})\w+|[-\u2010\u2011](?=\w)\w+(?:(?:[*:_]|/-?)in(?:nen)?(?!\w))?)*"
    r"(?:-(?![\w-]))?"
    r"|\w|[^\w\s]"
)


def words(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens of *text* and whether one blank follows each; joined again they are the text."""
    found: list[str] = []
    spaces: list[bool] = []
    for word in TOKEN.findall(text):
        if word == " " and found and not spaces[-1] and not found[-1].isspace():
            spaces[-1] = True
        else:
            found.append(word)
            spaces.append(False)
    return found, spaces


class Tokenizer:
    """Makes a Doc from text; spaCy calls it as its tokenizer."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of *text*, whose own text is *text* to the letter."""
        return _doc(self.vocab, *words(text))


def _doc(vocab: Vocab, found: list[str], spaces: list[bool]) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy loads only where a model asks for a Doc

    return Doc(vocab, words=found, spaces=spaces)


def doc_of(found: list[str], spaces: list[bool]) -> Doc:
    """Return the Doc of the tokens that `words` gave."""
    return _doc(german().vocab, found, spaces)


@lru_cache(maxsize=1)
def german() -> Language:
    """Return the blank German pipeline with our tokens, every token's NORM being its key."""
    import spacy  # noqa: PLC0415 - spaCy loads only where a model asks for a Doc
    from spacy.attrs import NORM  # type: ignore[import-not-found]  # noqa: PLC0415

    nlp = spacy.blank("de")
    nlp.vocab.lex_attr_getters[NORM] = key  # type: ignore[attr-defined]
    for known in nlp.vocab:
        known.norm_ = key(known.text)
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.max_length = 30_000_000
    return nlp
