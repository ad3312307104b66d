"""The small language of the frame files, compiled to regular expressions over masked sentences.

A pattern is words in small letters, separated by blanks; `(a|b_c)` is a choice, `_` a blank inside it, `?` optional.
BODY is the body that has the role, THING what it has it for, GEN_THING the same after `des`, `der` or `von`, OFFICE an
office, PROJECT a named or pointed-to thing, OTHER any of them, MEMBER a body that may be a pronoun, WE a `wir`; GAP4 is
up to four words of the clause without another body, RUN4 the same across joints, LIST4 across commas, NP4 without a
preposition, ADV4 only adverbs and dates, ANY4 bodies too, REST anything of the sentence, END the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from os.path import commonprefix

from data.errors import AskedWrongly
from extract.german.prepositions import PREPOSITIONS
from extract.masks import CONTRACTIONS

NEAR = r"(?:[a-zäöüß-]+e[mnrs]? ){0,2}?"
DET = (
    r"(?:(?:(?:der|die|das|dem|den|des|ein|eine[mnrs]?|unsere?[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?|beide[nr]?|alle[nr]?|"
    r"jeweils|auch|"
    r"u\. a\.|unter anderem|insbesondere|jeweilige[nr]?|zum beispiel|etwa) (?:[a-zäöüß-]+e[mnrs]? ){0,3}?|"
    r"[a-zäöüß-]+(?:ig|isch|lich|ell|end)e[mnrs]? ))?"
)
OBJECT = (
    r"(?:(?P<thing{n}>[OTPB]\d+)|\S*(?:projekt|programm|stelle|standort|vorhaben|prozess|netzwerk|verbund|bündnis|tagung|fachtag|"
    r"konferenz|wettbewerb|preis|initiative|veranstaltung|kongress|seminar)\S*) "
)
SIGNS = {
    "BODY": DET + r"(?P<body{n}>[BO]\d+) ",
    "THING": DET + r"(?P<thing{n}>[OTPB]\d+) ",
    "GEN_THING": r"(?:(?:des|der|von|zu|dieses|dieser) (?:[a-zäöüß-]+e[mnrs]? ){0,2}?)?(?P<thing{n}>[OTPB]\d+) ",
    "MEMBER": DET + r"(?P<body{n}>[BOTPW]\d+) ",
    "WE": r"(?P<body{n}>W\d+) ",
    "AGENT": DET + r"(?P<body{n}>B\d+) ",
    "ONE": DET + r"(?P<body{n}>[BO]1\d+) ",
    "SEVERAL": DET + r"(?P<body{n}>B2\d+) ",
    "NETWORK": DET + r"(?P<body{n}>B3\d+) ",
    "GROUP": DET + r"(?P<thing{n}>(?:T5|B3)\d+|P1\d+) ",
    "HE": r"(?P<body{n}>P1\d+) ",
    "BARE": r"(?P<body{n}>[BO]\d+) ",
    "IT": rf"(?:(?:d(?:er|ie|as|em|en)|diese[mnrs]?|(?:unser|ihr|sein)e?[mnrs]?) {NEAR})?(?P<thing{{n}}>[TP][15]\d+) ",
    "OF_THING": r"(?:(?:des|der|von|in|an|bei|für|zu|hinter|unsere[rs]|ihre[rs]|seine[rs]) "
    rf"(?:d(?:er|as|ie|em|en) |diese[mnrs]? )?{NEAR})(?P<thing{{n}}>[OTPB]\d+) ",
    "REST": r"(?:(?:(?:[^\s;:.!?]|(?<=\d)\.(?=\d))+|(?<=\d )\.) ){0,40}?",
    "OFFICE": r"(?P<thing{n}>O\d+) ",
    "BARETHING": r"(?P<thing{n}>[OTB]\d+) ",
    "PLAN": r"(?P<thing{n}>T1\d+) ",
    "PROJECT": r"(?P<thing{n}>T\d+) ",
    "TASK": OBJECT.replace("[OTPB]", "T"),
    "OTHER": DET + r"[OTPB]\d+ ",
    "OBJECT": DET + OBJECT,
    "TARGET": DET + OBJECT.replace("[OTPB]\\d+", "(?:[OT]|P1|B3)\\d+"),
    "END": r"(?=[.,;:!?)]|und |sowie |$)",
}
WORD = r"(?:[^\s;:,()]|(?<=\d),(?=\d))+"
GAP = re.compile(r"(GAP|LIST|NP|ADV|ANY|RUN)(\d)")
GOVERNING = (
    rf"(?!(?:{'|'.join(sorted(PREPOSITIONS))}) "
    r"(?:(?:de[rmns]|die|das|ein|eine[mnrs]?) )?(?:(?!d(?:ie|e[rmns]) )[a-zäöüß-]+e[mnrs]? ){0,2}[BO]\d)"
)
UNIT = {
    "GAP": rf"(?![BO]\d|(?:und|sowie|oder) ){GOVERNING}{WORD}",
    "ANY": WORD,
    "RUN": rf"(?![BO]\d){WORD}",
    "LIST": r"(?![BO]\d)[^\s;:]+",
    "NP": rf"(?![BO]\d|(?:zu|mit|für|bei|von|in|an|auf|über|nach|aus|unter|um) ){WORD}",
    "ADV": r"(?:nun|allein|seit|heute|auch|dabei|künftig|gemeinsam|weiterhin|bisher|derzeit|aktuell|dort|dafür|"
    "hierfür|wieder|"
    r"schließlich|zunächst|ab|jahr|dem|\d[\d.]*|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|"
    r"dezember|in|hessen|berlin|hier|zudem|außerdem|bereits|schon|jeweils|hauptsächlich|vor allem|p\d|P\d)",
}
ELEMENT = re.compile(r"(\([^)]*\)|\S+?)(\?)?(?=\s|$)")


def expression(pattern: str) -> str:
    """Return the regular expression of *pattern* as text."""
    counter = iter(range(99))
    return r"(?<!\S)" + "".join(_element(body, optional, counter) for body, optional in ELEMENT.findall(pattern))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed; raises AskedWrongly when the frame that it is from is none."""
    try:
        return re.compile(expression(pattern))
    except re.error as error:
        raise AskedWrongly(f"A pattern in data/frames is not well formed ({error}): {pattern}") from error


