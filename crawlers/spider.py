"""The spider: one worker a source asks its addresses one after the other; what comes next stands in the frontier."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http.request import NO_CALLBACK

from crawlers.doubts import SHOWS_MISSING, question, shows_missing
from crawlers.failures import RobotsRefused, sentence
from crawlers.frontier import Outcome, Round, Row
from crawlers.job import Job
from crawlers.report import Progress
from crawlers.sources import Source
from crawlers.visiting import meaning
from data.errors import ChancennetzError

TOGETHER = 64
LAST_SECONDS = 3.0


class PageSpider(Spider):
    """Reads all sources of a job at the same time, each in its own order; `error` is what stopped it, if anything."""

    name = "chancennetz"

    def __init__(self, job: Job, **kwargs: Any) -> None:  # noqa: ANN401 - Scrapy's own arguments
        super().__init__(**kwargs)
        self.job = job
        self.error: BaseException | None = None
        self.interrupted = False

    async def start(self) -> AsyncIterator[Request]:
        """Work until nothing is open; requests go through the engine's downloader, so nothing is yielded."""
        room = asyncio.Semaphore(TOGETHER)
        workers = [asyncio.create_task(self._work(source, room)) for source in self.job.sources]
        try:
            await asyncio.wait(workers)
        except asyncio.CancelledError:
            self.interrupted = True
            loop = asyncio.get_running_loop()
            for worker in workers:
                loop.call_later(LAST_SECONDS, worker.cancel)
            raise
        self.error = next((wrong for one in workers if (wrong := one.exception())), None)
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def _work(self, source: Source, room: asyncio.Semaphore) -> None:
        async with room:
            try:
                await self._read(source)
            except BaseException:
                self.interrupted = True
                raise

    async def _read(self, source: Source) -> None:
        frontier = self.job.frontier
        while not self.interrupted and (row := frontier.next(source.id)):
            if row.kind == "page" and self._round(source).spent >= source.max:
                frontier.mark_open(source.id, "budget", f"the budget of {source.max} pages was spent")
                break
            await self._visit(source, row)
        if not frontier.next(source.id):
            frontier.finish(source.id, self.job.clock())
            self.job.archive.commit()

    async def _visit(self, source: Source, row: Row) -> None:
        outcome, why = await self._asked(source, row)
        if outcome is None:
            return
        self.job.frontier.mark(row, outcome, why)
        self._plan(source, row, outcome)
        self.job.archive.step()
        if self.job.progress:
            found = self._round(source)
            waiting = found.added - found.done
            self.job.progress(
                Progress(source=source.id, url=row.url, outcome=outcome, why=why, done=found.done, waiting=waiting)
            )

    def _plan(self, source: Source, row: Row, outcome: Outcome) -> None:
        state = self.job.archive.state(row.url) if outcome == "page" else None
        found = state.found if state else None
        calendar, moment = self.job.plan.calendar, self.job.clock()
        calendar.visited(row.url, outcome, found, source.interval_days, moment)

    async def _believed(self, source: Source, row: Row) -> tuple[Outcome | None, str | None]:
        archive = self.job.archive
        if asked := question(archive, row.url, self.job.clock()):
            await self._ask_aside(source, asked)
        return ("missing", SHOWS_MISSING) if shows_missing(archive, row.url) else ("page", None)

    async def _ask_aside(self, source: Source, url: str) -> None:
        try:
            await self.crawler.engine.download_async(_request(source, url))
        except ChancennetzError:
            raise
        except Exception as wrong:
            self.logger.info("%s gave no answer", url, exc_info=wrong)

    async def _asked(self, source: Source, row: Row) -> tuple[Outcome | None, str | None]:
        try:
            response = await self.crawler.engine.download_async(_request(source, row.url))
            outcome, why = meaning(self.job, source, row, response)
            return await self._believed(source, row) if outcome == "page" else (outcome, why)
        except ChancennetzError:
            raise
        except RobotsRefused as refusal:
            return "refused", str(refusal)
        except Exception as wrong:
            self.logger.info("%s gave no page", row.url, exc_info=wrong)
            return (None, None) if self.interrupted else ("failed", sentence(wrong))

    def _round(self, source: Source) -> Round:
        found = self.job.frontier.round(source.id)
        if found is None:
            raise LookupError(f"no round of {source.id} was begun")
        return found


def _request(source: Source, url: str) -> Request:
    return Request(url, callback=NO_CALLBACK, dont_filter=True, meta={"source": source.id})
