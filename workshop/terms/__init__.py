"""The heads of terms as sentences, each made from the record, with what is still open in it (domain.md 5.1)."""

from workshop.terms.choices import all_choices, choices
from workshop.terms.clauses import Clause, clauses
from workshop.terms.heads import HEADS, Head, gap_of, head_of, head_state, terms_of
from workshop.terms.pieces import Piece, Source
from workshop.terms.traced import sources

__all__ = [
    "HEADS",
    "Clause",
    "Head",
    "Piece",
    "Source",
    "all_choices",
    "choices",
    "clauses",
    "gap_of",
    "head_of",
    "head_state",
    "sources",
    "terms_of",
]
