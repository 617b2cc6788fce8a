"""How an invented student answers. Pure; chance comes in as a seeded `Random`."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from random import Random

from questions.item import (
    Amount,
    Cloze,
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Ordering,
    Part,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
)

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
        case SelectAll():
            every = {option.id: option.correct for option in item.options}
            return _several(every, right, rng)
        case Table():
            cells = {f"{each.row}:{each.column}": each.correct for each in item.cells}
            return _several(cells, right, rng)
        case Matching():
            return _pairs(item, right)
        case ExtendedMatching():
            return " ".join(f"{part.id}:{_option(item, part, right, rng)}" for part in item.parts)
        case NumericBand():
            return _number(item.answer, right)
    raise TypeError(f"nobody here answers the form {item.form}")


def _judgement(item: TrueFalse, right: bool) -> str:
    says_true = item.answer if right else not item.answer
    if says_true:
        return "true"
    put_right = item.correction.text if right else UNSURE
    return f"false: {put_right}" if item.correction.category else "false"


def _several(every: dict[str, bool], right: bool, rng: Random) -> str:
    """All that is right; or, if wrong, with one of them left out, or with one too many."""
    chosen = {id_ for id_, correct in every.items() if correct}
    if not right:
        movable = [id_ for id_ in every if chosen != {id_}]
        chosen ^= {_one_of(movable, rng)}
    return " ".join(id_ for id_ in every if id_ in chosen)


def _pairs(item: Matching, right: bool) -> str:
    """Each with its partner, or the partners of all moved on by one."""
    partners = [item.answer[each.id] for each in item.left]
    if not right:
        partners = [*partners[1:], partners[0]]
    pairs = zip(item.left, partners, strict=True)
    return " ".join(f"{left.id}:{partner}" for left, partner in pairs)


def _option(item: ExtendedMatching, part: Part, right: bool, rng: Random) -> str:
    """The option for a case; whoever is wrong is wrong in the first one."""
    if right or part is not item.parts[0]:
        return part.answer
    return _one_of([each.id for each in item.options if each.id != part.answer], rng)


def _number(answer: Amount, right: bool) -> str:
    return f"{answer.value if right else answer.high * 2 + 1:g}"


def seconds(item: Item, rng: Random) -> float:
    """How long the answer takes: longer texts and typing take longer."""
    reading = 6 + len(item.stem) / 25
    return float(min(120, reading * rng.lognormvariate(0.2, 0.4)))


def _one_of(options: list[str], rng: Random) -> str:
    return options[rng.randrange(len(options))]
