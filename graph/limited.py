"""Answers in a process of its own, which is ended at a limit: a query in Oxigraph cannot be cancelled otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from data.errors import ChancennetzError, JobFailed
from graph.sparql import Table, opened, select


def select_within(seconds: float, store: Path, sparql: str) -> Table:
    """Answer *sparql* from the read-only store in the folder *store*; after so many seconds `JobFailed` is raised."""
    return within(seconds, partial(_from_store, store, sparql))


def within(seconds: float, answer: Callable[[], Table]) -> Table:
    """Return what *answer* returns in a process of its own; after so many seconds `JobFailed` is raised."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(theirs, answer), daemon=True)
    worker.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise JobFailed(f"No answer within {seconds:g} seconds; ask for less, or allow more with --time-limit.")
        found: Table | ChancennetzError = ours.recv()
    except EOFError:
        raise JobFailed("The process that answers ended without an answer, most likely for want of memory.") from None
    finally:
        worker.kill()
        worker.join()
        ours.close()
    if isinstance(found, ChancennetzError):
        raise found
    return found


def _from_store(store: Path, sparql: str) -> Table:
    return select(opened(store), sparql)


def _work(answers: Connection, answer: Callable[[], Table]) -> None:
    try:
        answers.send(answer())
    except ChancennetzError as problem:
        answers.send(problem)
