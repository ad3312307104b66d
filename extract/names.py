"""How far a name reaches to the left and right of its head noun."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.frames import Head, HeadGroup, Heads, Words
from extract.places import FREE, town
from extract.tails import at_water, beside, departments, estates, purpose, seat

LEGAL = re.compile(r"e\.\s?V\.|n\.\s?e\.\s?V\.|gGmbH|GmbH|mbH|m\.\s?b\.\s?H\.|eG|KdöR|KöR|AöR|gUG|UG|gemeinnützige")
PLACE_LINK = frozenset({"in", "im", "am"})
AREAS = frozenset(
    {"Dekanat", "Bistum", "Erzbistum", "Landkreis", "Kreis", "Kirchenkreis", "Regierungsbezirk", "Bezirk"}
)
OWNERS = frozenset(
    {"Stadt", "Gemeinde", "Landeshauptstadt", "Region", "Hansestadt", "Landkreises", "Kreises", "Bezirks", "Bezirkes"}
    | {"Kantons", "Städteregion", "Verbandsgemeinde", "Samtgemeinde", "Universitätsstadt", "Kreisstadt", "Diözese"}
)
STATES = frozenset({"Landes", "Freistaats", "Freistaates"})
OF_AREAS = frozenset({"Landkreis", "Kreis", "Stadt", "Region", "Kanton", "Bezirk", "StädteRegion", "Städteregion"})
BARE_OWNERS = frozenset(
    {"Stadt", "Gemeinde", "Landeshauptstadt", "Hansestadt", "Landkreises", "Kreises", "Landes", "Kantons"}
)
HOUSES = frozenset(
    {"kita", "kindertagesstätte", "kindergarten", "kinderhaus", "hospiz", "pflegeheim", "seniorenheim", "haus"}
)
SEATS = frozenset({"university", "clinic", "association"})
BRANCH = re.compile(
    r"(?:Landes|Bezirks|Regional|Kreis|Orts|Stadt|Diözesan|Gesamt)-?(?:vertretung|verband|geschäftsstelle|verein|gruppe|direktion|vereinigung|stelle)|Sektion|"
    r"Verwaltungsbezirk|Direktion|Regionaldirektion|Niederlassung|Zweigstelle|Außenstelle"
)
LEADS = re.compile(r"(?:isch|ich|ig|er|n)e[rnms]?$|-|isches$|^(?:Deutsch|Frei|Rot|Weiß|Blau|Jüdisch)e[rsnm]?$")
GESUNDHEITSKASSE = ["–", "Die", "Gesundheitskasse"]
AGENT = re.compile(
    r"(?:träger|geber|bieter|treiber|halter|nehmer|leiter|steller|förderer|partner|berater|lehrer)$", re.IGNORECASE
)
YEAR = re.compile(r"1[89]\d\d")
OF_MANY = re.compile(r"[a-zäöüß]{3,}(?:scher|licher|iger|naler|ender|erter|ener|barer|loser|isierter|evanter)")
LINKS = frozenset({"für", "zur", "gegen", "zum"})
DISTRICT = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+isch(?:e[nrms]?)?")
MOTTO = re.compile(r"(?:Gesund|Sozial|Sicher|Aktiv|Familienfreundlich|Altersfreundlich|Bewegt|Kinderfreundlich)e[nrs]?")
FIELD = re.compile(r"(?:Gesundheits|Gesunde-|Präventions)", re.IGNORECASE)
MOST_LEFT = 4
SLOGANS = frozenset({"Gesund", "Leben", "Aktiv", "Fit", "Alt"})
MOST_NOUNS = 3
MOST_RUN = 5
MOST_QUOTED = 10
LINE = 6
LANDESTEILE = frozenset(
    {"Land", "Landes", "Freistaat", "Freistaats", "Freistaates", "Freien", "Hansestadt", "Stadt", "Bundesland"}
)


@lru_cache(maxsize=50_000)
def is_legal(word: str) -> bool:
    """Tell whether *word* is a legal form or a part of one."""
    return LEGAL.fullmatch(word) is not None


class Reach(NamedTuple):
    """A name's tokens `start:end` and whether anything but the head belongs to it."""

    start: int
    end: int
    head: Head
    complete: bool


