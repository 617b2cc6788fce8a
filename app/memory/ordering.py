"""The order in which new facts are met. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from questions.fact import Fact
from questions.model import Stage

STAGES = [stage.value for stage in Stage]


@dataclass(frozen=True)
class Taste:
    """What a learner wants first: the stage to begin at, topics, and topics of exams.

    `exams` gives a topic the rank of its nearest exam; `every` is the rank of an exam on all.
    """

    level: str | None = None
    topics: Collection[str] = ()
    exams: Mapping[str, int] = field(default_factory=dict)
    every: int | None = None

    def rank(self, topic: str) -> int:
        """0 for the topics of the nearest exam; those of none come last."""
        ranks = [self.exams.get(topic), self.every]
        return min((rank for rank in ranks if rank is not None), default=len(self.exams) + 1)


PLAIN = Taste()


def learning_order(facts: Sequence[Fact], taste: Taste) -> Sequence[Fact]:
    """The facts, which come foundations first, as this learner is to meet them.

    First what an exam asks, the nearest first; then by stage, then the learner's topics. Whoever
    begins at a later stage meets the stages before it afterwards, the nearest first, and what lies
    beyond last: nothing is left out. A fact that another needs is drawn before it in any case.
    """
    if taste == PLAIN:
        return facts
    stages = {stage: place for place, stage in enumerate(_stages(taste.level))}
    wanted = sorted(
        facts,
        key=lambda fact: (
            taste.rank(fact.topic),
            stages[fact.stage.value],
            bool(taste.topics) and fact.topic not in taste.topics,
        ),
    )
    return _needs_first(wanted)


def _stages(level: str | None) -> list[str]:
    """The learner's stage, those before it from the nearest on, those after it."""
    start = STAGES.index(level) if level in STAGES else 0
    return [*STAGES[start::-1], *STAGES[start + 1 :]]


def _needs_first(facts: Sequence[Fact]) -> list[Fact]:
    """The same facts; what one of them needs stands before it. Needs that go round are left."""
    known = {fact.id: fact for fact in facts}
    placed: dict[str, Fact] = {}
    opened: set[str] = set()
    for fact in facts:
        stack = [fact]
        while stack:
            top = stack[-1]
            opened.add(top.id)
            missing = [
                known[need]
                for need in top.needs
                if need in known and need not in placed and need not in opened
            ]
            if missing:
                stack.append(missing[0])
            else:
                placed.setdefault(top.id, stack.pop())
    return list(placed.values())
