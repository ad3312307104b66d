"""`chancennetz sources`: which websites are crawled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from chancennetz.options import ContactOption, JsonOption, ProxyOption, TrustOption


class Listing(TyperGroup):
    """Lists when no verb is named: `sources`, `sources FOLDER`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps its context to itself
        """Put `list` before what begins with none of the verbs."""
        named = bool(args) and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named else ["list", *args])


sources = typer.Typer(
    name="sources",
    cls=Listing,
    help="List the websites that are crawled (`sources`, or `sources FOLDER`), check their files, draft new ones.\n\n"
    "Example: `chancennetz sources my-sources` lists the files in a folder of yours.",
    short_help="List, check and draft the websites' files",
)
FolderArgument = Annotated[Path | None, typer.Argument(help="Folder of source files; none: the shipped ones.")]


@sources.command("list")
def list_(folder: FolderArgument = None, json: JsonOption = False) -> None:
    """List the websites; a wrong key or value in their files is named with file and line.

    Example: copy a shipped file into a folder of yours and change it; `chancennetz sources my-sources` lists it.
    """
    from chancennetz.sourcing import list_sources
    from chancennetz.telling import Teller

    list_sources(folder, Teller(json=json))


@sources.command()
def check(folder: FolderArgument = None, json: JsonOption = False) -> None:
    """Tell all that is wrong in any of the files, and what is doubtful: a host in two files, an address left out.

    Example: `chancennetz sources check my-sources`
    """
    from chancennetz.sourcing import check_sources
    from chancennetz.telling import Teller

    check_sources(folder, Teller(json=json))


@sources.command()
def draft(
    url: Annotated[str, typer.Argument(metavar="ADDRESS", help="The website's start page.")],
    contact: ContactOption = None,
    proxy: ProxyOption = None,
    trust: TrustOption = None,
    json: JsonOption = False,
) -> None:
    """Print a source file for a website, its title and sitemap looked up as politely as any crawl asks.

    Without --contact nothing is asked, and the title is left to you.

    Example: `chancennetz sources draft https://www.example.de/kgc --contact you@example.org > my-sources/example.toml`
    """
    from chancennetz.sourcing import draft_source
    from chancennetz.telling import Teller

    draft_source(url, contact, proxy, trust, Teller(json=json))
