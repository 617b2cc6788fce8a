"""Small results for tests, and invented classes by a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from app.analysis.columns import Column, slots
from app.analysis.results import Answer, Attempt, Question, Results, by_version

OPTIONS = ("a", "b", "c", "d")


def question(item: str, version: str = "1", unit: str = "", **values: object) -> Question:
    """A question with four options, `a` the key."""
    standard = {"guess": 0.25, "options": OPTIONS, "keys": frozenset("a")} | values
    return Question(item, version, unit or f"bank/{item}", "single_best", **standard)  # type: ignore[arg-type]


def results(*rows: Sequence[float | None], weights: Sequence[float] = ()) -> Results:
    """A row of scores a student; slot i asks the item `qi`, None asks nothing."""
    attempts = [
        Attempt(
            f"s{number}",
            1,
            tuple(
                None if score is None else Answer(f"q{slot}", "1", score)
                for slot, score in enumerate(row)
            ),
        )
        for number, row in enumerate(rows)
    ]
    questions = by_version(question(f"q{slot}") for slot in range(len(rows[0]) if rows else 0))
    return Results(tuple(weights or [1.0] * len(questions)), tuple(attempts), questions)


def chosen(*pairs: tuple[str, float], version: str = "1", **values: object) -> Column:
    """A column of one question by (chosen option, rest in per cent); "" is left blank."""
    weights, attempts = (1.0, 100.0), []
    for number, (option, rest) in enumerate(pairs):
        answer = Answer(
            "q0", version, float(option == "a"), tuple(option), seconds=60, blank=not option
        )
        attempts.append(Attempt(f"s{number}", 1, (answer, Answer("q1", "1", rest / 100))))
    asked = by_version([question("q0", version, **values), question("q1")])
    return slots(Results(weights, tuple(attempts), asked))[0]


def a_class(students: int, items: int, seed: int = 1, options: bool = True) -> Results:
    """Students of different ability at items of different difficulty, by a seed."""
    chance = random.Random(seed)
    hardness = [chance.gauss(0, 0.4) for _ in range(items)]
    attempts = []
    for number in range(students):
        ability = chance.gauss(0, 1)
        answers = []
        for slot, hard in enumerate(hardness):
            right = chance.gauss(ability, 1) > hard
            option = "a" if right else OPTIONS[1 + chance.randrange(3)]
            seconds = chance.lognormvariate(3.5, 0.5)
            answers.append(
                Answer(f"q{slot}", "1", float(right), (option,) if options else (), seconds)
            )
        attempts.append(Attempt(f"s{number}", 1, tuple(answers)))
    asked = by_version(question(f"q{slot}") for slot in range(items))
    return Results((1.0,) * items, tuple(attempts), asked)
