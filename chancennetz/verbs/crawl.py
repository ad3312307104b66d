"""`chancennetz crawl`: fetch pages into the archive."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import (
    WORKSPACE,
    ContactOption,
    DueOption,
    EditionOption,
    JsonOption,
    ProxyOption,
    SampleOption,
    SourcesOption,
    TrustOption,
    WebhookOption,
    WorkspaceOption,
)


def crawl(
    only: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Sources to crawl; all, if none.")
    ] = None,
    workspace: WorkspaceOption = WORKSPACE,
    sample: SampleOption = False,
    edition: EditionOption = None,
    sources: SourcesOption = None,
    contact: ContactOption = None,
    proxy: ProxyOption = None,
    trust: TrustOption = None,
    due: DueOption = False,
    webhook: WebhookOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch pages politely into the archive: robots.txt obeyed, one request at a time, unchanged pages not sent again.

    Example: `chancennetz crawl hage slfg --contact you@example.org` crawls two of the shipped sources.
    """
    from chancennetz.crawling import Wish, crawl_into, demand_health
    from chancennetz.telling import Teller
    from chancennetz.workspace import Workspace

    teller = Teller(json=json)
    wish = Wish(
        only=tuple(only or ()),
        sample=sample,
        edition=edition,
        sources=sources,
        contact=contact,
        proxy=proxy,
        trust=trust,
        due=due,
        webhook=webhook,
    )
    report = crawl_into(Workspace(workspace), wish, teller)
    teller.document(report)
    demand_health(report)
