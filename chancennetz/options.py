"""The options that several verbs share, each said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class Form(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


WorkspaceOption: TypeAlias = Annotated[
    Path,
    typer.Option("--workspace", "-w", help="Folder that holds everything produced.", envvar="CHANCENNETZ_WORKSPACE"),
]
FormOption: TypeAlias = Annotated[Form, typer.Option("--format", "-f", help="How the answer is printed.")]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document, for machines.")]
ReleaseOption: TypeAlias = Annotated[
    str, typer.Option("--release", "-r", help="Id of a release, latest, withheld, or a day built by build --as-of.")
]
SampleOption: TypeAlias = Annotated[
    bool, typer.Option("--sample", help="Use the sample website that comes with chancennetz, not the live web.")
]
EditionOption: TypeAlias = Annotated[
    int | None,
    typer.Option("--edition", min=1, max=2, help="Edition of the sample; by default the first, then the second."),
]
SourcesOption: TypeAlias = Annotated[
    Path | None, typer.Option("--sources", help="Folder of source files (*.toml) to use in place of the shipped ones.")
]
ContactOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--contact",
        help="Your address for webmasters (mail or web page), sent in the user agent; needed for a live crawl.",
        envvar="CHANCENNETZ_CONTACT",
    ),
]
ProxyOption: TypeAlias = Annotated[str | None, typer.Option("--proxy", help="HTTP proxy to crawl through.")]
TrustOption: TypeAlias = Annotated[
    Path | None, typer.Option("--trust", help="PEM file of the certificate authority that the proxy signs with.")
]
DueOption: TypeAlias = Annotated[
    bool, typer.Option("--due", help="Ask only what is due: sooner what changes often, later what never does.")
]
ForceOption: TypeAlias = Annotated[
    bool,
    typer.Option("--force", help="Publish although a source is not healthy, or the graph lost much."),
]
WebhookOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--webhook",
        help="Web address that is sent the report (JSON) when a source is not healthy.",
        envvar="CHANCENNETZ_WEBHOOK",
    ),
]
WithOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--with", help="Also ask this model, as NAME or NAME:key=value,key=value; by default none is asked."),
]
OntoOption: TypeAlias = Annotated[str, typer.Option("--onto", help="Project a two-mode network onto this mode.")]
WeightOption: TypeAlias = Annotated[
    str,
    typer.Option("--weight", help="Of a projection: count of what is shared, or newman (Newman 2001: 1/(n-1) each)."),
]
BackboneOption: TypeAlias = Annotated[
    float | None,
    typer.Option("--backbone", help="Keep edges that are not by chance at this level, such as 0.05 (Serrano 2009)."),
]
BaseOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="IRI",
        help="What minted IRIs begin with; chosen with the first build of a workspace, then kept.",
        envvar="CHANCENNETZ_BASE",
    ),
]
DefaultGraphOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--default-graph",
        metavar="IRI",
        help="Graph that stands for the default graph, on servers that have none of their own (Virtuoso).",
    ),
]

WORKSPACE = Path("workspace")
