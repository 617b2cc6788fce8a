"""The kinds of question that Moodle knows. Texts are plain."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """One option: its share of the mark in per cent, and what is said when it is chosen."""

    text: str
    percent: str
    feedback: str


@dataclass(frozen=True)
class Choice:
    """One option of several, or several."""

    single: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Judgement:
    """True or false, and what is said to each."""

    right: bool
    if_true: str
    if_false: str


@dataclass(frozen=True)
class Typed:
    """Names to type; large and small letters are alike. The first is the answer."""

    accepted: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """Figures with what they may be off by, the first of them the one that is told."""

    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pairs:
    """Lines with a text to choose for each; `spare` texts belong to none."""

    pairs: tuple[tuple[str, str], ...]
    spare: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """Steps in the right order."""

    steps: tuple[str, ...]

    @property
    def as_pairs(self) -> Pairs:
        """For a format that knows no order: a step to choose for each place."""
        places = enumerate(self.steps, start=1)
        return Pairs(tuple((f"Step {place}", step) for place, step in places))


Asked = Choice | Judgement | Typed | Number | Pairs | Order


@dataclass(frozen=True)
class Question:
    """What Moodle keeps of any question. `text` and `feedback` may have several lines."""

    id: str
    name: str
    text: str
    feedback: str
    tags: tuple[str, ...]
    asked: Asked
