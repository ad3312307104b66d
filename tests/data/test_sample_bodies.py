"""The sample's bodies: character sets in real bytes, e-mail addresses behind their cloaks, invented people only."""

import base64
import io
import re
import tomllib
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from data import curated

SAMPLE = curated("sample")
ENTRIES: list[dict[str, Any]] = tomllib.loads(SAMPLE.joinpath("site.toml").read_text(encoding="utf-8"))["page"]
TYPO3_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ROLES = {"abteilung7", "buero", "geschaeftsstelle", "gesundheit", "info", "kgc", "kgc-brandenburg", "kontakt"}
ROLES |= {"lawaetz", "post", "poststelle", "sekretariat", "steg"}
PHONE = re.compile(r"\b0[\d ]{2,7}[ /-]?\d[\d -]{4,}\d")
INVENTED_PHONES = re.compile(r"0(?:30 23125|40 66969|69 90009|89 99998|221 4710|171 39200|176 040690)-\d{2,3}")


def _body(file: str) -> bytes:
    return SAMPLE.joinpath("pages", *file.split("/")).read_bytes()


def _rotated(text: str, offset: int) -> str:
    spans = {chr(code): (low, high) for low, high in TYPO3_RANGES for code in range(low, high + 1)}
    turned = (
        chr(spans[char][0] + (ord(char) - spans[char][0] + offset) % (spans[char][1] - spans[char][0] + 1))
        if char in spans
        else char
        for char in text
    )
    return "".join(turned)


def _typo3_scripts(soup: BeautifulSoup) -> list[str]:
    hidden = [re.search(r"UnCryptMailto\('(.+)'\)", unquote(str(a["href"]))) for a in soup.find_all("a", href=True)]
    tries = [_rotated(found[1], offset) for found in hidden if found for offset in range(-10, 11)]
    return [text.removeprefix("mailto:") for text in tries if text.startswith("mailto:")]


def _typo3_tokens(soup: BeautifulSoup) -> list[str]:
    links = soup.find_all("a", attrs={"data-mailto-token": True})
    opened = [_rotated(str(a["data-mailto-token"]), -int(str(a["data-mailto-vector"]))) for a in links]
    return [text.removeprefix("mailto:") for text in opened]


def _joomla(soup: BeautifulSoup) -> list[str]:
    return [
        "@".join(base64.b64decode(str(tag[part])).decode() for part in ("first", "last"))
        for tag in soup.find_all("joomla-hidden-mail")
    ]


def _cloudflare(soup: BeautifulSoup) -> list[str]:
    hidden = [bytes.fromhex(str(a["data-cfemail"])) for a in soup.find_all("a", attrs={"data-cfemail": True})]
    return ["".join(chr(byte ^ code[0]) for byte in code[1:]) for code in hidden]


def _written(soup: BeautifulSoup) -> list[str]:
    text = re.sub(r"\s*[(\[]at[)\]]\s*", "@", soup.get_text("\n"))
    return ADDRESS.findall(re.sub(r"\s*\[punkt\]\s*", ".", text))


def _addresses(soup: BeautifulSoup) -> set[str]:
    ways = (_typo3_scripts, _typo3_tokens, _joomla, _cloudflare, _written)
    return {address for way in ways for address in way(soup)}


@pytest.mark.parametrize(
    ("file", "intended"),
    [
        ("www.hag-gesundheit.de/wir-ueber-uns/team.html", "frauke.sievertsen@hag-gesundheit.example"),
        ("hage.de/arbeitsbereiche/gesundheitliche-chancengleichheit/kgc-hessen.html", "ronja.feldkamp@hage.example"),
        ("hage.de/impressum.html", "info@hage.de"),
        ("www.gesundheitbb.de/kontakt.html", "kgc-brandenburg@gesundheitbb.de"),
        ("www.lvg-lsa.de/kontakt.html", "thoralf.beesenstedt@lvg-lsa.example"),
        ("www.lzg-rlp.de/de/team.html", "hannelie.weinbergen@lzg-rlp.example"),
        ("slfg.de/kontakt.html", "jorinde.falkenrott@slfg.example"),
        ("www.lvgfsh.de/kgc.html", "momme.petersholm@lvgfsh.example"),
    ],
)
def test_a_cloaked_address_opens_to_the_intended_one(file: str, intended: str) -> None:
    assert intended in _addresses(BeautifulSoup(_body(file), "lxml"))
    assert intended.encode() not in _body(file)


def test_personal_addresses_end_in_example_and_all_others_are_roles() -> None:
    files = {entry["file"] for entry in ENTRIES if entry.get("file", "").endswith(".html")}
    found = {address for file in files for address in _addresses(BeautifulSoup(_body(file), "lxml"))}
    assert len(found) >= 30
    assert {name for name in found if not name.endswith(".example") and name.split("@")[0] not in ROLES} == set()


def test_every_telephone_number_is_from_a_range_kept_for_fiction() -> None:
    files = {entry["file"] for entry in ENTRIES if entry.get("file", "").endswith(".html")}
    numbers = [number for file in files for number in PHONE.findall(BeautifulSoup(_body(file), "lxml").get_text("\n"))]
    assert len(numbers) >= 30
    assert [number for number in numbers if not INVENTED_PHONES.fullmatch(number)] == []


@pytest.mark.parametrize(
    ("file", "header", "declared_by_page"),
    [
        ("www.lvgfsh.de/kgc.html", "text/html", True),
        (
            "www.gesundheit-nds-hb.de/fileadmin/newsletter/newsletter-soziale-lage-gesundheit-57.html",
            "text/html; charset=iso-8859-1",
            False,
        ),
    ],
)
def test_latin_1_pages_are_latin_1_in_their_bytes(file: str, header: str, *, declared_by_page: bool) -> None:
    body = _body(file)
    assert {entry["media_type"] for entry in ENTRIES if entry.get("file") == file} == {header}
    assert (b"charset=iso-8859-1" in body) is declared_by_page
    assert any(byte > 0x7F for byte in body)
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
    assert "für" in body.decode("iso-8859-1")


def test_every_other_page_is_utf_8() -> None:
    plain = {e["file"] for e in ENTRIES if "file" in e and not e.get("media_type", "").startswith(("text/html", "app"))}
    assert all(_body(file).decode("utf-8") is not None for file in plain)


def test_the_pdf_holds_german_text() -> None:
    body = _body("www.hag-gesundheit.de/fileadmin/hag/data/steckbrief-kgc-hamburg.pdf")
    text = PdfReader(io.BytesIO(body)).pages[0].extract_text()
    assert "Gefördert wird sie durch das GKV-Bündnis für Gesundheit." in text
