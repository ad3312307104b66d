"""What one crawl works with, handed to the spider once; no global state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from crawlers.archive import Archive
from crawlers.due import Plan
from crawlers.frontier import Frontier
from crawlers.report import Progress
from crawlers.sources import Source


@dataclass(frozen=True)
class Job:
    """The sources to read, the archive and frontier to write, what is to be asked, the clock, and who is told."""

    sources: tuple[Source, ...]
    archive: Archive
    frontier: Frontier
    plan: Plan
    clock: Callable[[], datetime]
    progress: Callable[[Progress], None] | None = None
