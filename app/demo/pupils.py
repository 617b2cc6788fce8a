"""How a class answers a test. Pure; chance comes in as a seeded `Random`.

Who knows more is right more often, and a question is hard for all alike (a logistic curve with a
guess below it). Of wrong options some draw many, and some nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from random import Random

from app.demo.answering import reply, seconds
from questions.item import Item, SingleBest

DRAW = (6.0, 3.0, 1.0, 0.1)  # how strongly the wrong options draw, the strongest first
SKIPPED = 0.02
EASE = 0.6  # most of a class has read the chapter


@dataclass(frozen=True)
class Pupil:
    """What somebody brings along: ability in logits, and how slowly they work, 1 the usual."""

    ability: float
    pace: float


@dataclass(frozen=True)
class Given:
    """An answer: its text, None where the question was left out; and how long it took."""

    reply: str | None
    seconds: float


def pupil(rng: Random) -> Pupil:
    """Somebody of a class, who is about as able as most."""
    return Pupil(rng.gauss(0.0, 1.0), rng.lognormvariate(0.0, 0.25))


def difficulty(item: Item) -> float:
    """How hard a question is for everybody, in logits; always the same for one item."""
    return Random(item.id).gauss(0.0, 1.0)  # noqa: S311 - a story, no secret


def chance(who: Pupil, item: Item) -> float:
    """The chance to be right: what is known, and of what is not what can be guessed."""
    knows = 1 / (1 + exp(difficulty(item) - who.ability - EASE))
    guess = 1 / item.k if item.k else 0.0
    return knows + (1 - knows) * guess


def answer(who: Pupil, item: Item, rng: Random) -> Given:
    """What this pupil answers."""
    took = seconds(item, rng) * who.pace
    if rng.random() < SKIPPED:
        return Given(None, took)
    right = rng.random() < chance(who, item)
    if not right and isinstance(item, SingleBest):
        return Given(_wrong(item, rng), took)
    return Given(reply(item, right, rng), took)


def _wrong(item: SingleBest, rng: Random) -> str:
    """One of the wrong options, which draw as unequally as they do in a class."""
    options = sorted(option.id for option in item.options if not option.correct)
    order = sorted(options, key=lambda each: Random(f"{item.id} {each}").random())  # noqa: S311
    weights = [DRAW[min(at, len(DRAW) - 1)] for at in range(len(order))]
    return rng.choices(order, weights)[0]
