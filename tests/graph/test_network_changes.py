"""Changes are told in the network's words: who joined, left or has another role, with the words before and after."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pyoxigraph as ox
import pytest

from graph.change_feed import ATOM, feed, quoted, sentence
from graph.names import sparql_prefixes
from graph.network_changes import NetworkChange, Quote, has_history, network_changes

FIRST, SINCE, SECOND = "2026-01-01T00:00:00Z", "2026-01-15T00:00:00Z", "2026-02-01T00:00:00Z"
NAMES = """
body:tk skos:prefLabel "Techniker Krankenkasse"@de . body:kgc skos:prefLabel "KGC Hamburg"@de .
role:funder skos:prefLabel "Förderer"@de, "funder"@en . role:host skos:prefLabel "Träger"@de, "host"@en .
role:partner skos:prefLabel "Partner"@de, "partner"@en ."""


def store(*statements: str) -> ox.Store:
    """Return a store of statements such as `funder 1-2 dropped current`: role, from when to when, why ended, status."""
    moments = {"1": FIRST, "2": SECOND, "": ""}
    graphs = ""
    for number, (role, times, why, status) in enumerate(map(str.split, statements)):
        begun, ended = (moments[part] for part in times.split("-"))
        end = f"; cn:endedOn '{ended}'^^xsd:dateTime ; cn:endedBy cn:{why}" if ended else ""
        node = f"<x:s{number}>"
        lines = (
            f"{node} a cn:Relation ; cn:onPage <x:page> ; org:member body:tk ; org:organization body:kgc ; "
            f"org:role role:{role} ; cn:status '{status}' ; cn:quote 'words {number}' ."
        )
        graphs += f"GRAPH {'<x:history>' if ended else '<x:page>'} {{ {lines} }}\n"
        graphs += f"GRAPH <x:history> {{ {node} cn:spell <x:t{number}> . <x:t{number}> cn:firstSeen "
        graphs += f"'{begun}'^^xsd:dateTime {end} . }}\n"
    made = ox.Store()
    made.update(f"{sparql_prefixes()} INSERT DATA {{ {NAMES} {graphs} }}")
    return made


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["funder 2- - current"], "Techniker Krankenkasse is now funder of KGC Hamburg"),
        (
            ["funder 1-2 dropped current"],
            "Techniker Krankenkasse is no longer funder of KGC Hamburg (no longer on the page)",
        ),
        (
            ["funder 1-2 pageGone current"],
            "Techniker Krankenkasse is no longer funder of KGC Hamburg (the page is gone)",
        ),
        (
            ["funder 1-2 contradicted current", "host 2- - current"],
            "Techniker Krankenkasse was funder of KGC Hamburg and is now host (the page now says otherwise)",
        ),
        (
            ["funder 1- - current", "partner 2- - current"],
            "Techniker Krankenkasse was funder of KGC Hamburg and is now funder and partner",
        ),
        (
            ["funder 1-2 contradicted current", "funder 2- - past"],
            "Techniker Krankenkasse is no longer funder of KGC Hamburg (the page now says otherwise)",
        ),
    ],
)
def test_a_change_is_told_in_one_sentence(statements: list[str], told: str) -> None:
    assert [sentence(change) for change in network_changes(store(*statements), SINCE)] == [told]


@pytest.mark.parametrize(
    "statements",
    [
        ["funder 1- - current"],
        ["funder 1-2 dropped current", "funder 1- - current"],
        ["funder 1-2 dropped current", "funder 2- - current"],
        ["funder 2- - past"],
    ],
    ids=["it lasts", "another page still says so", "said in other words", "it was over before anybody read it"],
)
def test_what_is_no_change_is_not_told(statements: list[str]) -> None:
    assert network_changes(store(*statements), SINCE) == []


def test_a_change_knows_the_words_before_and_after_and_when_they_were_seen() -> None:
    change = network_changes(store("funder 1-2 contradicted current", "host 2- - current"), SINCE)[0]
    assert change.before == (Quote("words 0", "x:page", FIRST, SECOND),)
    assert change.after == (Quote("words 1", "x:page", SECOND, None),)
    assert (change.way, change.seen, change.why) == ("changed", SECOND, "contradicted")
    assert quoted(change.before[0]) == "„words 0“ x:page (seen from 2026-01-01 to 2026-02-01)"


def test_before_the_first_fetch_nobody_was_there_and_after_the_last_nothing_changed() -> None:
    whole = store("funder 1- - current", "host 2- - current")
    assert [change.way for change in network_changes(whole, "2025-01-01T00:00:00Z")] == ["joined"]
    assert network_changes(whole, "2027-01-01T00:00:00Z") == []
    assert has_history(whole)
    assert not has_history(ox.Store())


def test_the_feed_has_an_entry_for_each_change_whose_id_stays_the_same() -> None:
    changes: list[NetworkChange] = network_changes(store("funder 1-2 dropped current"), SINCE)
    one, same = (fromstring(feed(changes, SINCE, SECOND)) for _ in "ab")  # noqa: S314 - our own feed
    entries = one.findall(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}title") for entry in entries] == [sentence(changes[0])]
    assert [entry.findtext(f"{{{ATOM}}}id") for entry in entries] == [
        entry.findtext(f"{{{ATOM}}}id") for entry in same.findall(f"{{{ATOM}}}entry")
    ]
    assert "words 0" in str(entries[0].findtext(f"{{{ATOM}}}content"))
    assert all(one.find(f"{{{ATOM}}}{needed}") is not None for needed in ("id", "title", "updated", "author"))


def test_a_feed_without_changes_is_a_feed() -> None:
    assert fromstring(feed([], SINCE, SECOND)).findtext(f"{{{ATOM}}}updated") == SECOND  # noqa: S314 - our own feed