def _element(body: str, optional: str, counter: Iterator[int]) -> str:
    choices = body[1:-1].split("|") if body.startswith("(") else [body]
    runs = groupby(choices, key=_is_plain)
    parts = (
        [either(["".join(f"{word} " for word in _words(choice)) for choice in run])]
        if plain
        else [_choice(choice, counter) for choice in run]
        for plain, run in runs
    )
    return f"(?:{'|'.join(chain.from_iterable(parts))}){optional}"


def _is_plain(choice: str) -> bool:
    """Tell whether a choice is words and nothing else."""
    return choice not in SIGNS and "*" not in choice and GAP.fullmatch(choice) is None


def either(texts: Sequence[str]) -> str:
    """Return an expression for one of *texts*, tried in their order, which says what several begin with once.

    `träger |trägerin ` become `träger(?: |in )`: some patterns have hundreds of words, and each letter is compiled.
    """
    ends = texts.index("") if "" in texts else len(texts)
    behind = list(filter(None, texts[ends:]))
    return "|".join((*_by_beginning(texts[:ends]), *texts[ends : ends + 1], *_by_beginning(behind)))


def _by_beginning(texts: Iterable[str]) -> Iterator[str]:
    """Yield an expression for the texts of each first letter: which of these is tried first makes no difference."""
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        found.setdefault(text[0], []).append(text)
    for same in found.values():
        beginning = commonprefix(same)  # noqa: RUF071 - of words, which are no paths
        rest = either([text.removeprefix(beginning) for text in same]) if len(same) > 1 else ""
        yield re.escape(beginning) + (f"(?:{rest})" if rest else "")


def _choice(choice: str, counter: Iterator[int]) -> str:
    gap = GAP.fullmatch(choice)
    if gap:
        return rf"(?:{UNIT[gap[1]]} ){{0,{gap[2]}}}?"
    if choice in SIGNS:
        return SIGNS[choice].replace("{n}", str(next(counter)))
    return "".join(
        rf"\S*{re.escape(word[1:])} " if word.startswith("*") else f"{re.escape(word)} " for word in _words(choice)
    )


def _words(choice: str) -> Iterator[str]:
    """Yield the words of a choice as masked sentences have them; `*kosten` is every compound with that end."""
    return (CONTRACTIONS.get(word, word) for word in choice.split("_"))
