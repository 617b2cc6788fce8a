"""How hard a question is: what its form lets expect, then what answers say. Pure.

The mean score p of a question has a Beta prior around what its form lets expect, worth as much as
ten answers; n answers with a sum s of scores make it Beta(a + s, b + n - s). The prior's mean is
the chance of a right answer where a fact is as likely remembered as not: g + (1 - g) / (1 + e^b),
g = 1/k and b the offset of the form in `app.memory.scheduling`. Partial credit counts as a part
of a right answer, which makes the interval too wide rather than too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum
from typing import Literal

from app.analysis.beta import quantile
from app.analysis.columns import Column
from app.memory.scheduling import OFFSET, face_of

ENOUGH = 20
WORTH = 10.0
TAIL = 0.05
STEPS = (0.8, 0.6, 0.4, 0.2)


@dataclass(frozen=True)
class Difficulty:
    """The mean score to expect, 0 to 1, as Beta(a, b), and the answers it rests on.

    `basis` is "prior" below 20 answers: they are then left out of it.
    """

    basis: Literal["prior", "posterior"]
    a: float
    b: float
    n: int

    @property
    def mean(self) -> float:
        """The mean score to expect."""
        return self.a / (self.a + self.b)

    @property
    def low(self) -> float:
        """The lower end of the 90 % interval."""
        return quantile(TAIL, self.a, self.b)

    @property
    def high(self) -> float:
        """The upper end of the 90 % interval."""
        return quantile(1 - TAIL, self.a, self.b)

    @property
    def value(self) -> int:
        """From 1 (easy, 80 % or more) to 5 (hard, below 20 %): the scale of an item's prior."""
        return 1 + sum(self.mean < step for step in STEPS)


def expected(form: str, k: int) -> float:
    """The prior's mean: the chance of a right answer to a form with k options, 0 where typed."""
    g = 1 / k if k else 0.0
    return g + (1 - g) / (1 + exp(OFFSET.get(form, OFFSET[face_of(form)])))


def difficulty(form: str, k: int, column: Column) -> Difficulty:
    """The posterior of a question from 20 answers on, before that its prior."""
    prior = expected(form, k)
    a, b = WORTH * prior, WORTH * (1 - prior)
    if len(column) < ENOUGH:
        return Difficulty("prior", a, b, len(column))
    scored = fsum(entry.answer.score for entry in column)
    return Difficulty("posterior", a + scored, b + len(column) - scored, len(column))
