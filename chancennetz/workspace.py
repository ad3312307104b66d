"""The workspace: the one folder that everything produced goes into; nothing else on the machine is written."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from data.errors import AskedWrongly

FORMAT = 1
CARD = "workspace.json"
Content: TypeAlias = Literal["sample", "live"]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What `workspace.json` says: the layout's format, whose pages lie here, and how long what names people is kept."""

    format: int = FORMAT
    content: Content | None = None
    keep_people_days: int = 730


class Workspace(msgspec.Struct, frozen=True):
    """Where each stage keeps its results."""

    folder: Path

    @property
    def archive(self) -> Path:
        """WARC files and their index: the source of truth."""
        return self.folder / "archive"

    @property
    def readings(self) -> Path:
        """Texts and records; those that name a person in a file of their own."""
        return self.folder / "readings"

    @property
    def graph(self) -> Path:
        """The store that a build changes."""
        return self.folder / "graph"

    @property
    def releases(self) -> Path:
        """Published, immutable states of the graph."""
        return self.folder / "releases"

    @property
    def search(self) -> Path:
        """Indexes for searching releases; made when they are needed."""
        return self.folder / "search"

    @property
    def judgements(self) -> Path:
        """The user's own judgements about names, if there are any; worth keeping in git."""
        return self.folder / "judgements.jsonl"

    @property
    def networks(self) -> Path:
        """Exported networks and pictures."""
        return self.folder / "networks"

    @property
    def reports(self) -> Path:
        """What each run did: one JSON file a run, and the crawl's log."""
        return self.folder / "reports"

    def card(self) -> Card:
        """Read the card; a folder without one is new, one of a newer chancennetz is refused."""
        try:
            told = msgspec.json.decode((self.folder / CARD).read_bytes(), type=Card)
        except FileNotFoundError:
            return Card()
        except msgspec.MsgspecError as problem:
            raise AskedWrongly(
                f"{self.folder / CARD} is not a workspace card ({problem}); restore or remove it."
            ) from None
        if told.format > FORMAT:
            raise AskedWrongly(
                f"The workspace {self.folder} was made by a newer chancennetz (format {told.format}, this one knows "
                f"{FORMAT}); update chancennetz, or choose another folder with --workspace."
            )
        return told

    def dedicate(self, content: Content) -> None:
        """Note whose pages lie here; the sample's invented people and the live web never share a workspace."""
        card = self.card()
        if card.content not in {None, content}:
            raise AskedWrongly(
                f"The workspace {self.folder} holds the {card.content} website's pages; "
                f"choose another folder for the {content} ones with --workspace."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        self.write(msgspec.structs.replace(card, content=content))

    def write(self, told: Card) -> None:
        """Replace the card, whole or not at all."""
        aside = self.folder / f"{CARD}.new"
        aside.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
        aside.replace(self.folder / CARD)


def existing(folder: Path) -> Workspace:
    """Return the workspace in *folder*; where there is none, say how to make one."""
    workspace = Workspace(folder)
    if not (folder / CARD).exists():
        raise AskedWrongly(f"There is no workspace in {folder}; `chancennetz run --sample` makes one to try things on.")
    workspace.card()
    return workspace
