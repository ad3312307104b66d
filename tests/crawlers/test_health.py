"""What makes a source unhealthy, and what is only to be known."""

from collections.abc import Callable

import pytest

from crawlers.frontier import FOUND, START, Outcome, Row
from crawlers.health import Facts, notes, problems
from crawlers.sources import Source

Sourced = Callable[..., Source]


def rows(*outcomes: Outcome | None, rank: int = FOUND) -> list[Row]:
    return [
        Row(source="kgc", url=f"https://kgc.example/{number}", kind="page", rank=rank, outcome=outcome)
        for number, outcome in enumerate(outcomes)
    ]


@pytest.mark.parametrize(
    ("given", "pages", "expected", "not_due", "told"),
    [
        (rows("page", "missing", "elsewhere"), 5, 5, 0, None),
        (rows("failed", rank=START), 5, 5, 0, "its start address https://kgc.example/0 gave nothing"),
        (
            rows("refused", rank=START),
            5,
            5,
            0,
            "its start address https://kgc.example/0 gave nothing (refused by robots",
        ),
        (rows("page"), 4, 0, 0, "gave 4 pages, fewer than the 5 (min) of a healthy crawl."),
        (rows("page"), 4, 0, 1, None),
        (rows("failed", "failed", "failed"), 7, 7, 0, None),
        (rows("failed", "failed", "failed", "failed"), 7, 7, 0, "4 of 11 addresses failed, more than 30%."),
        (rows("failed", "failed"), 5, 5, 0, None),
        (rows("page"), 7, 10, 0, None),
        (rows("page"), 6, 10, 0, "gave 6 pages where 10 were known, a drop of more than 30%."),
        (rows("page"), 5, 7, 0, None),
        (rows(None, "page"), 1, 10, 0, "was stopped with 1 address open; the next crawl goes on with them."),
    ],
)
def test_what_makes_a_source_unhealthy(  # noqa: PLR0913, PLR0917 - the columns of the table
    source: Sourced, given: list[Row], pages: int, expected: int, not_due: int, told: str | None
) -> None:
    found = problems(Facts(source(min=5), given, pages, expected, not_due))
    assert [sentence.startswith(f"kgc: {told}") for sentence in found] == ([True] if told else [])


def test_a_spent_budget_and_a_damaged_sitemap_are_only_to_be_known(source: Sourced) -> None:
    damaged = Row(
        source="kgc", url="https://kgc.example/s.xml", kind="sitemap", outcome="sitemap", why="es fehlt etwas"
    )
    facts = Facts(source(max=9), [*rows("budget", "budget"), damaged], 9, 0, 0)
    assert problems(facts) == ()
    assert notes(facts) == (
        "kgc: stopped after 9 pages (max), 2 addresses were not asked.",
        "kgc: https://kgc.example/s.xml: es fehlt etwas.",
    )