class Names:
    """Reads names around head nouns; *words* hold the small words that no name holds, and what joins to names."""

    def __init__(self, heads: Heads, laender: frozenset[str], words: Words) -> None:
        self.heads = heads
        self.never = words.never_in_names
        self.alone, self.carriers = words.alone, words.carriers
        self.laender = laender
        self._bare_laender = laender | {land.rstrip("s") for land in laender}
        self.brands = {brand: kind for kind, brands in words.brands.items() for brand in brands}
        self._words = words
        self._no_name_ends = tuple(words.no_name_ends)

    def is_no_body(self, word: str) -> bool:
        """Tell whether a word is no name of a body, whatever it looks like: a law, money, people, an undertaking."""
        small = word.lower()
        return small in self._words.no_names or small.endswith(self._no_name_ends)

    def around(self, words: Sequence[str], place: int, first: int, last: int) -> Reach | None:
        """Return the name whose head is `words[place]`, inside `words[first:last]`; None when there is no head."""
        head = self.heads.find(words[place])
        if head is None:
            return None
        if head.group.town:
            start, end = self._free(words, place, first), self._town(words, place + 1, last)
        else:
            start = self.left(words, place, first, lone=_is_line(words, first, place, last))
            end = self.right(words, place + 1, last, head.group)
        itself = (head.group.compound and bool(head.prefix)) or self._is_namesake(head) or _is_of_the_field(head)
        return Reach(start, end, head, itself or start < place or end > place + 1)

    def _is_namesake(self, head: Head) -> bool:
        """Tell whether a hyphen joins a proper name to the head (`Robert-Bosch-Krankenhaus`, not `Online-Akademie`)."""
        return head.group.namesake and head.prefix.endswith("-") and head.prefix[:-1] not in self._words.kinds_of

    def _free(self, words: Sequence[str], place: int, first: int) -> int:
        """Return where `Freie und Hansestadt`, `Hanse- und Universitätsstadt`, `Oberbergischer Kreis` begins."""
        before = words[place - 2] if place - 2 >= first and words[place - 1] == "und" else ""
        if before in FREE or before.endswith("-"):
            return place - 2
        district = words[place].startswith("Kreis") and place > first and DISTRICT.fullmatch(words[place - 1])
        return place - 1 if place > first and (district or words[place - 1] in FREE) else place

    def _town(self, words: Sequence[str], end: int, last: int) -> int:
        reached = self._place(words, end, last)
        reached = town(words, end, last, self.may_name) if reached == end else reached
        return self._at_water(words, reached, last) if reached > end else end

    def may_name(self, word: str) -> bool:
        """Tell whether *word* may stand in a name: capitalised, none of the small words, no head noun but a town's."""
        head = self.heads.find(word)
        return word[:1].isupper() and word.lower() not in self.never and (head is None or _is_like_a_town(head))

    def left(self, words: Sequence[str], place: int, first: int, *, lone: bool = False) -> int:
        """Return where the name begins: capitalised words, and `Städte- und` before `Gemeindebund`.

        At the beginning of a sentence only words count that must belong to the name, unless it stands alone in a line.
        """
        start = place
        while start > first and place - start < MOST_LEFT:
            word = words[start - 1]
            if word in {"und", "&"} and start - 2 >= first and (words[start - 2].endswith("-") or word == "&"):
                start -= 2
                while start - 2 >= first and words[start - 1] == "," and words[start - 2].endswith("-"):
                    start -= 2
            elif self._belongs_left(word, sentence_start=start - 1 == first and not lone):
                start -= 1
            else:
                break
        return start

    def _belongs_left(self, word: str, *, sentence_start: bool) -> bool:
        if not word[:1].isupper() or word.lower() in self.never or len(word) == 1:
            return False
        if not sentence_start:
            return not self._is_title(word)
        return bool(LEADS.search(word)) or self.is_land_adjective(word) or self.heads.find(word) is not None

    @staticmethod
    def _is_title(word: str) -> bool:
        return word.endswith(("in", "innen")) and word.lower().removesuffix("nen").endswith("erin")

    def right(self, words: Sequence[str], end: int, last: int, group: HeadGroup) -> int:
        """Return where the name ends, taking complement after complement while one fits, but only one `für …`."""
        if end == last:
            return end
        taken = False
        steps: tuple[Callable[[], int], ...] = (
            lambda: self._fuer(words, end, last) if group.fuer and not taken else end,
            lambda: self._quoted(words, end, last) if group.run else end,
            lambda: self._place(words, end, last),
            lambda: self._genitive(words, end, last, group),
            lambda: departments(words, end, last, self._words.departments) if group.run else end,
            lambda: self._run(words, end, last) if group.run else end,
            lambda: self._area(words, end, last) if group.run else end,
            lambda: self._lived_in(words, end, last),
            lambda: self._at_water(words, end, last),
            lambda: self._beside(words, end, last),
            lambda: self._seat(words, end, last),
            lambda: self.legal(words, end, last),
            lambda: self._bracket(words, end, last),
        )
        while True:
            longer = next((reached for step in steps if (reached := step()) > end), end)
            if longer == end:
                return end
            begin, end = end, longer
            if is_legal(words[end - 1]):
                return self._bracket(words, self._place(words, end, last), last)
            taken = taken or words[begin] in LINKS

    def _area(self, words: Sequence[str], end: int, last: int) -> int:
        """Return where `Kreis Unna` ends in `Gesundheitsamt Kreis Unna`."""
        if end + 1 >= last or words[end] not in OF_AREAS:
            return end
        reached = self._town(words, end + 1, last)
        return reached if reached > end + 1 else end

    def _lived_in(self, words: Sequence[str], end: int, last: int) -> int:
        lived = end + 1 < last and words[end] == "in" and words[end + 1] in self._words.lived_in
        return end + 2 if lived and not self.heads.find(words[end - 1]) else end

    def _at_water(self, words: Sequence[str], end: int, last: int) -> int:
        return end if self.heads.find(words[end - 1]) else at_water(words, end, last, self._words.waters)

    def _beside(self, words: Sequence[str], end: int, last: int) -> int:
        """Return where `am Volmeufer` or `an der Ruhr` ends behind a school, a clinic, a Kita or a home."""
        head = self.heads.find(words[end - 1])
        if head is None or not (head.kind in {"school", "clinic"} or head.noun in HOUSES):
            return end
        place = beside(words, end, last)
        return place if place > end and self.may_name(words[place - 1]) else end

    def _seat(self, words: Sequence[str], end: int, last: int) -> int:
        seated = self.heads.find(words[end - 1])
        return seat(words, end, last, sits=seated is not None and seated.kind in SEATS)

    def branded(self, words: Sequence[str], place: int, last: int) -> int:
        """Return where the name ends that a brand and its place or branch make (`AWO Kreisverband Jena`)."""
        if words[place] not in self.brands:
            return place
        end = place + 1
        while end < last and BRANCH.fullmatch(words[end]):
            end += 1
        if self.brands[words[place]] == "club" and end + 1 < last and YEAR.fullmatch(words[end]):
            end += words[end + 1][:1].isupper()
        reached = self._area(words, end, last)
        reached = reached if reached > end else self._run(words, end, last)
        if reached == end and self.brands[words[place]] == "club" and words[end : end + 1] and end < last:
            reached += words[end][:1].isupper()
        if reached == place + 1:
            return place
        if self.brands[words[place]] == "club" and reached < last and YEAR.fullmatch(words[reached]):
            reached += 1
        for step in (self._at_water, self.legal):
            reached = step(words, reached, last)
        return reached

    def is_of_town(self, words: Sequence[str], place: int, first: int) -> bool:
        """Tell whether a town's adjective makes a brand the name of a body (`Dortmunder Tafel`, `Lüner SV`)."""
        before = words[place - 1] if place - 1 > first else ""
        town = before[:1].isupper() and before.endswith("er") and AGENT.search(before) is None
        return words[place] in self.brands and town and before.lower() not in self.never

    def after(self, words: Sequence[str], end: int, last: int, *, local: bool = False) -> int:
        """Return where a known name ends when a legal form or a Land follows it, or for *local* ones a town."""
        if list(words[end : end + 3]) == GESUNDHEITSKASSE and words[end + 3 : end + 4]:
            end = self._run(words, end + 3, last)
        if local:
            end = self._town(words, end, last)
        for step in (self.legal, self._place, self._of_land):
            end = step(words, end, last)
        return end

    def is_local(self, words: Sequence[str], end: int, reached: int) -> bool:
        """Tell whether what follows a known name at `end:reached` makes it the name of a local body."""
        town = reached > end and self.may_name(words[end]) and words[end].rstrip("s") not in self._bare_laender
        area = any(word in AREAS for word in words[end:reached])
        return (town and not is_legal(words[end])) or area or list(words[end : end + 3]) == GESUNDHEITSKASSE

    def is_land_adjective(self, word: str) -> bool:
        """Tell whether *word* is a Land's or town's adjective in -er (`Hamburger`, `Brandenburger`)."""
        return word.endswith("er") and (word[:-2] in self.laender or word[:-2] + "en" in self.laender)

    def _of_land(self, words: Sequence[str], end: int, last: int) -> int:
        if end + 2 < last and words[end] in {"des", "der"} and words[end + 1] in LANDESTEILE:
            reached = self._place(words, end + 2, last)
            return reached if reached > end + 2 else end
        return end

    def _fuer(self, words: Sequence[str], end: int, last: int) -> int:
        if end + 1 >= last or words[end] not in LINKS or not purpose(words[end], words[end + 1]):
            return end
        reached = self._noun_phrase(words, end + 1, last)
        if (second := estates(words, reached, last)) > reached:
            return self._town(words, second + 1, last)
        return self._listed(words, reached, last) if reached > end + 1 else end

    def _listed(self, words: Sequence[str], end: int, last: int) -> int:
        """Continue over `, B, C und D` when the list is closed by *und*; stay where it is not."""
        reached, closed = end, end
        while reached < last and words[reached] in {",", "und", "sowie", "&"}:
            joint = words[reached]
            after = self._bare_nouns(words, reached + 1, last)
            if after == reached + 1:
                break
            reached = after
            if joint != ",":
                closed = reached
                break
        return closed

    def _bare_nouns(self, words: Sequence[str], place: int, last: int) -> int:
        """Return the end of a noun phrase that begins no other body's name."""
        if place < last and words[place] in self._words.departments:
            return place + 1
        if place < last and (words[place].lower() in self.never or self.heads.find(words[place])):
            return place
        end = self._noun_phrase(words, place, last)
        starts_body = any(self.heads.find(w) for w in words[place:end] if not w.endswith("-"))
        return place if starts_body else end

    def _noun_phrase(self, words: Sequence[str], place: int, last: int) -> int:
        """Return the end of `(die) (gesundheitliche) Aufklärung`; *place* itself when no noun follows."""
        end = place
        while end < last and words[end].isalpha() and words[end][0].islower() and end - place < MOST_NOUNS:
            if words[end] in self.never and words[end] not in {"die", "den", "das", "der"}:
                return place
            end += 1
        nouns = end
        while (
            nouns < last
            and words[nouns][:1].isupper()
            and words[nouns].lower() not in self.never
            and nouns - end < MOST_NOUNS
        ):
            nouns += 1
            if words[nouns - 1].endswith("-") and nouns + 1 < last and words[nouns] in {"und", "/"}:
                return self._noun_phrase(words, nouns + 1, last)
        return nouns if nouns > end else place

    def _quoted(self, words: Sequence[str], end: int, last: int) -> int:
        if end < last and words[end] in {"„", "“", '"', "»"}:
            for place in range(end + 1, min(last, end + MOST_QUOTED)):
                if words[place] in {"“", "”", '"', "«"}:
                    return place + 1
        return end

    def _place(self, words: Sequence[str], end: int, last: int) -> int:
        place = end + (end < last and words[end] in PLACE_LINK)
        while place < last and words[place] in LANDESTEILE and place > end:
            place += 1
        while place < last and words[place].rstrip("s") in self._bare_laender:
            end = place = place + 1
            if (
                words[place : place + 1] == ["und"]
                and words[place + 1 : place + 2]
                and words[place + 1] in self.laender
            ):
                place += 1
        return self._run(words, end + 2, last) if _has_area(words, end, last) else end

    def _genitive(self, words: Sequence[str], end: int, last: int, group: HeadGroup) -> int:
        if end + 1 < last and group.genitive and OF_MANY.fullmatch(words[end]):
            return self._noun_phrase(words, end, last)
        if end + 1 >= last or words[end] not in {"der", "des"}:
            return end
        owned = self._owned(words, end + 1, last, group)
        if words[end - 1] == "Haus" and words[end + 1] in self._words.houses_of:
            return end + 2
        if owned > end + 1 or not group.genitive or words[end + 1] in STATES:
            return owned if owned > end + 1 else end
        place = end + 1
        noun = place + (words[place][:1].isupper() and words[place].endswith("en") and place + 1 < last)
        for head in () if group.compound else dict.fromkeys((place, noun)):
            owner = self.heads.find(words[head])
            if owner and owner.kind == "network":
                return self.right(words, head + 1, last, owner.group)
        while place < last and words[place][:1].islower() and words[place].isalpha() and place - end < MOST_NOUNS:
            place += 1
        reached = self._run(words, place, last)
        return reached if reached > place else end

    def _owned(self, words: Sequence[str], place: int, last: int, group: HeadGroup) -> int:
        """Return where the owner ends whose genitive is at *place*: `Landes Hessen`, `Saarlandes`, `Stadt (Celle)`."""
        reached = place + 1
        if words[place] in STATES:
            reached = self._place(words, place + 1, last)
        elif words[place] in OWNERS:
            reached = self._town(words, place + 1, last)
        owner = self.heads.find(words[place])
        district = owner is not None and owner.kind == "district" and bool(owner.prefix)
        alone = district or words[place].removesuffix("s").removesuffix("e") in self.laender
        return reached if reached > place + 1 or alone or (group.owned and words[place] in BARE_OWNERS) else place

    def _run(self, words: Sequence[str], end: int, last: int) -> int:
        place = end
        while place < last and place - end < MOST_RUN and self._runs_on(words, place, last):
            place += 1
        if place > end and words[place - 1].endswith("-") and self._is_ellipsis(words, place, last):
            return place + 2
        while place > end and words[place - 1].endswith("-"):
            place -= 1
        if place > end and place + 1 < last and words[place - 1] in SLOGANS and words[place] in {"in", "im", "mit"}:
            return place + 2 if words[place + 1][:1].isupper() else place
        return place

    def _is_ellipsis(self, words: Sequence[str], place: int, last: int) -> bool:
        """Tell whether `und Jugendförderung` follows `Kinder-`."""
        return place + 1 < last and words[place] in {"und", "&"} and self.may_name(words[place + 1])

    def _runs_on(self, words: Sequence[str], place: int, last: int) -> bool:
        word = words[place]
        if word in {"-", "–", "&", "/"}:
            return place + 1 < last and words[place + 1][:1].isupper() and words[place + 1].lower() not in self.never
        head = self.heads.find(word)
        region = word.lower() == "plus" and words[place - 1].startswith("Gesundheitsregion")
        return region or self.may_name(word) or (head is not None and _is_motto(words, place, head))

    def legal(self, words: Sequence[str], end: int, last: int) -> int:
        """Return where the legal forms end that stand at *end*."""
        while end < last and is_legal(words[end]):
            end += 1
        if end + 3 <= last and list(words[end : end + 3]) == ["&", "Co.", "KG"]:
            return end + 3
        return end

    def _bracket(self, words: Sequence[str], end: int, last: int) -> int:
        """Step over `(HAGE)` only where the name goes on behind it."""
        if end >= last or words[end] != "(":
            return end
        close = next((p for p in range(end + 1, min(last, end + 5)) if words[p] == ")"), None)
        if close is None:
            return end
        after = self.legal(words, close + 1, last)
        after = after if after > close + 1 else self._place(words, close + 1, last)
        return after if after > close + 1 else end


