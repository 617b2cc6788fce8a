"""The item forms, frozen, and their way to JSON and back.

An item is complete: stem, key, rationale and proof of every option, references. What was
asked can be graded and shown again from it alone, without the bank.
"""

from questions.item.arranged import Cell, Element, ExtendedMatching, Matching, Ordering, Part, Table
from questions.item.base import (
    COURSE,
    Cited,
    Difficulty,
    Face,
    Item,
    Level,
    Met,
    Option,
    Proof,
    canonical,
    digest,
    item_id,
)
from questions.item.chosen import (
    CaseLine,
    Correction,
    OddOneOut,
    SelectAll,
    SingleBest,
    TrueFalse,
    Vignette,
)
from questions.item.stored import FORMS, AnyItem, dump, load, with_version
from questions.item.typed import Amount, Cloze, NumericBand, Rival, ShortAnswer

__all__ = [
    "COURSE",
    "FORMS",
    "Amount",
    "AnyItem",
    "CaseLine",
    "Cell",
    "Cited",
    "Cloze",
    "Correction",
    "Difficulty",
    "Element",
    "ExtendedMatching",
    "Face",
    "Item",
    "Level",
    "Matching",
    "Met",
    "NumericBand",
    "OddOneOut",
    "Option",
    "Ordering",
    "Part",
    "Proof",
    "Rival",
    "SelectAll",
    "ShortAnswer",
    "SingleBest",
    "Table",
    "TrueFalse",
    "Vignette",
    "canonical",
    "digest",
    "dump",
    "item_id",
    "load",
    "with_version",
]
