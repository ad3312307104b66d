"""The shipped gold set: annotations stand on their pages, in words this house knows, about invented people."""

import base64
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from data import curated

GOLD = curated("gold")
PAGES: list[dict[str, Any]] = [json.loads(line) for line in GOLD.joinpath("gold.jsonl").read_text("utf-8").splitlines()]
SAMPLE = tomllib.loads(curated("sample", "site.toml").read_text("utf-8"))["page"]
NEGATIVE = {"g27", "g28", "g29", "g30", "g46", "g47", "g48"}
NEGATIVE |= {"h22", "h23", "h24", "m28", "m29", "m30", "n28", "n29", "n30", "q22", "q23", "q24"}
NEGATIVE |= {"r23", "r24", "u11", "u12", "u23", "u24", "v16", "x20", "y15", "y16"}
NEGATIVE |= {"a12", "a13", "d18", "e18", "z10", "z14", "z27", "z28", "z41", "z42"}
LATIN_1 = {"g11", "g22", "h12", "m08", "o08", "q20", "r04", "u20", "v07", "x13", "y07"}
LATIN_1 |= {"a10", "d12", "z06", "z19", "z30"}
MAIN = {
    "baukasten": "#content_area",
    "contao": "#main .mod_article",
    "drupal": "article.node",
    "drupal_layout": "main .layout-content",
    "gsb": "#content",
    "ikiss": "#hauptinhalt",
    "ikiss_content": "#content",
    "ikiss_inhalt": "#inhalt",
    "ionas": "#inhalt",
    "joomla": ".com-content-article__body",
    "joomla_item": ".com-content-article",
    "joomla_page": ".item-page",
    "joomla_uikit": ".uk-article",
    "kirby": "main.main",
    "kogis": "main.kogis_main",
    "kommune_portal": "#inhalt",
    "liferay": ".journal-content-article",
    "mediawiki": "#mw-content-text",
    "neos": "main.neos-contentcollection, main#mainContent",
    "newsletter": "table.mc, table.content, td[bgcolor='#FFFFFF'][style]",
    "newspaper": "article",
    "newsportal": ".article__body",
    "nolis": "#inhalt",
    "plone": "#content",
    "presse_service": ".ps-main",
    "redaxo": "#content, .content article",
    "shopware": "main.content-main",
    "sitepark": ".SP-Content, main#SP-content, main#content",
    "squarespace": "#page article",
    "static": "main article",
    "tables": "td.inhalt",
    "tables_columns": "td:nth-of-type(2)[valign='top']",
    "tables_html4": "td.text, td[width='480'], td[width='500'], td[width='590'], td[width='600']",
    "tables_plain": "table[cellpadding='10'] td",
    "tables_text": "#text",
    "typo3": "#page-content",
    "typo3_inhalt": "#inhalt",
    "typo3_main": "main.l-main, main#main, main#content, main#maincontent",
    "vereinssoftware": "div.cwm-content",
    "wix": "main#PAGES_CONTAINER",
    "wordpress": "main .entry-content",
    "wordpress_classic": "article.post",
    "wordpress_divi": "#main-content article",
    "wordpress_elementor": "[data-elementor-type='wp-page']",
    "wordpress_hello": "main.site-main",
}
LISTS = (
    "offices",
    "organisations",
    "target_groups",
    "audiences",
    "activities",
    "programmes",
    "contacts",
    "settings",
    "facts",
)
ACTIVITIES: set[str | None] = {
    "beratung",
    "prozessbegleitung",
    "vernetzung",
    "qualifizierung",
    "qualitaetsentwicklung",
    "wissenstransfer",
}
ACTIVITIES |= {"veranstaltung", "oeffentlichkeitsarbeit", "gremium", "projekt", "foerderung", "sonstiges"}
KNOWN: dict[tuple[str, str], set[str | None]] = {
    ("offices", "role"): {"koordinierungsstelle", "geschäftsstelle", "landesvereinigung", "sonstiges"},
    ("organisations", "relation"): {"host", "funder", "member", "partner", "initiator", "mentioned"},
    ("activities", "type"): ACTIVITIES,
    ("activities", "type_alt"): ACTIVITIES | {None},
}
BLOCK = re.compile(r"address|article|blockquote|br|caption|d[dlt]|div|fig.*|h\d|hr|li|[ou]l|p|section|table|t[dhr]")
HIDDEN = "[style*='display:none'], .d-none, .hide"
CLOAKED = (
    (re.compile(r"\s*[(\[{]\s*([aä]t|klammeraffe)\s*[)\]}]\s*", re.IGNORECASE), "@"),
    (re.compile(r"(\(a\)|\s*\[a\]\s*|\s+ät\s+|\s+@\s+)(?=\S+\.example)"), "@"),
    (re.compile(r"\s*[(\[{]\s*(dot|punkt)\s*[)\]}]\s*", re.IGNORECASE), "."),
)
WRITTEN = re.compile(r"(?<=[(+])'([^']*)'(?=[+)])")
JOOMLA = re.compile(r"addy(?!_text)\w*=(?:addy\w*\+)?((?:'[^']*'\+?)+);")
DRAMA_RANGES = re.compile(
    r"(0|\+49)(3023125\d{3}|4066969\d{3}|6990009\d{3}|8999998\d{3}|2214710\d{3}"
    r"|17139200\d{2}|176040690\d{2}|15228817386|1749091317)"
)
DIALLED_FIRST = {"a02": "040"}
every_page = pytest.mark.parametrize("page", PAGES, ids=[page["id"] for page in PAGES])


