"""Passages with annotated relations (`data/gold/passages.jsonl`) as pages that teach roles alone."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.analysis import Analysis, analyse
from extract.html import read_html
from extract.matching import Json
from extract.reader import Reader
from extract.recognise import Possible

GOLD_LISTS = ("offices", "target_groups", "audiences", "activities", "programmes", "contacts", "settings", "facts")


def read_passages(passages: Sequence[Json], reader: Reader) -> Iterator[tuple[Json, Possible]]:
    """Yield every passage as an annotated page that teaches roles alone; what is denied is no role."""
    for page, seen in analysed(passages):
        yield page, Possible(roles=tuple(reader.recogniser.possible_roles(seen)))


def analysed(passages: Sequence[Json]) -> Iterator[tuple[Json, Analysis]]:
    """Yield every passage as an annotated page, with its words and sentences."""
    for passage in passages:
        text = read_html(as_html(passage).encode())
        told = [
            {"name": r["object"], "relation": r["role"], "to": r["subject"], "aliases": [], "optional": r["optional"]}
            for r in passage["relations"]
            if r["status"] != "negated"
        ]
        page = {**{name: [] for name in GOLD_LISTS}, "id": passage["id"], "organisations": told}
        yield page, analyse(str(passage["id"]), str(passage["id"]), "", text)


def as_html(passage: Json) -> str:
    """Return a passage as a page: `# ` begins a heading, `- ` an item, and the office's name is the title."""
    title = html.escape(passage["page_office"] or "")
    blocks = [f"<h1>{title}</h1>"] if title else []
    for kind, lines in groupby(passage["text"].split("\n"), key=lambda line: line[:2]):
        tag = {"# ": "h2", "- ": "li"}.get(kind, "p")
        made = "".join(f"<{tag}>{html.escape(line[2:] if tag != 'p' else line)}</{tag}>" for line in lines)
        blocks.append(f"<ul>{made}</ul>" if tag == "li" else made)
    return f"<html lang='de'><title>{title}</title><body><main>{''.join(blocks)}</main></body></html>"
