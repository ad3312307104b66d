"""Who does what a verb phrase says stands before its finite verb or right behind it."""

from __future__ import annotations

import pytest

from extract.agents import agent_of
from extract.clauses import clauses

VERBS = {"berät": [("finite", "")], "beraten": [("participle", ""), ("infinitive", "")], "treffen": [("finite", "")]}


def agents(sentence: str) -> list[str | None]:
    words = sentence.split()
    found = (agent_of(words, clause, 0, len(words)) for clause in clauses(words, 0, len(words), VERBS))
    return [None if place is None else words[place] for place in found]


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("Die Stelle berät Kitas .", "Stelle"),
        ("Im Herbst berät sie Kitas .", "sie"),
        ("Gemeinsam berät der neue Beirat den Kreis .", "Beirat"),
        ("Wir haben Kitas beraten .", "Wir"),
        ("Einmal im Jahr treffen sich alle Beteiligten .", "alle"),
        ("Wenn Geld da ist , berät Frau Zabel alle .", "Frau"),
    ],
)
def test_the_subject_stands_before_the_finite_verb_or_behind_it(sentence: str, agent: str) -> None:
    assert agents(sentence) == [agent]


@pytest.mark.parametrize("sentence", ["Kitas beraten", "Seit Mai berät gern ,", "Kitas und Schulen beraten ."])
def test_a_task_without_a_finite_verb_and_a_clause_without_a_subject_have_no_agent(sentence: str) -> None:
    assert set(agents(sentence)) == {None}
