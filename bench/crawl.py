"""What crawling costs beside bare Scrapy, its cache, and aiohttp: `python -m bench.crawl [PAGES] [RUNS]`.

Each client crawls the same websites in a process of its own, all in turn, several times; the medians are printed. CPU
is user and system time of the client alone. `python -m bench.crawl memory 1000 10000 100000` measures memory instead.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parents[1]
TURNS = (
    ("Scrapy, list of addresses", "scrapy", "scrapy"),
    ("Scrapy CrawlSpider, by links", "scrapy-links", "scrapy-links"),
    ("Scrapy + HttpCache RFC 2616, first", "scrapy-cache", "scrapy-cache"),
    ("Scrapy + HttpCache RFC 2616, unchanged", "scrapy-cache", "scrapy-cache"),
    ("aiohttp, list of addresses", "aiohttp", "aiohttp"),
    ("chancennetz by sitemap, first", "ours", "ours"),
    ("chancennetz by sitemap, unchanged", "ours", "ours"),
    ("chancennetz by links, first", "ours-links", "ours-links"),
    ("chancennetz by links, unchanged", "ours-links", "ours-links"),
)


class Cost(NamedTuple):
    """What one crawl took: pages, CPU seconds, MB of memory, kB moved to the client, kB kept on disk."""

    pages: int
    cpu: float
    memory: int
    moved: float
    stored: float


@contextmanager
def serving(pages: int) -> Iterator[str]:
    """Serve the websites in a process of their own; yields the proxy's address."""
    words = [sys.executable, "-m", "bench.crawl_server", str(pages)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=HOME) as server:
        assert server.stdout  # noqa: S101 - a pipe was asked for
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def sent(proxy: str) -> int:
    """Return the bytes that the server has sent so far."""
    through = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy}))
    with through.open("http://count.example/") as answer:
        return int(answer.read())


def kept(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.suffix != ".log")


def measured(client: str, proxy: str, pages: int, folder: Path) -> Cost:
    """Run one client and return what it cost."""
    folder.mkdir(exist_ok=True)
    moved, stored = sent(proxy), kept(folder)
    words = [sys.executable, "-m", "bench.crawl_clients", client, proxy, str(pages), str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=HOME)
    told = json.loads(done.stdout.splitlines()[-1])
    return Cost(**told, moved=(sent(proxy) - moved) / 1e3, stored=(kept(folder) - stored) / 1e3)


def compare(pages: int, runs: int) -> None:
    """Print the table of costs."""
    found: dict[str, list[Cost]] = defaultdict(list)
    with serving(pages) as proxy:
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                for name, client, place in TURNS:
                    found[name].append(measured(client, proxy, pages, Path(folder) / place))
    say(f"| {pages} pages, median of {runs} | pages/CPU-s | ms/page | ratio | kB moved/page | kB kept/page | MB |")
    say("|---|---|---|---|---|---|---|")
    base = statistics.median(cost.cpu / cost.pages for cost in found[TURNS[0][0]])
    for name, costs in found.items():
        each = statistics.median(cost.cpu / cost.pages for cost in costs)
        moved, stored = (statistics.median(one) / costs[0].pages for one in list(zip(*costs, strict=True))[3:])
        cells = (f"{1 / each:.0f}", f"{1e3 * each:.2f}", f"{base / each:.2f}", f"{moved:.2f}", f"{stored:.2f}")
        say(f"| {name} | {' | '.join(cells)} | {max(cost.memory for cost in costs)} |")


def remember(amounts: list[int]) -> None:
    """Print how much memory a first crawl of more and more pages takes."""
    for pages in amounts:
        with serving(pages) as proxy, tempfile.TemporaryDirectory() as folder:
            cost = measured("ours", proxy, pages, Path(folder) / "ours")
        disk = cost.stored / 1e3
        say(f"{cost.pages} pages: {cost.memory} MB, {1e3 * cost.cpu / cost.pages:.2f} ms/page, {disk:.0f} MB on disk")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        remember([int(amount) for amount in sys.argv[2:]])
    else:
        compare(*map(int, sys.argv[1:] or (1600, 3)))
