"""Nobody whom an annotated page names stands in the graph that is made of the page."""

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from data import curated
from extract.privacy import parted
from extract.reader import Reader
from extract.records import Contact, Reading
from graph.minting import mint

SHORTEST = 4


def names_of(page: dict[str, Any], reading: Reading) -> Iterator[str]:
    people = {contact["person"] for contact in page["contacts"] if contact.get("person")}
    people |= {one.person for one in reading.records if isinstance(one, Contact) and one.person}
    yield from (part for person in people for part in (person, person.split()[-1]) if len(part) >= SHORTEST)


def test_no_name_and_no_surname_of_the_gold_set_is_in_a_page_graph() -> None:
    reader, leaked, asked = Reader.load(), [], 0
    for line in curated("gold", "gold.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        body = curated("gold", *page["html"].split("/")).read_bytes()
        address = f"https://gold.example/{page['id']}"
        text, reading = reader.read_bytes(f"20260101000000/{address}", body, "text/html", url=page["url"])
        reading = replace(reading, page=address, fetched="2026-01-01T00:00:00+00:00")
        lines = "\n".join(mint(parted(reading, text.text)[0]))
        for name in names_of(page, reading):
            asked += 1
            leaked += [(page["id"], name)] if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", lines) else []
    assert asked > 100
    assert leaked == []
