"""W3C's SPARQL query tests through our `ask`, beside the bare engine: no worse than it.

    pip download --no-binary rdflib --no-deps rdflib==7.6.0 && tar xf rdflib-7.6.0.tar.gz
    python -m bench.conformance rdflib-7.6.0/test/data/suites/w3c

`engine` is pyoxigraph alone. `asked` adds our guard and prefixes, `ask` also the time limit with its process and the
table of texts; `dataset` is the rdflib dataset that `open_release` gives. Each test that the ways judge differently is
listed with what was said. Answers are compared as the store keeps literals (`"01"` as `"1"`), without their order.
Left out: tests that need other servers or an entailment regime.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from oxrdflib._converter import to_ox  # the bench compares in one form
from rdflib import Dataset

from bench.w3c_tests import Answer, Case, answer, cases, cells, csv_rows, expected, load, rows
from data.errors import ChancennetzError
from graph.guarded_store import GuardedStore
from graph.limited import select_within
from graph.sparql import Table, asked, table_of

FOLDERS = ("dawg-data-r2", "sparql11")
LEFT_OUT = {"sparql11/entailment", "sparql11/service"}
_FROM = re.compile(r"FROM\s+(?:NAMED\s+)?<([^>]+)>", re.IGNORECASE)
_BLANK = re.compile(r"[0-9a-f]{20,32}")
UNKNOWN = "cannot be answered"  # it was understood, but has a function of somebody's own
SECONDS = 60
Way = Callable[[Case, ox.Store], Answer | Table]


def engine(case: Case, store: ox.Store) -> Answer:
    """Ask pyoxigraph."""
    return answer(store.query(case.sparql))


def guarded(case: Case, store: ox.Store) -> Answer:
    """Ask as every part of ours does."""
    return answer(asked(store, case.sparql))


def whole(case: Case, store: ox.Store) -> Answer:
    """Ask in a process of its own, as the command does; its texts must be those of the terms."""
    if case.kind != "answer":
        return guarded(case, store)
    wanted = table_of(asked(store, case.sparql))
    with tempfile.TemporaryDirectory() as folder:
        kept = ox.Store(folder)
        kept.extend(store)
        kept.flush()
        del kept
        told = select_within(SECONDS, Path(folder), case.sparql)
    if _texts(told) != _texts(wanted):
        raise AssertionError(f"its texts differ: {told} instead of {wanted}")
    return guarded(case, store)


def dataset(case: Case, store: ox.Store) -> Answer:
    """Ask through rdflib."""
    found = Dataset(store=GuardedStore(store=store), default_union=False).query(case.sparql)
    if found.type == "ASK":
        return bool(found.askAnswer)
    if found.type == "SELECT":
        names = [str(name) for name in found.vars or ()]
        return rows(names, [[None if term is None else to_ox(term) for term in row] for row in found])
    other = ox.Store()
    other.extend(ox.Quad(*map(to_ox, triple)) for triple in found)
    return answer(other.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


WAYS: dict[str, Way] = {"engine": engine, "asked": guarded, "ask": whole, "dataset": dataset}


def passed(case: Case, way: Way) -> str:
    """Return an empty text where the test is passed, else what was wrong."""
    try:
        found = way(case, _store(case))
    except (SyntaxError, ChancennetzError) as problem:
        right = case.kind == "wrong" or (case.kind == "right" and UNKNOWN in str(problem))
        return "" if right else f"refused: {' '.join(str(problem).split())[:150]}"
    except Exception as problem:  # noqa: BLE001 - whatever an engine raises is its failure
        return "" if case.kind == "right" else f"{type(problem).__name__}: {str(problem)[:150]}"
    if case.kind != "answer" or case.result is None:
        return "accepted what is no SPARQL" if case.kind == "wrong" else ""
    if case.result.suffix == ".csv":
        return "" if _as_csv(case, _store(case)) == csv_rows(case.result) else "another answer"
    return "" if found == expected(case.result) else "another answer"


def _store(case: Case) -> ox.Store:
    store = ox.Store()
    for file in case.data:
        load(store, file)
    for graph, file in case.graphs:
        load(store, file, graph)
    if case.kind == "answer" and not case.data:
        for name in _FROM.findall(case.query.read_text("utf-8")):
            file = case.query.parent / name
            load(store, file, file.as_uri())
    return store


def _as_csv(case: Case, store: ox.Store) -> list[list[tuple[str, str]]]:
    table = table_of(asked(store, case.sparql))
    return cells(
        table.columns, (["_" if _BLANK.fullmatch(value or "") else value or "" for value in row] for row in table.rows)
    )


def _texts(table: Table) -> list[str]:
    return sorted(str(["_" if _BLANK.fullmatch(value or "") else value for value in row]) for row in table.rows)


def _told(said: dict[str, str]) -> str:
    if all(said.values()):
        return f"failed in every way: {said['engine']}"
    return "; ".join(f"{name}: {problem or 'passed'}" for name, problem in said.items())


def main(suite: Path) -> None:
    """Run every test in every way, and write the counts and what was not passed."""
    found = [case for case in cases(suite, FOLDERS) if case.folder not in LEFT_OUT]
    if not found:
        sys.exit(f"There are no tests in {suite}; `pydoc bench.conformance` says where they are.")
    counts: Counter[tuple[str, str, bool]] = Counter()
    listed: list[str] = []
    for case in found:
        said = {name: passed(case, way) for name, way in WAYS.items()}
        for name, problem in said.items():
            counts[name, f"{case.folder.split('/')[0]} {case.kind}", not problem] += 1
        if any(said.values()):
            listed.append(f"{case.folder} {case.name}: {_told(said)}")
    parts = sorted({part for _, part, _ in counts})
    lines = [f"| way | {' | '.join(parts)} | all |", "|---" * (len(parts) + 2) + "|"]
    for name in WAYS:
        good = {part: counts[name, part, True] for part in parts}
        row = [f"{good[part]}/{good[part] + counts[name, part, False]}" for part in parts]
        lines.append(f"| {name} | {' | '.join(row)} | {sum(good.values())}/{len(found)} |")
    sys.stdout.write("\n".join([*lines, "", *listed, ""]))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
