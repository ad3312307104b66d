"""Every construction of data/frames gives its role in its own example, and none in its counterexample."""

from __future__ import annotations

import pytest

from data import curated
from extract.analysis import analyse
from extract.masked_page import unheard
from extract.plain import read_plain
from extract.reader import Reader
from extract.records import Role
from extract.relations import relations
from extract.role_frames import ROLES, load_role_frames
from extract.role_sentences import read_sentences
from extract.subjects import names_of, subject_of

FRAMES = load_role_frames(curated("frames"))
EXAMPLES: list[tuple[Role, str, str, str]] = [
    *((verb.role, verb.lemma, verb.yes, verb.no) for verb in FRAMES.verbs),
    *((role, phrase.pattern, phrase.yes, phrase.no) for role, phrase in FRAMES.phrases),
    *((noun.role, noun.words[0], noun.yes, noun.no) for noun in FRAMES.nouns),
    *((order.role, f"{order.of}: {order.pattern}", order.yes, order.no) for order in FRAMES.orders),
]
NAMES = [f"{role}: {name}" for role, name, _, _ in EXAMPLES]


def roles(reader: Reader, sentence: str) -> set[Role]:
    """Return the roles that are read from one sentence below a title."""
    recogniser = reader.recogniser
    page = analyse("p", "p", "", read_plain(f"Das Vorhaben Morgenrot\n\n{sentence}"))
    bodies = recogniser.bodies.find(page, None)
    names = names_of(page, bodies, recogniser.programmes.parties(page))
    read = read_sentences(page, names, recogniser.roles.frames)
    found = relations(page, read, unheard(names, subject_of(page, names)), recogniser.roles, "e")
    return {relation.role for relation in found}


@pytest.mark.parametrize(("role", "name", "yes", "no"), EXAMPLES, ids=NAMES)
def test_a_construction_gives_its_role_in_its_example_and_not_in_its_counterexample(
    literal: Reader, role: Role, name: str, yes: str, no: str
) -> None:
    assert role in roles(literal, yes), f"{name} does not read its example"
    assert role not in roles(literal, no), f"{name} reads its counterexample"


def test_there_are_at_least_120_constructions_and_every_role_has_ten() -> None:
    assert len(EXAMPLES) >= 120
    assert all(sum(role == wanted for role, *_ in EXAMPLES) >= 10 for wanted in ROLES)
