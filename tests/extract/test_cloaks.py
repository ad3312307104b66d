"""E-mail addresses that pages hide from robots are read as people see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.cloaks import SPOKEN, said_at, shifted, spoken
from extract.page_text import read_html

JOOMLA_3 = (
    "<span id='cloak1'>geschützt</span><script>document.getElementById('cloak1').innerHTML = '';"
    "var addy1 = '&#97;&#100;&#97;' + '&#64;';addy1 = addy1 + 'example' + '&#46;' + 'org';</script>"
)

JOOMLA_IN_ONE = (
    "<span id='cloak2'>geschützt</span><script>document.getElementById('cloak2').innerHTML='';"
    "var addy2='&#97;&#100;&#97;'+'&#64;'+'example&#46;org';"
    "document.getElementById('cloak2').innerHTML+=addy2;</script>"
)


@pytest.mark.parametrize(
    "html",
    [
        "<a href=\"javascript:linkTo_UnCryptMailto('ocknvq,cfcBgzcorng0qti');\">ada(at)example.org</a>",
        '<a href="#" data-mailto-token="nbjmup+bebAfybnqmf/psh" data-mailto-vector="1">versteckt</a>',
        '<a data-cfemail="4223262302273a232f322e276c2d3025">[email&#160;protected]</a>',
        '<joomla-hidden-mail first="YWRh" last="ZXhhbXBsZS5vcmc=">geschützt</joomla-hidden-mail>',
        JOOMLA_3,
        JOOMLA_IN_ONE,
        "<a href='&#109;ailto:ada&#64;example.org'>&#97;da&#64;example.org</a>",
        "<a href='mailto:ada@example.org'>E-Mail [geschützt]</a>",
        "<a href='mailto:ada@example.org?subject=Frage'>E-Mail schreiben</a>",
        "<a href='mailto:ada@example.org'><img src='brief.png'></a>",
        "<a href='mailto:ada@example.org'>Ada Amsel</a>",
        "<script>document.write('ada'+'@'+'example.org');</script><noscript>geschützt</noscript>",
        (
            "<script>var a = 'ada'; var b = 'example' + '.org';\n"
            "document.write('<a href=\"mailto:' + a + '@' + b + '\">geschützt</a>')</script>"
        ),
        '<script>document.writeln("ada" + String.fromCharCode(64) + "example.org")</script>',
        "ada<img src='at.gif' alt='@'>example.org",
    ],
    ids=[
        "TYPO3 old",
        "TYPO3 new",
        "Cloudflare",
        "Joomla 4",
        "Joomla 3",
        "Joomla in one piece",
        "Contao",
        "mailto",
        "words",
        "picture",
        "name",
        "script",
        "script with names",
        "script with a sign",
        "picture of the sign",
    ],
)
def test_a_cloaked_address_stands_in_the_text(html: str) -> None:
    text = read_html(f"<main><p>Kontakt: {html}</p></main>".encode()).text
    assert "ada@example.org" in text or "ada(at)example.org" in text
    assert "geschützt" not in text


def test_a_link_that_names_a_person_keeps_the_name_before_the_address() -> None:
    link = b"<main><p>Fragen an <a href='mailto:ada@example.org'>Ada Amsel</a>.</p></main>"
    assert "Fragen an Ada Amsel ada@example.org." in read_html(link).text


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("ada(at)example.org", "ada@example.org"),
        ("ada [at] example.org", "ada@example.org"),
        ("ada(at)example(dot)org", "ada@example.org"),
        ("Mail: ada@example.org.", "ada@example.org"),
        ("sie ist (at home)", None),
        ("ada @ example.org", "ada@example.org"),
        ("ada (klammeraffe) example.org", "ada@example.org"),
        ("adaREMOVE(at)example(dot)org", "ada@example.org"),
        ("ada@NOSPAM.example.org", "ada@example.org"),
        ("Remove@example.org", "Remove@example.org"),
        ("ada{at}example.org. Danach", "ada@example.org"),
        ("ada (at) example . org", "ada@example.org"),
    ],
)
def test_a_spoken_address_is_understood(written: str, address: str | None) -> None:
    assert spoken(written) == address


@pytest.mark.parametrize(
    "script",
    [
        "document.write('ada' + '@' + host);",
        "document.write('<p>Heute ist Montag</p>');",
        "var text = 'ada@example.org';",
    ],
)
def test_a_script_that_writes_no_address_of_its_own_strings_adds_nothing(script: str) -> None:
    assert read_html(f"<main><p>Kontakt: <script>{script}</script> hier</p></main>".encode()).text == "Kontakt: hier\n"


def test_shifting_there_and_back_changes_nothing() -> None:
    assert shifted(shifted("mailto:ada.amsel@example.org", 7), -7) == "mailto:ada.amsel@example.org"


PARTS = st.sampled_from(
    ["ada", "a", "at", "ät", "@", "(", ")", "[", "]", "{", "}", "&lt;", "&gt;", " ", ".", "dot", "de"]
)


@given(st.lists(PARTS, max_size=14).map("".join))
def test_the_quick_look_misses_no_spoken_address(text: str) -> None:
    found, whole = said_at(text), SPOKEN.search(text)
    assert (found and found.span()) == (whole and whole.span())
