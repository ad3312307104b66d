"""A crawl in a process of its own, as Twisted's reactor runs once: a task on standard input, lines on standard output.

Each address gives a line `done URL OUTCOME`; the last line is the report as JSON, or `error CODE SENTENCE`.
"""

import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from crawlers.crawl import crawl
from crawlers.report import CrawlReport, Progress
from crawlers.sources import Source
from data.errors import ChancennetzError


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `crawl`, and the largest file that the process may write (bytes)."""

    sources: tuple[Source, ...]
    folder: Path
    contact: str = "wir@kgc.example"
    proxy: str | None = None
    trust: Path | None = None
    delay: float = 0.0
    due: bool = False
    now: datetime | None = None
    largest: int | None = None


def main() -> None:
    """Do the task and tell what came of it."""
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task, dec_hook=lambda shape, value: shape(value))
    if task.largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (task.largest, resource.RLIM_INFINITY))
    try:
        tell(msgspec.json.encode(done(task)).decode())
    except ChancennetzError as wrong:
        tell(f"error {wrong.exit_code} {wrong}")


def done(task: Task) -> CrawlReport:
    """Crawl as the task says."""
    return crawl(
        task.sources,
        task.folder,
        contact=task.contact,
        proxy=task.proxy,
        trust=task.trust,
        delay=task.delay,
        due=task.due,
        clock=lambda: task.now or datetime.now(UTC),
        progress=progressed,
    )


def progressed(step: Progress) -> None:
    """Tell that an address is done."""
    tell(f"done {step.url} {step.outcome}")


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
