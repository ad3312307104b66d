"""The README and `docs/asking.md` are true: what they say is printed, is printed; what they say to type, works."""

import re
import shlex
from pathlib import Path

import pytest

from chancennetz import open_release
from tests.chancennetz.conftest import Line, run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
ASKING = (ROOT / "docs" / "asking.md").read_text("utf-8")


def shown(text: str, language: str) -> list[str]:
    """Return the examples of a page in *language*."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


CONSOLE = [block.strip().splitlines() for block in shown(README, "console")]
COMMANDS = [*CONSOLE[2:], *(block.strip().splitlines() for block in shown(ASKING, "console"))]


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


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: block[0])
def test_the_commands_work_as_shown(line: Line, block: list[str]) -> None:
    folder = line.folder / "docs"
    folder.mkdir(exist_ok=True)
    (folder / "first-question.rq").write_bytes((ROOT / "docs" / "first-question.rq").read_bytes())
    command, *promised = block
    words, _, file = command.removeprefix("$ chancennetz ").partition(" < ")
    typed = (line.folder / file).read_text("utf-8") if file else ""
    said = run(*shlex.split(words), cwd=line.folder, stdin=typed)
    assert (said.code, said.err) == (0, "")
    assert_in_order(promised, said.out.replace(" │ ", "  "))


def test_the_question_in_the_readme_is_the_file_beside_it() -> None:
    assert shown(README, "sparql")[0] == (ROOT / "docs" / "first-question.rq").read_text("utf-8")


@pytest.mark.parametrize(("text", "made"), [(README, {"row"}), (ASKING, {"table", "ours", "hits", "offices"})])
def test_the_python_examples_run(line: Line, text: str, made: set[str]) -> None:
    pytest.importorskip("pandas")
    names: dict[str, object] = {"open_release": open_release}
    code = "".join(shown(text, "python")).replace('"workspace"', repr(str(line.folder / "workspace")))
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - the page's own example
    assert made <= names.keys()


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:docs|data)/[\w./-]+)`|\]\((docs/[\w./-]+)\)", README)
    missing = [one or other for one, other in named if not (ROOT / (one or other)).exists()]
    assert missing == []