def squash(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def main_text(page: dict[str, Any]) -> str:
    soup = BeautifulSoup(GOLD.joinpath(*page["html"].split("/")).read_bytes(), "lxml")
    main = soup.select_one(MAIN[page["cms"]])
    assert main is not None
    for hidden in main.select(HIDDEN):
        hidden.decompose()
    for picture in main.select("img[alt='@']"):
        picture.replace_with("@")
    for mail in main.find_all("joomla-hidden-mail"):
        mail.replace_with(base64.b64decode(str(mail["text"])).decode())
    for script in main.find_all("script", string=re.compile(r"document\.write")):
        script.replace_with("".join(WRITTEN.findall(script.get_text())))
    for script in main.find_all("script", string=JOOMLA):
        script.replace_with(unescape("".join(JOOMLA.findall(script.get_text()))).replace("'", "").replace("+", ""))
    for tag in [tag for tag in main.find_all() if BLOCK.fullmatch(tag.name)]:
        tag.insert_before("\n")
        tag.append("\n") if tag.name != "br" else tag.replace_with("\n")
    linked = [str(a["href"]).removeprefix("mailto:") for a in main.find_all("a", href=re.compile("^mailto:"))]
    return squash(" ".join([uncloaked(main.get_text()), *linked]))


def uncloaked(text: str) -> str:
    for pattern, sign in CLOAKED:
        text = pattern.sub(sign, text)
    return text


def anchors(page: dict[str, Any]) -> Iterator[str]:
    for entry in (entry for name in LISTS for entry in page[name]):
        yield from (
            entry[key] for key in ("name", "short", "as_written", "person", "phone", "fax", "email") if entry.get(key)
        )
        yield from entry.get("aliases", ())
        yield from (entry.get("cue") or "").split(" ... ")


def test_every_page_has_its_own_id_and_address_and_the_websites_are_many() -> None:
    assert len({page["id"] for page in PAGES}) == len(PAGES) == 362
    assert len({page["url"] for page in PAGES}) == len(PAGES)
    assert len({page["site"] for page in PAGES}) == 349


def test_every_kept_page_is_annotated() -> None:
    kept = {f"pages/{file.name}" for file in GOLD.joinpath("pages").iterdir()}
    assert {page["html"] for page in PAGES} == kept


@every_page
def test_what_is_annotated_stands_literally_in_the_main_text(page: dict[str, Any]) -> None:
    text = main_text(page)
    assert [anchor for anchor in anchors(page) if squash(anchor) not in text] == []


@every_page
def test_every_type_role_and_relation_is_known(page: dict[str, Any]) -> None:
    for (name, key), known in KNOWN.items():
        assert {entry.get(key) for entry in page[name]} <= known


@every_page
def test_a_relation_has_a_target_and_words_that_carry_it(page: dict[str, Any]) -> None:
    related = [entry for entry in page["organisations"] if entry["relation"] != "mentioned"]
    assert all(entry["to"] and entry["cue"] for entry in related)
    told = [(entry["name"], entry["relation"], entry["to"]) for entry in page["organisations"]]
    assert len(told) == len(set(told))


@every_page
def test_a_page_of_another_subject_is_empty_and_no_other_is(page: dict[str, Any]) -> None:
    assert any(page[name] for name in LISTS) == (page["id"] not in NEGATIVE)


@every_page
def test_a_page_has_the_charset_it_declares(page: dict[str, Any]) -> None:
    body = GOLD.joinpath(*page["html"].split("/")).read_bytes()
    declared = "iso-8859-1" if page["id"] in LATIN_1 else "utf-8"
    assert declared in body.decode(declared).lower()


@every_page
def test_people_are_invented(page: dict[str, Any]) -> None:
    addresses = re.findall(r"@([\w.-]*\w)", main_text(page))
    written = [entry[key] for entry in page["contacts"] for key in ("phone", "fax") if entry[key]]
    numbers = [DIALLED_FIRST.get(page["id"], "") + re.sub(r"[^\d+]", "", number) for number in written]
    assert all(address.endswith(".example") for address in addresses)
    assert [number for number in numbers if not DRAMA_RANGES.fullmatch(number)] == []


def test_no_website_is_one_of_the_sample() -> None:
    sampled = {urlsplit(entry["url"]).hostname for entry in SAMPLE}
    assert {urlsplit(page["url"]).hostname for page in PAGES} & sampled == set()
    assert all(urlsplit(page["url"]).hostname == page["site"] for page in PAGES)
