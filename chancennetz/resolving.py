"""Which names mean one body: what may be the same is shown side by side, and the judgement is kept as a line."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from chancennetz.building import all_judgements
from chancennetz.telling import Teller
from chancennetz.workspace import Workspace
from data.errors import AskedWrongly

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graph.judgements import Verdict
    from graph.likeness import Body
    from graph.resolution import Proposal

ANSWERS: dict[str, Verdict | None] = {"s": "same", "d": "different", "u": "unsure", "": None, "q": None}
QUOTES = """
SELECT DISTINCT ?quote ?page {{
  ?statement cn:mentions|org:member|org:organization <{iri}> ; cn:quote ?quote ; cn:onPage ?page }}
ORDER BY DESC(STRLEN(?quote)) ?page LIMIT 3"""
QUESTION = "  s same · d different · u unsure · Enter leave open · q quit: "


class Quoted(msgspec.Struct, frozen=True):
    """A sentence that names a body, and its page."""

    quote: str
    page: str


class Side(msgspec.Struct, frozen=True):
    """One of two bodies as it is shown: its IRI, its names, its Länder, and where pages name it."""

    iri: str
    names: tuple[str, ...]
    lands: tuple[str, ...]
    quotes: tuple[Quoted, ...]


class Choice(msgspec.Struct, frozen=True):
    """Two bodies that may be one, how surely (0 to 1) and why."""

    one: Side
    other: Side
    score: float
    reason: str


class Signed(NamedTuple):
    """Who judges, and why (None: the reason of the proposal)."""

    by: str | None
    why: str | None = None


def propose(workspace: Workspace, teller: Teller, signed: Signed, *, ask: bool) -> None:
    """Show every open pair with its quotes; on a terminal, and if wished, take a judgement on each."""
    choices = open_choices(workspace)
    asking = ask and not teller.json and sys.stdin.isatty()
    teller.line(f"{len(choices)} pairs of names may mean one body")
    for choice in choices:
        _show(choice, teller)
        if asking and not _asked(workspace, choice, teller, signed):
            break
    if choices and not asking:
        teller.line("  chancennetz resolve same A B --why REASON keeps a judgement; `different` and `unsure` likewise.")
    teller.document(choices)


def judge(workspace: Workspace, verdict: str, names: Sequence[str], signed: Signed, teller: Teller) -> None:
    """Keep one judgement about two names, each an IRI, the end of one, or a name as the graph has it."""
    from graph.judgements import VERDICTS
    from graph.named_bodies import named_bodies

    chosen = next((known for known in VERDICTS if known == verdict), None)
    if chosen is None:
        raise AskedWrongly(f"There is no judgement {verdict!r}; choose one of: {', '.join(VERDICTS)}.")
    if len(names) != 2:  # noqa: PLR2004 - a pair
        raise AskedWrongly(f"A judgement is about two names; {len(names)} were given: {', '.join(names) or 'none'}.")
    if not signed.why:
        raise AskedWrongly("A judgement needs its reason; say it with --why.")
    bodies = named_bodies(_store(workspace))
    first, second = (_meant(name, bodies) for name in names)
    if first == second:
        raise AskedWrongly(f"A judgement is about two names; both mean {first}.")
    _keep(workspace, chosen, (first, second), Signed(signed.by, signed.why), teller)


def open_choices(workspace: Workspace) -> list[Choice]:
    """Return the pairs of the newest release that nobody has judged, the surest first."""
    from graph.named_bodies import named_bodies
    from graph.resolution import pair, proposals

    judgements, store = all_judgements(workspace), _store(workspace)
    pairs = [one.judgement.pair for one in judgements.placed]
    stands = judgements.canonical
    judged = {*pairs, *(pair(stands.get(first, first), stands.get(other, other)) for first, other in pairs)}

    def side(body: Body) -> Side:
        names = tuple(name.name for name in body.spellings)
        return Side(body.iri, names, tuple(sorted(body.lands)), _quotes(store, body.iri))

    def choice(found: Proposal) -> Choice:
        return Choice(side(found.one), side(found.other), round(found.likeness.score, 3), found.likeness.reason)

    return [choice(found) for found in proposals(named_bodies(store), judged)]


def _store(workspace: Workspace) -> Store:
    """Open the newest release."""
    from graph.releases import newest

    return newest(workspace.releases).store()


def _quotes(store: Store, iri: str) -> tuple[Quoted, ...]:
    from graph.sparql import select

    return tuple(Quoted(str(quote), str(page)) for quote, page in select(store, QUOTES.format(iri=iri)).rows)


def _show(choice: Choice, teller: Teller) -> None:
    from graph.judgements import short
    from graph.sparql import Table

    sides = (choice.one, choice.other)
    rows = [
        ("IRI", *(short(side.iri) for side in sides)),
        ("names", *("\n".join(side.names) for side in sides)),
        ("Land", *(", ".join(side.lands) for side in sides)),
        ("quotes", *("\n".join(f"“{quote.quote}” {quote.page}" for quote in side.quotes) for side in sides)),
    ]
    teller.line(f"\n{choice.score:.2f}  {choice.reason}", "bold")
    teller.table(Table(("", "one", "other"), tuple(rows)))


def _asked(workspace: Workspace, choice: Choice, teller: Teller, signed: Signed) -> bool:
    """Take the judgement on one pair; False when the person wants to stop."""
    while (answer := teller.console.input(QUESTION).strip().lower()) not in ANSWERS:
        teller.line("  one of s, d, u, Enter, q")
    verdict = ANSWERS[answer]
    if verdict:
        why = signed.why or teller.console.input(f"  why [{choice.reason}]: ").strip() or choice.reason
        pages = tuple(quote.page for side in (choice.one, choice.other) for quote in side.quotes[:1])
        _keep(workspace, verdict, (choice.one.iri, choice.other.iri), Signed(signed.by, why), teller, pages)
    return answer != "q"


def _keep(  # noqa: PLR0913, PLR0917 - what a judgement consists of
    workspace: Workspace,
    verdict: Verdict,
    pair: tuple[str, str],
    signed: Signed,
    teller: Teller,
    pages: tuple[str, ...] = (),
) -> None:
    """Weigh the judgement with all others, and only then write its line."""
    from graph.judged import judged
    from graph.judgements import Judgement, Placed, short, written

    told = Judgement(
        judgement=verdict,
        a=short(pair[0]),
        b=short(pair[1]),
        by=signed.by or os.environ.get("CHANCENNETZ_BY") or getpass.getuser(),
        when=datetime.now(UTC).date(),
        why=signed.why or "",
        evidence=pages,
    )
    judged([*all_judgements(workspace).placed, Placed(told, "this judgement")])
    with workspace.judgements.open("ab") as file:
        file.write(written(told).encode() + b"\n")
    teller.line(f"  {told.a} and {told.b}: {verdict}, in {workspace.judgements}; `chancennetz build` applies it")
    teller.document(told)


def _meant(name: str, bodies: Sequence[Body]) -> str:
    """Return the IRI of the one body that *name* means; an unknown or doubtful name is answered with the choices."""
    from difflib import get_close_matches

    from graph.judgements import short, whole

    if whole(name) in {body.iri for body in bodies}:
        return whole(name)
    found = {body.iri for body in bodies for told in body.spellings if told.name.casefold() == name.casefold()}
    if len(found) == 1:
        return found.pop()
    if found:
        raise AskedWrongly(f"{name!r} may be {', '.join(sorted(map(short, found)))}; say which.")
    known = {told.name: body.iri for body in bodies for told in body.spellings} | {short(b.iri): b.iri for b in bodies}
    near = get_close_matches(name, known, n=5, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else f"none of the {len(known)} names is like it."
    raise AskedWrongly(f"No body is called {name!r}; {hint}")
