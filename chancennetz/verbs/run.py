"""`chancennetz run`: the whole line, from web pages to answers and networks."""

from __future__ import annotations

from typing import Annotated

import typer

from chancennetz.options import (
    WORKSPACE,
    BaseOption,
    ContactOption,
    DueOption,
    EditionOption,
    ForceOption,
    JsonOption,
    ProxyOption,
    SampleOption,
    SourcesOption,
    TrustOption,
    WebhookOption,
    WithOption,
    WorkspaceOption,
)


def run(
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
    force: ForceOption = False,
    webhook: WebhookOption = None,
    models: WithOption = None,
    base: BaseOption = None,
    json: JsonOption = False,
) -> None:
    """Crawl, read, build, check, publish, answer, export: everything, in one go.

    A second run fetches only what changed and says what is different. It can be stopped at any moment.

    Examples:

    `chancennetz run --sample` does it on the sample website.

    `chancennetz run --contact you@example.org` does it on the live websites of `chancennetz sources`.

    `chancennetz run --due --contact you@example.org` asks only what is due; `chancennetz schedule` does so every day.
    """
    from chancennetz.crawling import Wish
    from chancennetz.line import run_line
    from chancennetz.telling import Teller
    from chancennetz.workspace import Workspace

    place = Workspace(workspace)
    if base:
        place.mint_under(base)
    place.use_base()
    wish = Wish(
        only=tuple(only or ()),
        sample=sample,
        edition=edition,
        sources=sources,
        contact=contact,
        proxy=proxy,
        trust=trust,
        due=due,
        force=force,
        webhook=webhook,
    )
    run_line(place, wish, Teller(json=json), models or ())
