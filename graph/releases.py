"""Releases: immutable checkpoints of the head, each with a manifest; readers use the newest, a build makes the next.

A checkpoint is made of hard links (`pyoxigraph.Store.backup`), so it costs milliseconds and next to no disk. The
release appears under its name only when it is whole: it is made aside and renamed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec
import pyoxigraph as ox
from msgspec.structs import replace

from data.errors import AskedWrongly, JobFailed
from graph.books import checksum, classes, digests, size
from graph.describing import descriptions
from graph.head import Head
from graph.manifest import FORMAT, Manifest
from graph.names import SETTING, base, space, term
from graph.sparql import opened

MANIFEST = "release.json"
DAY = "as-of-"
WITHHELD = "withheld"
PAGE = term("cn:Page")
CURATED = ("ontology", "borrowed", "vocabularies/", "authority/", "judgements")


class Release(msgspec.Struct, frozen=True):
    """A published release on disk; `store()` opens it for reading."""

    folder: Path
    manifest: Manifest

    @property
    def place(self) -> Path:
        """The folder of the checkpoint."""
        return self.folder / "store"

    def store(self) -> ox.Store:
        """Open the checkpoint read-only; any number of readers may do so at once. A damaged one is refused."""
        return opened(self.place)


def publish(head: Head, folder: Path, now: datetime | None = None, captured: str | None = None) -> tuple[Release, bool]:
    """Publish the head below *folder*; where nothing changed since the newest release, return that one and False."""
    newest = next(releases(folder), None)
    graphs = digests(head.store)
    if newest and newest.manifest.checksum == checksum(graphs):
        shutil.rmtree(folder / WITHHELD, ignore_errors=True)
        return newest, False
    moment = now or datetime.now(UTC)
    manifest = replace(_manifest(head, graphs, _next_id(folder, moment), moment), captured=captured)
    release = _checkpoint(head, folder, manifest)
    shutil.rmtree(folder / WITHHELD, ignore_errors=True)
    return release, True


def publish_day(head: Head, folder: Path, day: str) -> Release:
    """Keep the head as the graph of a day, `as-of-2026-01-31`, in place of an earlier one; it is never the newest."""
    return _aside(head, folder, replace(_manifest_now(head, f"{DAY}{day}"), as_of=day))


def withhold(head: Head, folder: Path) -> Release:
    """Keep a head that is not to be published, so that it can be looked at until the next one is; never the newest."""
    return _aside(head, folder, _manifest_now(head, WITHHELD))


def _aside(head: Head, folder: Path, manifest: Manifest) -> Release:
    shutil.rmtree(folder / manifest.id, ignore_errors=True)
    return _checkpoint(head, folder, manifest)


def _manifest_now(head: Head, name: str) -> Manifest:
    return _manifest(head, digests(head.store), name, datetime.now(UTC))


def _manifest(head: Head, graphs: Mapping[str, str], name: str, moment: datetime) -> Manifest:
    counts, curated = classes(head.store), tuple(space("graph") + name for name in CURATED)
    return Manifest(
        id=name,
        created=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        checksum=checksum(graphs),
        quads=size(head.store),
        pages=counts.get(PAGE, 0),
        software=f"chancennetz {version('chancennetz')}",
        vocabularies={graph: digest for graph, digest in sorted(graphs.items()) if graph.startswith(curated)},
        counts=counts,
        base=base(),
    )


def releases(folder: Path) -> Iterator[Release]:
    """Yield the releases below *folder*, the newest first, without the graphs of days and what is withheld."""
    files = (file for file in folder.glob(f"*/{MANIFEST}") if not file.parent.name.startswith((DAY, WITHHELD, ".")))
    yield from map(_read, sorted(files, key=lambda file: _order(file.parent.name), reverse=True))


def beside(folder: Path) -> Iterator[Release]:
    """Yield the graphs of days below *folder*, and the one that is withheld, which are no releases."""
    yield from map(_read, sorted([*folder.glob(f"{DAY}*/{MANIFEST}"), *folder.glob(f"{WITHHELD}/{MANIFEST}")]))


def newest(folder: Path) -> Release:
    """Return the newest release; where there is none, say how to make one."""
    found = next(releases(folder), None)
    if found is None:
        raise JobFailed(f"There is no release in {folder} yet; `chancennetz run` makes one.")
    return _of_this_base(found)


def named(folder: Path, name: str) -> Release:
    """Return the release called *name*, the newest for `latest`; an unknown name is answered with the known ones."""
    if name == "latest":
        return newest(folder)
    if name.startswith((DAY, WITHHELD)):
        return _beside(folder, name)
    known = {release.manifest.id: release for release in releases(folder)}
    if name not in known:
        raise AskedWrongly(f"There is no release {name!r}; there are: {', '.join(known) or 'none yet'}.")
    return _of_this_base(known[name])


def _beside(folder: Path, name: str) -> Release:
    file = folder / name / MANIFEST
    if file.exists():
        return _of_this_base(_read(file))
    if not name.startswith(DAY):
        raise AskedWrongly(f"Nothing is withheld in {folder}: what was built last was published; ask the latest.")
    way = f"`chancennetz build --as-of {name.removeprefix(DAY)}` makes it"
    raise AskedWrongly(f"There is no graph of that day in {folder}; {way}.")


def _of_this_base(release: Release) -> Release:
    told, name = release.manifest.base, release.manifest.id
    if told != base():
        raise AskedWrongly(f"The release {name} is minted under {told}, not under {base()}; {SETTING}={told} reads it.")
    return release


def _read(manifest: Path) -> Release:
    try:
        told = msgspec.json.decode(manifest.read_bytes(), type=Manifest)
    except msgspec.MsgspecError as problem:
        raise JobFailed(f"{manifest} is damaged ({problem}); restore it, or remove its folder.") from None
    if told.format > FORMAT:
        raise JobFailed(f"{manifest.parent} is of a newer chancennetz (format {told.format}); update it.")
    return Release(manifest.parent, told)


def _checkpoint(head: Head, folder: Path, manifest: Manifest) -> Release:
    aside, place = folder / f".{manifest.id}", folder / manifest.id
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    head.store.flush()
    head.store.backup(str(aside / "store"))
    (aside / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    for name, content in descriptions(manifest).items():
        (aside / name).write_bytes(content)
    aside.rename(place)
    return Release(place, manifest)


def _next_id(folder: Path, moment: datetime) -> str:
    day = moment.strftime("%Y-%m-%d")
    taken = [_order(path.name)[1] for path in folder.glob(f"{day}.*")]
    return f"{day}.{max(taken, default=0) + 1}"


def _order(name: str) -> tuple[str, int]:
    day, _, count = name.partition(".")
    return day, int(count) if count.isdigit() else 0
