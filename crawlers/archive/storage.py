"""Where WARC files lie: beside the index as long as they grow, then there or, if `archive.toml` names one, in a store.

A store is any place that fsspec knows (`s3://bucket/prefix`, with the extra `s3`). A finished file is copied there, its
length compared, and taken away here; it is read back by pieces, never as a whole.
"""

import io
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import msgspec

from data.errors import AskedWrongly, JobFailed

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem  # type: ignore[import-untyped]

CARD = "archive.toml"
FINISHED = ".warc.gz"
GROWING = ".warc.gz.open"
PIECE = 2**18


class Store(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `archive.toml` says: the place of finished files, and options for fsspec, such as `endpoint_url`."""

    store: str
    options: dict[str, Any] = {}


class Kept(msgspec.Struct, frozen=True):
    """One WARC file by its final name, wherever it lies; `size` in bytes, 0 if it lies nowhere."""

    name: str
    size: int
    path: Path | None = None
    store: Store | None = None

    def open(self) -> IO[bytes]:
        """Return a stream that can seek."""
        if self.path:
            return self.path.open("rb")
        if self.store is None:
            return io.BytesIO()
        with _reaching(self.store) as (system, root):
            return cast("IO[bytes]", system.open(f"{root}/{self.name}", "rb", block_size=PIECE))


class Shelf:
    """The WARC files of an archive folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = read_card(folder)
        self._known: dict[str, Kept] = {}

    def file(self, name: str) -> Kept:
        """Return one file."""
        for path in (self.folder / name, self.folder / f"{name}.open"):
            if path.exists():
                return Kept(name, path.stat().st_size, path)
        if name not in self._known:
            self._known = self._sent()
        return self._known.get(name, Kept(name, 0))

    def files(self) -> tuple[Kept, ...]:
        """Return every file in the order of names; one that is here and in the store counts as here."""
        found = self._sent()
        for path in self.folder.glob(f"*{FINISHED}*"):
            if path.name.endswith((FINISHED, GROWING)):
                name = path.name.removesuffix(".open")
                found[name] = Kept(name, path.stat().st_size, path)
        return tuple(found[name] for name in sorted(found))

    def growing(self) -> tuple[Path, ...]:
        """Return the files that a writer has open, or that a crash left so."""
        return tuple(sorted(self.folder.glob(f"*{GROWING}")))

    def send(self) -> None:
        """Bring finished files into the store; what cannot be sent stays here, and `JobFailed` says so."""
        finished = sorted(self.folder.glob(f"*{FINISHED}"))
        if self.store is None or not finished:
            return
        with _reaching(self.store) as (system, root):
            for path in finished:
                system.put_file(str(path), f"{root}/{path.name}")
                if system.size(f"{root}/{path.name}") != path.stat().st_size:
                    raise OSError(f"{path.name} came there shortened")
                path.unlink()

    def _sent(self) -> dict[str, Kept]:
        if self.store is None:
            return {}
        with _reaching(self.store) as (system, root):
            system.invalidate_cache()
            found = system.ls(root, detail=True) if system.exists(root) else []
        sizes = {told["name"].rpartition("/")[2]: told["size"] for told in found}
        return {name: Kept(name, size, store=self.store) for name, size in sizes.items() if name.endswith(FINISHED)}


def read_card(folder: Path) -> Store | None:
    """Return the store that `archive.toml` names, None if there is no such file."""
    file = folder / CARD
    if not file.exists():
        return None
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Store)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as wrong:
        raise AskedWrongly(
            f'{file}: this cannot be understood ({wrong}); it says store = "s3://bucket/prefix".'
        ) from wrong


def write_card(folder: Path, store: Store) -> None:
    """Name the store of an archive, after asking whether it can be reached."""
    with _reaching(store) as (system, root):
        system.makedirs(root, exist_ok=True)
    lines = [f"store = {_quoted(store.store)}"]
    if store.options:
        lines += ["", "[options]", *(f"{key} = {_quoted(str(value))}" for key, value in store.options.items())]
    (folder / CARD).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()


@contextmanager
def _reaching(store: Store) -> Iterator[tuple["AbstractFileSystem", str]]:
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # noqa: PLC0415 - most archives have no store

    try:
        system, root = url_to_fs(store.store, **store.options)
        yield system, root.rstrip("/")
    except ImportError as wrong:
        need = "for S3, pip install 'chancennetz[s3]'"
        raise AskedWrongly(f"{store.store}: this needs more software ({wrong}); {need}.") from wrong
    except Exception as wrong:
        raise JobFailed(
            f"{store.store}: this store cannot be used now ({wrong}). Nothing is lost: what was not sent is kept here, "
            "and the next crawl sends it."
        ) from wrong
