"""How an invented student answers. Pure; chance comes in as a seeded `Random`."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from random import Random

from questions.item import Cloze, Item, Ordering, ShortAnswer, SingleBest, TrueFalse

UNSURE = "not sure"


@dataclass(frozen=True)
class Student:
    """What the student brings along: a bias in each topic, in logits, and a first guess.

    `first` is the chance to know a fact that was never met, `least` one that was.
    """

    bias: dict[str, float]
    first: float = 0.3
    least: float = 0.66


def student(topics: tuple[str, ...], rng: Random) -> Student:
    """Somebody who is better at some topics than at others."""
    return Student({topic: rng.gauss(0.0, 0.5) for topic in sorted(topics)})


def chance(who: Student, topic: str, predicted: float | None) -> float:
    """The chance to be right, from what the schedule predicts; None at a first meeting.

    Whoever has read the explanation yesterday knows more than a schedule of lapses believes.
    """
    base = who.first if predicted is None else max(predicted, who.least)
    base = min(max(base, 0.01), 0.99)
    logit = log(base / (1 - base)) + who.bias.get(topic, 0.0)
    return 1 / (1 + exp(-logit))


def reply(item: Item, right: bool, rng: Random) -> str:
    """A right or a wrong reply, as the form of the item takes it."""
    match item:
        case SingleBest():
            wrong = [option.id for option in item.options if not option.correct]
            return item.answer if right else _one_of(wrong, rng)
        case TrueFalse():
            return _judgement(item, right)
        case ShortAnswer() | Cloze():
            return item.answer if right else UNSURE
        case Ordering():
            return " ".join(item.answer if right else item.answer[::-1])
    raise TypeError(f"nobody here answers the form {item.form}")


def _judgement(item: TrueFalse, right: bool) -> str:
    says_true = item.answer if right else not item.answer
    if says_true:
        return "true"
    put_right = item.correction.text if right else UNSURE
    return f"false: {put_right}" if item.correction.category else "false"


def seconds(item: Item, rng: Random) -> float:
    """How long the answer takes: longer texts and typing take longer."""
    reading = 6 + len(item.stem) / 25
    return float(min(120, reading * rng.lognormvariate(0.2, 0.4)))


def _one_of(options: list[str], rng: Random) -> str:
    return options[rng.randrange(len(options))]
