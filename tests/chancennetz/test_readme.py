"""The README is true: what it says is printed, is printed; what it says to type, works."""

import re
from pathlib import Path

import pytest

from chancennetz import open_release
from tests.chancennetz.conftest import Line, run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = [block.strip().splitlines() for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)]


def printed(said: str) -> list[str]:
    return [" ".join(line.split()) for line in said.splitlines()]


def assert_in_order(promised: list[str], said: str) -> None:
    """Find each promised line in the output, after the one before; `…` at its end stands for the rest of a line."""
    lines = iter(printed(said))
    for promise in promised:
        wanted = " ".join(promise.rstrip("…").split())
        assert any(line.startswith(wanted) if promise.endswith("…") else line == wanted for line in lines), promise


@pytest.mark.parametrize(("block", "which"), [(0, "first"), (1, "second")])
def test_the_runs_print_what_is_promised(line: Line, block: int, which: str) -> None:
    command, *promised = CONSOLE[block]
    assert command == "$ chancennetz run --sample"
    assert_in_order(promised, getattr(line, which).out)


@pytest.mark.parametrize("block", CONSOLE[2:], ids=lambda block: block[0])
def test_the_commands_work_as_shown(line: Line, block: list[str]) -> None:
    folder = line.folder / "docs"
    folder.mkdir(exist_ok=True)
    (folder / "first-question.rq").write_bytes((ROOT / "docs" / "first-question.rq").read_bytes())
    command, *promised = block
    said = run(*command.removeprefix("$ chancennetz ").split(), cwd=line.folder)
    assert (said.code, said.err) == (0, "")
    assert_in_order(promised, said.out.replace(" │ ", "  "))


def test_the_question_in_the_readme_is_the_file_beside_it() -> None:
    shown = re.search(r"```sparql\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    assert shown[1] == (ROOT / "docs" / "first-question.rq").read_text("utf-8")


def test_the_python_example_runs(line: Line) -> None:
    shown = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    names: dict[str, object] = {"open_release": open_release}
    code = shown[1].replace('"workspace"', repr(str(line.folder / "workspace")))
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - the README's own example
    assert "row" in names


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:docs|data)/[\w./-]+)`|\]\((docs/[\w./-]+)\)", README)
    missing = [one or other for one, other in named if not (ROOT / (one or other)).exists()]
    assert missing == []
