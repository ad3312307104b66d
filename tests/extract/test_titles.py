"""Headings that name, headings that tell, and words that somebody says."""

from __future__ import annotations

import pytest

from extract.titles import is_said, tells


@pytest.mark.parametrize(
    "title",
    [
        "Gesundheitskonferenz nimmt Kinder in den Blick",
        "Landesvereinigung bangt um ihre Existenz",
        "Gesundheit und Arbeitsuche gehören zusammen",
    ],
)
def test_a_heading_with_a_finite_verb_tells(title: str) -> None:
    assert tells(title)


@pytest.mark.parametrize(
    "title", ["Gesund aufwachsen in Herne", "Netzwerk Gesund älter werden", "Kinder stärken", "Fachtag in Mutlangen"]
)
def test_a_heading_without_one_does_not_tell(title: str) -> None:
    assert not tells(title)


@pytest.mark.parametrize(
    "words", ["Ich bringe Leute an einen Tisch", "Niemand kommt gern", "Armut macht krank, Krankheit macht arm"]
)
def test_words_of_a_person_and_mottos_are_said(words: str) -> None:
    assert is_said(words)


@pytest.mark.parametrize("words", ["Grünau bewegt sich im Quartier", "Jung, gesund, bewegt", "Ichenhausen bewegt"])
def test_names_are_not_said(words: str) -> None:
    assert not is_said(words)
