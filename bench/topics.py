"""Main texts that are about health equity or not, to train and try the gate with: annotated pages, `topics.jsonl`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from bench.passages import as_html
from data import curated
from extract.analysis import analyse
from extract.blocks import PageText
from extract.evaluate import read_gold
from extract.html import read_html
from extract.manifest import read_pages
from extract.matching import Json
from extract.reader import Reader


def is_about(page: Json) -> bool | None:
    """Tell whether an annotated page is on topic, naming bodies or work; None where only people are annotated."""
    if page["organisations"] or page["offices"] or page["activities"]:
        return True
    return None if page["target_groups"] else False


def read_topics(files: Sequence[Path], reader: Reader) -> Iterator[tuple[Json, PageText, bool]]:
    """Yield the annotated pages of *files* and the written main texts, each with its text and whether it is on topic.

    A written text has its kind (`shop`, `job` …) for a website, so that whole kinds are held out.
    """
    for file in files:
        for page, (text, _) in zip(read_gold(file), read_pages(file, reader), strict=True):
            about = is_about(page)
            if about is not None:
                yield page, text, about
    for written in read_gold(Path(str(curated("gold", "topics.jsonl")))):
        text = read_html(as_html({"page_office": None, **written}).encode())
        yield {**written, "site": written["kind"], "url": None}, text, written["about"]


def lets_in(reader: Reader, page: Json, text: PageText) -> bool:
    """Tell whether the shipped gate lets a page in."""
    recogniser = reader.recogniser
    seen = analyse(str(page["id"]), "", urlsplit(page.get("url") or "").hostname or "", text)
    bodies = recogniser.bodies.find(seen, recogniser.lands.of_page(seen))
    known = recogniser.lands.is_known(seen.host)
    sure = recogniser.gate.sure(text)
    return recogniser.gate.lets_in(sure, seen, bodies, lambda: recogniser.people.names_group(seen), known_host=known)
