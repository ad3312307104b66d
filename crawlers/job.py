"""What one crawl works with, handed to the spider once; no global state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from crawlers.archive import Archive
from crawlers.frontier import Frontier
from crawlers.report import Progress
from crawlers.sources import Source


@dataclass(frozen=True)
class Job:
    """The sources to read, the archive and frontier to write, the clock to read, and who is told of progress."""

    sources: tuple[Source, ...]
    archive: Archive
    frontier: Frontier
    clock: Callable[[], datetime]
    progress: Callable[[Progress], None] | None = None
