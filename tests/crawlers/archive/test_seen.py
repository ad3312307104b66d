"""Unchanged is what a reader would read as unchanged: noise of every request is none, every other sign is a change."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.archive import Archive, Exchange
from crawlers.archive.seen import read_seen
from data import curated
from extract.html import read_html
from tests.crawlers.archive.noisy import SYSTEMS, cfemail, joomla

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
HTML = (("Content-Type", "text/html; charset=utf-8"),)
URL = "https://kgc.example/"
PAGES = 200
PHONE = "0561 / 70 12 34-5"


def made(number: int, seed: int, phone: str = PHONE) -> bytes:
    return SYSTEMS[number % len(SYSTEMS)](number, phone, random.Random(seed)).encode()  # noqa: S311 - noise, no secret


def digest(body: bytes | str, url: str = URL, kind: str = "text/html") -> str:
    return read_seen(url, HTML, kind, body if isinstance(body, bytes) else body.encode()).digest


def test_200_of_200_pages_with_noise_are_unchanged(tmp_path: Path) -> None:
    with Archive.open(tmp_path, write=True) as archive:
        for crawl in range(3):
            for number in range(PAGES):
                body = made(number, seed=crawl * PAGES + number)
                archive.put(
                    Exchange(url=f"{URL}{number}", fetched=NOON + crawl * DAY, status=200, headers=HTML, body=body)
                )
        states = [archive.state(f"{URL}{number}") for number in range(PAGES)]
        pages = list(archive.pages())
        assert archive.check() == []
        assert sum(1 for _ in archive.versions(f"{URL}7")) == 3
        assert archive.newest(f"{URL}7") != archive.get(f"20261101120000/{URL}7")
    assert [state.found for state in states if state] == ["same text"] * PAGES
    assert {page.last_changed for page in pages} == {NOON}
    assert {page.last_seen for page in pages} == {NOON + 2 * DAY}
    assert {page.version.partition("/")[0] for page in pages} == {"20261101120000"}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 39), st.integers(0, len(PHONE) - 1), st.integers(1, 9), st.integers(), st.integers())
def test_a_changed_digit_of_a_telephone_number_is_always_noticed(
    number: int, place: int, more: int, before: int, after: int
) -> None:
    if not PHONE[place].isdigit():
        return
    changed = PHONE[:place] + str((int(PHONE[place]) + more) % 10) + PHONE[place + 1 :]
    assert digest(made(number, before)) == digest(made(number, after))
    assert digest(made(number, before)) != digest(made(number, after, changed))


CHANGES = {
    "a word": ("<p>alt", "<p>neu"),
    "a block more": ("<p>eins zwei", "<p>eins<p>zwei"),
    "the title": ("<title>a</title><p>x", "<title>b</title><p>x"),
    "what is linked to write to": ('<a href="mailto:a@x.de">E-Mail</a>', '<a href="mailto:b@x.de">E-Mail</a>'),
    "what is linked to call": ('<a href="tel:+4940123">Anruf</a>', '<a href="tel:+4940124">Anruf</a>'),
    "TYPO3's cloak": ('<a data-mailto-token="ocknvq">x', '<a data-mailto-token="ocknvr">x'),
    "TYPO3's old cloak": (
        "<a href=\"javascript:linkTo_UnCryptMailto('a')\">x",
        "<a href=\"javascript:linkTo_UnCryptMailto('b')\">x",
    ),
    "Joomla 4's cloak": ('<joomla-hidden-mail first="YQ==">x', '<joomla-hidden-mail first="Yg==">x'),
    "Joomla 3's cloak": (joomla("a@x.de", random.Random(1)), joomla("b@x.de", random.Random(1))),  # noqa: S311
    "Cloudflare's cloak": (
        f'<i data-cfemail="{cfemail("a@x.de", random.Random(1))}">x',  # noqa: S311 - noise, no secret
        f'<i data-cfemail="{cfemail("b@x.de", random.Random(1))}">x',  # noqa: S311 - noise, no secret
    ),
    "a token that is none": ('<i data-cfemail="z">x', '<i data-cfemail="y">x'),
    "hidden now": ("<p>Tel. 1<p>x", '<p style="display:none">Tel. 1<p>x'),
    "hidden by name": ("<p>Tel. 1<p>x", '<p class="d-none">Tel. 1<p>x'),
    "inside a folded part": ('<div class="accordion" hidden>eins</div>', '<div class="accordion" hidden>zwei</div>'),
    "after the page's end": ("<p>x</body></html><p>eins", "<p>x</body></html><p>zwei"),
    "far inside": ("<div>" * 1500 + "eins", "<div>" * 1500 + "zwei"),
    "too far inside to be read": ("<div>" * 5000 + "eins", "<div>" * 5000 + "zwei"),
    "bytes that are no UTF-8": (b"<p>gr\xf6\xdfer", b"<p>gr\xf6\xe4er"),
    "all of it": ('<body style="visibility:hidden">eins', '<body style="visibility:hidden">zwei'),
    "where the own path stands": ("<p>040/kgc1", "<p>040kgc1"),
}
SAME = {
    "a comment": ("<p>x", "<!-- 12 --><p>x"),
    "white space": ("<p>x y", "<p>\n x\xa0 y </p>\n"),
    "soft hyphens": ("<p>Gesundheit", "<p>Gesund\xadheit"),
    "entities": ("<p>größer", "<p>gr&ouml;&szlig;er"),
    "bold": ("<p>x y", "<p><b>x</b> y"),
    "the page's own address": ("<p>Nicht da: /kgc", "<p>Nicht da: /a"),
}


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_what_a_reader_sees_or_can_use_is_a_change(before: bytes | str, after: bytes | str) -> None:
    assert digest(before, URL + "kgc") != digest(after, URL + "kgc")


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_nobody_reads_is_none(before: str, after: str) -> None:
    assert digest(before, URL + "kgc") == digest(after, URL + ("a" if "/a" in after else "kgc"))


@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_of_what_is_no_markup_every_byte_counts(kind: str) -> None:
    assert digest(b"%PDF a", kind=kind) != digest(b"%PDF  a", kind=kind)


def test_plain_text_is_read_by_lines() -> None:
    assert digest("a  b\n\nc", kind="text/plain") == digest("a b\nc", kind="text/plain")
    assert digest("a b", kind="text/plain") != digest("a\nb", kind="text/plain")


def shipped() -> list[bytes]:
    files: Iterator[Path] = Path(str(curated("sample"))).joinpath("pages").rglob("*.html")
    return [body for file in sorted(files) if (body := file.read_bytes()).strip()]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_nothing_that_the_reading_of_records_sees_escapes(data: st.DataObject) -> None:
    before = data.draw(st.sampled_from(shipped()))
    places = [found.start() for found in re.finditer(rb"[0-9A-Za-z](?=[^<>]*<)", before)]
    place = data.draw(st.sampled_from(places))
    after = before[:place] + data.draw(st.sampled_from([b"7", b"x", b"", b"</p>", b" "])) + before[place + 1 :]
    if read_html(before).digest != read_html(after).digest:
        assert digest(before) != digest(after)


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<i hidden>", "<a href='mailto:", "&#1;", "\x01", "<script>addy1 = 'a", "'", ">", "ä"]
    )
    | st.text(max_size=5)
)


@settings(max_examples=200, deadline=None)
@given(MARKUP, st.sampled_from(["utf-8", "utf-16", "latin-1"]), st.sampled_from(["text/html", "text/plain"]))
def test_whatever_comes_has_a_digest(pieces: list[str], charset: str, kind: str) -> None:
    assert len(digest("".join(pieces).encode(charset, "replace"), kind=kind)) == 64
