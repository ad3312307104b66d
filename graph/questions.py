"""Questions: SPARQL files with a header that people can read.

A question is a file that any SPARQL tool can run as it is. Its header names it in both languages and lists its
columns; a line `# parameter group: target-group …` says that `VALUES ?group { … }` in the query holds a default that
may be replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import NamedTuple

import pyoxigraph as ox

from data import curated
from data.errors import AskedWrongly
from graph.labels import resolve
from graph.names import term
from graph.sparql import Answering, Table, select

_HEADER = re.compile(r"^# (title|title@de|description|description@de|columns): *(.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# parameter (\w+): *([\w-]+) *(.*)$", re.MULTILINE)
_IN_GERMAN = re.compile(r"^# parameter@de (\w+): *(.*)$", re.MULTILINE)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


class Parameter(NamedTuple):
    """A value that the asker may set; `kind` is the part of its IRI before the name (`land`, …), or `number`."""

    name: str
    kind: str
    description: str
    description_de: str


class Question(NamedTuple):
    """One SPARQL file with what its header says; `columns` are in the order of the answer."""

    name: str
    title: str
    title_de: str
    description: str
    description_de: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    sparql: str


def shipped() -> dict[str, Question]:
    """Return the questions of `data/queries` by name."""
    files = sorted(curated("queries").iterdir(), key=lambda file: file.name.removesuffix(".rq"))
    return {question.name: question for question in map(read, files) if question.sparql}


def read(file: Traversable) -> Question:
    """Read a question's file; its name is the file's without `.rq`."""
    sparql = file.read_text("utf-8")
    header = {key: value.strip() for key, value in _HEADER.findall(sparql)}
    name = file.name.removesuffix(".rq")
    title, description = header.get("title", name), header.get("description", "")
    return Question(
        name=name,
        title=title,
        title_de=header.get("title@de", title),
        description=description,
        description_de=header.get("description@de", description),
        columns=tuple(header.get("columns", "").split()),
        parameters=_parameters(sparql),
        sparql=sparql,
    )


def _parameters(sparql: str) -> tuple[Parameter, ...]:
    german = dict(_IN_GERMAN.findall(sparql))
    found = _PARAMETER.findall(sparql)
    return tuple(Parameter(name, kind, told, german.get(name, told)) for name, kind, told in found)


def ask(store: ox.Store, question: Question, values: Mapping[str, str] | None = None) -> Table:
    """Answer *question*, its parameters set to *values* (an IRI, any label of the thing, or a number)."""
    return select(store, filled(partial(select, store), question, values or {}))


def filled(answer: Answering, question: Question, values: Mapping[str, str]) -> str:
    """Return the question's SPARQL with *values* in place of the defaults; *answer* is asked what names mean."""
    kinds = {parameter.name: parameter.kind for parameter in question.parameters}
    sparql = question.sparql
    for name, value in values.items():
        if name not in kinds:
            raise AskedWrongly(f"{question.name} has no parameter {name!r}; it has: {', '.join(kinds) or 'none'}.")
        chosen = f"VALUES ?{name} {{ {_term(answer, kinds[name], value)} }}"
        sparql = re.sub(rf"VALUES \?{name} \{{[^}}]*\}}", chosen.replace("\\", r"\\"), sparql)
    return sparql


def default(question: Question, name: str) -> str:
    """Return what the parameter *name* is where nobody sets it: an IRI, or a number."""
    (value,) = re.findall(rf"VALUES \?{name} \{{ *([^}}]*?) *\}}", question.sparql)[:1]
    return term(value) if ":" in value else str(value)


def _term(answer: Answering, kind: str, value: str) -> str:
    if kind != "number":
        return f"<{resolve(answer, kind, value)}>"
    if not _NUMBER.fullmatch(value):
        raise AskedWrongly(f"{value!r} is not a number; give one like 0.7.")
    return value
