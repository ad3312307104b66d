"""The command teaches itself, and says in one sentence what was asked wrongly."""

import sys
from pathlib import Path

import pytest

from tests.chancennetz.conftest import Command, run

VERBS = [
    "run",
    "crawl",
    "read",
    "build",
    "check",
    "ask",
    "search",
    "networks",
    "reference",
    "export",
    "measure",
    "draw",
    "changes",
    "status",
    "evaluate",
]
GROUPS = {
    "sample": ["serve", "hosts"],
    "schedule": ["install", "show", "remove", "run"],
    "archive": ["check", "rebuild", "list", "export", "import", "store"],
    "releases": ["list", "diff", "verify", "reproduce", "prune", "dump"],
    "sources": ["list", "check", "draft"],
}


def test_help_lists_every_verb(command: Command) -> None:
    said = command("--help")
    assert said.code == 0
    assert all(f" {verb} " in said.out for verb in [*VERBS, *GROUPS])


@pytest.mark.parametrize(
    "verb", [*([verb] for verb in VERBS), *([group, verb] for group, verbs in GROUPS.items() for verb in verbs)]
)
def test_every_verb_shows_a_worked_example(command: Command, verb: list[str]) -> None:
    said = command(*verb, "--help")
    assert said.code == 0
    assert "Example" in said.out
    assert "chancennetz" in said.out.split("Example")[1]


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    heavy = ["scrapy", "twisted", "spacy", "rdflib", "pyoxigraph", "networkx", "matplotlib", "bs4", "numpy", "lxml"]
    code = (
        "import sys; from chancennetz.__main__ import answer; from chancennetz.app import app\n"
        "answer(lambda: app(['--help']))\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    import subprocess  # noqa: PLC0415

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stderr.strip() == "[]"


def test_the_version_is_told(command: Command) -> None:
    assert command("--version").out.startswith("chancennetz 0.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["crawl"], "must tell webmasters how to reach you"),
        (["crawl", "--edition", "2", "--contact", "a@example.org"], "add --sample"),
        (["crawl", "nobody", "--sample"], "There is no source 'nobody'; there are: "),
        (["run", "--sources", "nowhere", "--sample"], "nowhere"),
        (["read"], "There is no workspace in workspace"),
        (["read", "page.docx"], "none of the kinds"),
        (["read", "--manifest", "nowhere.jsonl"], "nowhere.jsonl"),
        (["build"], "There is no workspace"),
        (["status"], "There is no workspace"),
        (["ask", "nothing"], "There is no workspace"),
        (["search", "nothing"], "There is no workspace"),
        (["export", "cooperation", "--format", "pdf"], "choose one of: graphml, gexf, csv, neo4j"),
        (["export", "nothing"], "There is no workspace"),
        (["measure", "cooperation"], "There is no workspace"),
        (["draw"], "Name a network to draw"),
        (["changes", "--since", "2026-01-31"], "There is no workspace"),
        (["sample", "serve", "--archive", "nowhere"], "There is no archive folder"),
        (["sources", "nowhere"], "nowhere"),
    ],
)
def test_what_is_asked_wrongly_is_answered_with_one_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    (tmp_path / "page.docx").write_bytes(b"PK")
    said = run(*words, cwd=tmp_path)
    assert said.code == 2
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1


def test_an_unknown_option_is_asked_wrongly(command: Command) -> None:
    assert command("run", "--nonsense").code == 2


def test_sources_are_listed(command: Command) -> None:
    said = command("sources")
    assert said.code == 0
    assert "hag-gesundheit" in said.out
    assert "all files are well-formed" in said.out


def test_sample_hosts_are_listed(command: Command) -> None:
    assert "hage.de" in command("sample", "hosts").out.split()


def test_questions_and_networks_are_listed_without_a_workspace(command: Command) -> None:
    assert "wohnungslose Menschen" in command("ask").out
    assert "cooperation" in command("export").out
    assert "because the same bodies have a role for both?" in command("networks").out


def test_a_saved_page_is_read_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text(
        "<html lang=de><title>KGC Hessen</title><body><main><h1>Koordinierungsstelle Hessen</h1>"
        "<p>Die Koordinierungsstelle Gesundheitliche Chancengleichheit Hessen (KGC Hessen) ist bei der Hessischen "
        "Arbeitsgemeinschaft für Gesundheitsförderung e. V. angesiedelt und arbeitet für wohnungslose Menschen.</p>",
        "utf-8",
    )
    said = run("read", "seite.html", cwd=tmp_path)
    assert said.code == 0
    assert '"type":"office"' in said.out
    assert '"type":"relation"' in said.out
    assert "wohnungslose Menschen" in said.out
    assert all(line.startswith('{"type":') for line in said.out.splitlines())


def test_a_page_without_words_gives_no_records_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "leer.html").write_bytes(b"")
    said = run("read", "leer.html", cwd=tmp_path)
    assert (said.code, said.out) == (0, "")
    assert "leer.html: empty, no records" in said.err
