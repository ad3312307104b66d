"""What is said to a chat model about a page, and what its answer proposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from extract.blocks import PageText
from extract.extractors import Candidate

PIECE = 12_000
MOST_PIECES = 20


def pieces(page: PageText) -> list[str]:
    """Return the main text in pieces of whole blocks, each up to 12,000 characters; at most 20 pieces of a page."""
    found = [""]
    for block in page.content():
        words = page.text[block.start : block.end][:PIECE]
        if found[-1] and len(found[-1]) + len(words) > PIECE:
            found.append("")
        found[-1] += f"{'# ' if block.kind == 'heading' else ''}{words}\n"
    return [piece for piece in found if piece.strip()][:MOST_PIECES]


def candidates(answer: str) -> Iterator[Candidate]:
    """Yield the records of an answer: one JSON object a line, or a list; a broken line is an empty candidate."""
    for entry in _entries(answer):
        told = entry if isinstance(entry, dict) else {}
        quotes, sure = told.get("quotes"), told.get("confidence")
        yield Candidate(
            {name: value for name, value in told.items() if name not in {"quotes", "confidence"}},
            tuple(quote for quote in quotes if isinstance(quote, str)) if isinstance(quotes, list) else (),
            float(sure) if isinstance(sure, (int, float)) else 0.5,
        )


def _entries(answer: str) -> Iterable[object]:
    whole = _decoded(answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```"))
    if isinstance(whole, dict):
        return whole["records"] if isinstance(whole.get("records"), list) else [whole]
    if isinstance(whole, list):
        return whole
    lines = (line.strip().rstrip(",") for line in answer.splitlines())
    return [_decoded(line) for line in lines if line.startswith("{")]


def _decoded(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
