"""Finds the question that was asked and prints its answer in the form that was wished."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chancennetz.printing import FORMS
from chancennetz.prompting import ask_for_missing, with_a_person
from chancennetz.telling import Teller
from chancennetz.workspace import existing
from data.errors import AskedWrongly, told

if TYPE_CHECKING:
    from graph.sparql import Answering


def list_questions(*, json: bool) -> None:
    """Print the shipped questions with their parameters."""
    from graph.questions import shipped

    teller, questions = Teller(json=json), shipped()
    for question in questions.values():
        teller.title(question.name)
        teller.line(f"  {question.title}\n  {question.title_de}")
        for parameter in question.parameters:
            teller.line(f"  {parameter.name}=…  {parameter.description}")
    teller.document(
        [
            {"name": q.name, "title": q.title, "parameters": [p._asdict() for p in q.parameters]}
            for q in questions.values()
        ]
    )


_BEGINS = re.compile(r"\s*(SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\s", re.IGNORECASE)  # DESCRIBE needs no brace


class Asked(NamedTuple):
    """What the verb was given: a shipped question's name with values (`name=value`), or a query or its file.

    The answer must come within so many *seconds*; *prompt*: a person at a terminal is asked for the other values.
    """

    name: str | None
    values: Sequence[str]
    sparql: str | None
    seconds: float = 60
    prompt: bool = False


def answer(folder: Path, release: str, asked: Asked, form: str) -> None:
    """Ask a release of the workspace in *folder*, and print the answer in *form*."""
    from graph.limited import select_within
    from graph.releases import named
    from graph.sparql import select

    found = named(existing(folder).releases, release)
    sparql = _sparql(asked, lambda query: select(found.store(), query))
    FORMS[form](select_within(asked.seconds, found.place, sparql))


def answer_from_server(server: str, default: str | None, asked: Asked, form: str) -> None:
    """Ask the SPARQL server at the address *server* likewise; its graph *default* stands for the default graph."""
    from graph.limited import within
    from graph.refused import address
    from graph.remote import Endpoint, ask_server

    endpoint = Endpoint(address(server), default and address(default))
    sparql = _sparql(asked, lambda query: within(asked.seconds, partial(ask_server, endpoint, query)))
    FORMS[form](within(asked.seconds, partial(ask_server, endpoint, sparql)))


def _sparql(asked: Asked, ask: Answering) -> str:
    """Return the query that was asked; *ask* tells what the values of a question mean."""
    from graph.questions import filled, shipped

    if asked.sparql is not None:
        return _text(asked.sparql)
    known = shipped()
    if asked.name not in known:
        raise AskedWrongly(f"There is no question {asked.name!r}; there are: {', '.join(known)}.")
    question, values = known[asked.name], dict(map(_pair, asked.values))
    if asked.prompt and with_a_person():
        values = ask_for_missing(question, values, ask)
    return filled(ask, question, values)


def _text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read()
    if "{" in sparql or _BEGINS.match(sparql):
        return sparql
    try:
        return Path(sparql).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise AskedWrongly(f"{sparql} cannot be read as a query: {told(problem)}.") from problem


def _pair(value: str) -> tuple[str, str]:
    name, found, told = value.partition("=")
    if not found:
        raise AskedWrongly(f"Give a parameter as NAME=VALUE; {value!r} has no equals sign.")
    return name, told
