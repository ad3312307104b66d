"""`chancennetz ask` on a terminal asks for what was left open, and shows what may be answered."""

from __future__ import annotations

import errno
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.questions import default, shipped
from tests.chancennetz.conftest import PATH, Line, run


def at_a_terminal(folder: Path, typed: bytes, *words: str) -> str:
    """Run the command at a terminal at which *typed* is typed; return what the person sees."""
    ours, theirs = pty.openpty()
    os.write(ours, typed)
    command = [sys.executable, "-m", "chancennetz", *words]
    there = os.environ | {"PYTHONPATH": PATH, "COLUMNS": "200"}
    started = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=there)
    os.close(theirs)
    seen = b"".join(iter(lambda: _seen(ours), b""))
    os.close(ours)
    assert started.wait(60) == 0, seen.decode()
    return re.sub(r"\r+\n", "\n", seen.decode())


def _seen(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError as ended:
        if ended.errno != errno.EIO:  # as Linux says that the other end is closed
            raise
        return b""


@pytest.mark.parametrize("value", ["Hessen", "hessen", "DE-HE", "https://w3id.org/chancennetz/land/DE-HE"])
def test_a_person_chooses_among_the_known_values_by_label_or_iri(line: Line, value: str) -> None:
    seen = at_a_terminal(line.folder, f"{value}\n".encode(), "ask", "cooperation-in-land", "--format", "csv")
    assert "land: a Land, by its name" in seen
    assert "Baden-Württemberg" in seen
    assert "land (Enter: Hamburg): " in seen
    answered = run("ask", "cooperation-in-land", "land=Hessen", "--format", "csv", cwd=line.folder).out
    assert answered in seen


def test_enter_and_the_end_of_input_leave_the_default(line: Line) -> None:
    usual = run("ask", "offices-for-group", "--format", "csv", cwd=line.folder).out
    for typed in (b"\n", b"\x04"):
        assert usual in at_a_terminal(line.folder, typed, "ask", "offices-for-group", "--format", "csv")


def test_what_means_nothing_is_answered_with_what_is_like_it_and_asked_again(line: Line) -> None:
    seen = at_a_terminal(line.folder, b"hess\nHessen\n", "ask", "cooperation-in-land")
    assert "did you mean hesse, hessen?" in seen
    assert seen.count("land (Enter: Hamburg): ") == 2


def test_many_bodies_are_counted_and_a_number_is_asked_for_as_one(line: Line) -> None:
    seen = at_a_terminal(line.folder, b"\n", "ask", "roles-of-body")
    assert "are known; part of a name shows those like it" in seen
    seen = at_a_terminal(line.folder, b"much\n0.5\n", "ask", "weak-readings")
    assert "'much' is not a number" in seen
    assert "below (Enter: 0.7): " in seen


def test_what_is_given_is_not_asked_for(line: Line) -> None:
    assert "Enter" not in at_a_terminal(line.folder, b"", "ask", "cooperation-in-land", "land=Hessen")
    assert "Enter" not in at_a_terminal(line.folder, b"", "ask", "cooperation-in-land", "--json")


def test_without_a_terminal_nothing_is_asked_and_what_is_wrong_is_told(line: Line) -> None:
    said = run("ask", "cooperation-in-land", cwd=line.folder, stdin="Hessen\n")
    assert (said.code, said.err) == (0, "")
    assert "Enter" not in said.out
    wrong = run("ask", "cooperation-in-land", "land=hess", cwd=line.folder)
    assert wrong.code == 2
    assert "did you mean hesse, hessen?" in wrong.err


def test_a_bracket_in_an_answer_is_text(line: Line) -> None:
    said = run("ask", "--sparql", 'SELECT ("a [bold]b[/nothing] c" AS ?x) {}', cwd=line.folder)
    assert (said.code, said.err) == (0, "")
    assert "a [bold]b[/nothing] c" in said.out


@pytest.mark.parametrize("name", [name for name, question in shipped().items() if question.parameters])
def test_every_parameter_has_a_default(name: str) -> None:
    question = shipped()[name]
    for parameter in question.parameters:
        value = default(question, parameter.name)
        assert value.startswith(f"https://w3id.org/chancennetz/{parameter.kind}/") or parameter.kind == "number"


def test_a_description_needs_no_braces_to_be_a_query(line: Line) -> None:
    said = run("ask", "--sparql", "DESCRIBE body:hag", "--format", "csv", cwd=line.folder)
    assert (said.code, said.err) == (0, "")
    assert "Hamburgische Arbeitsgemeinschaft für Gesundheitsförderung e. V." in said.out


def test_a_mistake_in_a_query_is_told_in_one_line(line: Line) -> None:
    said = run("ask", "--sparql", "SELECT ?x {\n ?x a cn:Offic", cwd=line.folder)
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "error at line 2, column 15: expected one of" in said.err
