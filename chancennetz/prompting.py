"""Asks the person at a terminal for the values of a question that were not given."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from chancennetz.telling import Teller
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from graph.questions import Parameter, Question
    from graph.sparql import Answering

MOST = 150


def with_a_person() -> bool:
    """Tell whether somebody sits at a terminal, who sees what is asked and can type."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_for_missing(question: Question, given: Mapping[str, str], answer: Answering) -> dict[str, str]:
    """Return the values that were given and those that the person types; Enter leaves a default as it is."""
    from graph.questions import filled

    filled(answer, question, given)
    found, teller = dict(given), Teller()
    for parameter in question.parameters:
        if parameter.name not in given and (value := _value(question, parameter, answer, teller)):
            found[parameter.name] = value
    return found


def _value(question: Question, parameter: Parameter, answer: Answering, teller: Teller) -> str:
    """Ask until the value means something or is left out."""
    from graph.labels import choices
    from graph.questions import default, filled

    known = {} if parameter.kind == "number" else choices(answer, parameter.kind)
    usual = default(question, parameter.name)
    _show(parameter, list(known.values()), teller)
    while value := _typed(f"{parameter.name} (Enter: {known.get(usual, usual)}): ", teller):
        try:
            filled(answer, question, {parameter.name: value})
        except AskedWrongly as problem:
            teller.line(f"  {problem}", "yellow")
        else:
            return value
    return ""


def _show(parameter: Parameter, labels: list[str], teller: Teller) -> None:
    teller.line(f"{parameter.name}: {parameter.description}", "bold")
    if len(labels) > MOST:
        teller.line(f"  {len(labels)} are known; part of a name shows those like it")
    elif labels:
        teller.line(f"  {' · '.join(labels)}")


def _typed(prompt: str, teller: Teller) -> str:
    try:
        return teller.console.input(prompt, markup=False).strip()
    except EOFError:
        return ""
