"""Full-text search over labels and quotes of a release, with what the vocabularies and the authority know of names."""

from graph.searching.finding import Found, Hit, Search, search
from graph.searching.index import discard, is_made

__all__ = ["Found", "Hit", "Search", "discard", "is_made", "search"]
