"""Questions that instructors write for their course: a draft, what it lacks, the item it makes.

They rest on no fact, so nothing here is proved: what the shape allows is taken, and the rules of
item writing only warn.
"""

from questions.authored.draft import FORMS, BadDraft, Draft, Row, dump, load
from questions.authored.making import item_of, own_id
from questions.authored.noticing import Note, notes
from questions.authored.shape import Fault, faults, is_sketch

__all__ = [
    "FORMS",
    "BadDraft",
    "Draft",
    "Fault",
    "Note",
    "Row",
    "dump",
    "faults",
    "is_sketch",
    "item_of",
    "load",
    "notes",
    "own_id",
]
