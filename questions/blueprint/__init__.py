"""Question sets: what one is made of, and the questions that are drawn from it.

A spec is parts in order, each a pool: by blueprint (topics, stages, forms) or of questions listed
by hand. A draw is pure, and the same for equal inputs.
"""

from questions.blueprint.candidate import Candidate, Candidates
from questions.blueprint.draw import Seed, Short, Slot, draw, every, fitting, shortfalls
from questions.blueprint.fixing import fixed
from questions.blueprint.spec import (
    BadSpec,
    Blueprint,
    Listed,
    Pinned,
    Pool,
    Spec,
    dump,
    load,
)

__all__ = [
    "BadSpec",
    "Blueprint",
    "Candidate",
    "Candidates",
    "Listed",
    "Pinned",
    "Pool",
    "Seed",
    "Short",
    "Slot",
    "Spec",
    "draw",
    "dump",
    "every",
    "fitting",
    "fixed",
    "load",
    "shortfalls",
]