def _is_of_the_field(head: Head) -> bool:
    """Tell whether the compound itself names an office: `Gesunde-Städte-Büro`, `Präventionsbüro`."""
    return head.noun == "büro" and FIELD.match(head.prefix) is not None


def _is_line(words: Sequence[str], first: int, place: int, last: int) -> bool:
    """Tell whether a line is short and begins with capitalised words up to the head, as names in lists do."""
    return last - first <= LINE and all(word[:1].isupper() for word in words[first:place])


def _is_like_a_town(head: Head) -> bool:
    """Tell whether a word only ends as a place's noun does (`Ingolstadt`, `Emsland`, `Saalekreis`)."""
    return head.group.town and bool(head.prefix)


def _is_motto(words: Sequence[str], place: int, head: Head) -> bool:
    """Tell whether a place's noun belongs to a motto or landscape (`Bündnis Gesunde Stadt`, `Altenburger Land`)."""
    landscape = words[place] == "Land" and words[place - 1].endswith("er")
    return head.group.town and (landscape or MOTTO.fullmatch(words[place - 1]) is not None)


def _has_area(words: Sequence[str], end: int, last: int) -> bool:
    """Tell whether `im Dekanat …`, `im Landkreis …` follows."""
    return end + 2 < last and words[end] == "im" and words[end + 1] in AREAS and words[end + 2][:1].isupper()
