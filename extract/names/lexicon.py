"""What single words are in names: head nouns, Länder, brands, and the small words that no name holds."""

from __future__ import annotations

from extract.frames import Head, Heads, Words


class Lexicon:
    """The curated words of names; *laender* are the Länder and the regions that stand like one behind a name."""

    def __init__(self, heads: Heads, laender: frozenset[str], words: Words) -> None:
        self.heads = heads
        self.laender = laender
        self.bare_laender = laender | {land.rstrip("s") for land in laender}
        self.words = words
        self.never = words.never_in_names
        self.brands = {brand: kind for kind, brands in words.brands.items() for brand in brands}
        self.small_brands = frozenset(brand.lower() for brand in self.brands if brand not in {"Tafel", "familia"})
        self._no_name_ends = tuple(words.no_name_ends)

    def is_no_body(self, word: str) -> bool:
        """Tell whether a word is no name of a body, whatever it looks like: a law, money, people, an undertaking."""
        small = word.lower()
        return small in self.words.no_names or small.endswith(self._no_name_ends)

    def may_name(self, word: str) -> bool:
        """Tell whether *word* may stand in a name: capitalised, none of the small words, no head noun but a town's."""
        head = self.heads.find(word)
        return word[:1].isupper() and word.lower() not in self.never and (head is None or _is_like_a_town(head))

    def is_land_adjective(self, word: str) -> bool:
        """Tell whether *word* is a Land's or town's adjective in -er (`Hamburger`, `Brandenburger`)."""
        return word.endswith("er") and (word[:-2] in self.laender or word[:-2] + "en" in self.laender)


def _is_like_a_town(head: Head) -> bool:
    """Tell whether a word only ends as a place's noun does (`Ingolstadt`, `Emsland`, `Saalekreis`)."""
    return head.group.town and bool(head.prefix)
