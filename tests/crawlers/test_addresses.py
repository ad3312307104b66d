"""One page has one address."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawlers.addresses import canonical, is_pdf, site


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://Kgc.Example/Seite#oben", "https://kgc.example/Seite"),
        ("https://kgc.example:443/a", "https://kgc.example/a"),
        ("http://kgc.example:8080/a", "http://kgc.example:8080/a"),
        ("https://kgc.example", "https://kgc.example/"),
        ("https://kgc.example/a?", "https://kgc.example/a"),
        ("https://kgc.example/a?utm_source=x&utm_medium=y&b=1", "https://kgc.example/a?b=1"),
        ("https://kgc.example/a?print=1&cHash=0a1b", "https://kgc.example/a"),
        ("https://kgc.example/a?type=98", "https://kgc.example/a"),
        ("https://kgc.example/a?type=1", "https://kgc.example/a?type=1"),
        ("https://kgc.example/a?uid=12", "https://kgc.example/a"),
        ("https://kgc.example/index.php?uid=12", "https://kgc.example/index.php?uid=12"),
        ("https://kgc.example/index.php?id=7&PHPSESSID=abc", "https://kgc.example/index.php?id=7"),
        ("https://kgc.example/a?tx_news=4&cHash=0a", "https://kgc.example/a?tx_news=4&cHash=0a"),
        ("https://kgc.example/a;jsessionid=0A1B?x=1", "https://kgc.example/a?x=1"),
        ("https://kgc.example/a?b=2&a=1&b=2", "https://kgc.example/a?b=2&a=1&b=2"),
        ("https://nutzer:geheim@kgc.example/a", "https://kgc.example/a"),
        ("https://kgc.example/größe", "https://kgc.example/gr%C3%B6%C3%9Fe"),
        (" https://kgc.example/a ", "https://kgc.example/a"),
        ("https://kgc.example./a", "https://kgc.example/a"),
    ],
)
def test_an_address_has_one_spelling(written: str, meant: str) -> None:
    assert canonical(written) == meant


WORD = st.text("abcäß%+-._~ ", max_size=6)
QUERY = st.lists(st.tuples(st.sampled_from(["id", "uid", "cHash", "utm_x", "print", "sid", "b"]), WORD), max_size=5)


@settings(deadline=None)
@given(st.lists(WORD, max_size=4), QUERY, WORD)
def test_the_one_spelling_of_the_one_spelling_is_itself(
    path: list[str], query: list[tuple[str, str]], fragment: str
) -> None:
    asked = "&".join(f"{name}={value}" for name, value in query)
    once = canonical(f"https://kgc.example/{'/'.join(path)}?{asked}#{fragment}")
    assert canonical(once) == once


@settings(deadline=None)
@given(QUERY)
def test_what_is_not_meaningless_stays_in_its_order(query: list[tuple[str, str]]) -> None:
    kept = [f"b={value}" for name, value in query if name == "b"]
    plain = canonical("https://kgc.example/a?" + "&".join(f"{name}={value}" for name, value in query))
    assert [piece.partition("=")[0] for piece in plain.split("?")[-1].split("&") if piece.startswith("b=")] == [
        "b" for _ in kept
    ]


def test_www_makes_no_other_website() -> None:
    assert site("https://www.kgc.example/a") == site("http://kgc.example:80/b") == "kgc.example"


def test_a_pdf_is_known_by_its_path() -> None:
    assert is_pdf("https://kgc.example/Flyer.PDF?download=1")
    assert not is_pdf("https://kgc.example/pdf?x=a.pdf")
