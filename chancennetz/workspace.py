"""The workspace: the one folder that everything produced goes into; nothing else on the machine is written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from data.errors import AskedWrongly
from graph.names import HOME, SETTING, check_base

FORMAT = 1
CARD = "workspace.json"
Content: TypeAlias = Literal["sample", "live"]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What `workspace.json` says: the layout's format, whose pages lie here, how long what names people is kept.

    `base` is what the graph's minted IRIs begin with, None for chancennetz's own address.
    """

    format: int = FORMAT
    content: Content | None = None
    keep_people_days: int = 730
    base: str | None = None


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

    def mint_under(self, base: str) -> None:
        """Note the base IRI of this workspace's graph; a graph that has another one already is refused."""
        check_base(base)
        card = self.card()
        if self.graph.exists() and base != (card.base or HOME):
            raise AskedWrongly(
                f"The graph of {self.folder} is minted under {card.base or HOME}; choose another workspace for {base}, "
                "or remove its graph and releases to begin anew."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        self.write(msgspec.structs.replace(card, base=base))

    def use_base(self) -> None:
        """Mint and ask under this workspace's base IRI in this process, and in those that it starts."""
        card, told = self.card(), os.environ.get(SETTING)
        held = card.base or HOME
        if told and told != held:
            if not card.base and not self.graph.exists():
                return
            raise AskedWrongly(
                f"The workspace {self.folder} mints under {held}, and {SETTING} says {told}; leave it unset, or give "
                "`--base` with the first build of a new workspace."
            )
        if held != HOME:
            os.environ[SETTING] = held

    def write(self, told: Card) -> None:
        """Replace the card, whole or not at all."""
        aside = self.folder / f"{CARD}.new"
        aside.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
        aside.replace(self.folder / CARD)


def existing(folder: Path, base: str | None = None) -> Workspace:
    """Return the workspace in *folder*, to be minted under *base*; where there is none, say how to make one."""
    workspace = Workspace(folder)
    if not (folder / CARD).exists():
        raise AskedWrongly(f"There is no workspace in {folder}; `chancennetz run --sample` makes one to try things on.")
    if base:
        workspace.mint_under(base)
    workspace.use_base()
    return workspace
