"""The notebook and the R script in docs/ answer their question from start to figure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chancennetz.conftest import Line, run

DOCS = Path(__file__).parents[2] / "docs"
RSCRIPT = shutil.which("Rscript")


def executed(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the notebook in a kernel of this Python and return what its cells gave as text or picture."""
    nbclient = pytest.importorskip("nbclient")
    import nbformat  # noqa: PLC0415

    pytest.importorskip("pandas")
    monkeypatch.setenv("CHANCENNETZ_WORKSPACE", str(line.folder / "workspace"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = nbformat.read(DOCS / "networks-in-python.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return [str(output.get("text") or output["data"].get("image/png") or output["data"]) for output in outputs]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_notebook_answers_its_question(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = executed(line, tmp_path, monkeypatch)
    assert "edges" in said[0]
    assert any("GKV-Bündnis für Gesundheit" in each for each in said)
    assert len(said[-1]) > 10_000


def test_the_notebook_is_kept_with_what_it_said() -> None:
    text = (DOCS / "networks-in-python.ipynb").read_text("utf-8")
    assert '"image/png"' in text
    assert len(text) < 100_000


@pytest.mark.skipif(RSCRIPT is None, reason="R is not installed")
def test_the_r_script_answers_its_question(line: Line, tmp_path: Path) -> None:
    assert RSCRIPT is not None
    for words in (["export", "office-partner", "--format", "csv"], ["measure", "office-partner"]):
        assert run(*words, "--output", str(tmp_path / f"{words[0]}.csv"), cwd=line.folder).code == 0
    script = [RSCRIPT, str(DOCS / "networks-in-r.R"), "export", "measure.csv", "ties.pdf"]
    done = subprocess.run(script, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "GKV-Bündnis für Gesundheit" in done.stdout
    assert (tmp_path / "ties.pdf").read_bytes().startswith(b"%PDF")
