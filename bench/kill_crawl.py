"""Kills a crawl again and again and looks what is left: `python -m bench.kill_crawl [PAGES] [KILLS]`.

Each row is a `kill -9` at a random moment of a crawl that goes on where the one before was killed; when it has come to
its end, a new archive is begun, until there were enough kills. Then the last crawl is let to its end and looked at.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.crawl import HOME, say, serving

MOMENTS = (0.3, 3.0)


def killed(proxy: str, pages: int, folder: Path, after: float) -> bool:
    """Crawl into the folder and kill the process after so many seconds; False if it had come to its end."""
    words = [sys.executable, "-m", "bench.crawl_clients", "ours", proxy, str(pages), str(folder)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=HOME) as crawl:
        time.sleep(after)
        ended = crawl.poll() is not None
        crawl.kill()
    return not ended


def finished(proxy: str, pages: int, folder: Path) -> str:
    """Let a crawl come to its end; return what `archive check`, the index made anew and `warcio check` say."""
    from crawlers.archive import Archive

    words = [sys.executable, "-m", "bench.crawl_clients", "ours", proxy, str(pages), str(folder)]
    subprocess.run(words, check=True, capture_output=True, cwd=HOME)
    with Archive.open(folder / "archive", write=True) as archive:
        problems, before = archive.check(), list(archive.pages())
        archive.rebuild()
        same = list(archive.pages()) == before
    files = sorted((folder / "archive").glob("*.warc.gz*"))
    warcio = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, text=True, check=False
    )
    once = len({page.url for page in before}) == len(before)
    told = f"{len(before)} pages, {'each once' if once else 'SOME TWICE'}, {len(problems)} problems"
    return f"{told}, index {'=' if same else 'IS NOT'} archive, warcio check ends with {warcio.returncode}"


def kill(pages: int, kills: int, seed: int = 7) -> None:
    """Print a row for every archive that was crawled under kills."""
    chance, done = random.Random(seed), 0  # noqa: S311 - moments, no secret
    with serving(pages) as proxy:
        while done < kills:
            with tempfile.TemporaryDirectory() as name:
                moments: list[str] = []
                while done < kills and killed(proxy, pages, Path(name), after := chance.uniform(*MOMENTS)):
                    done += 1
                    moments.append(f"{after:.1f}")
                said = finished(proxy, pages, Path(name))
            say(f"{len(moments)} kills after {' '.join(moments) or 'none'} s: {said}")
    say(f"{done} kills in all")


if __name__ == "__main__":
    kill(*map(int, sys.argv[1:] or (2000, 50)))
