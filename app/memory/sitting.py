"""A sitting: the answers of one learner-day without a gap of half an hour. Pure.

A wrong answer comes back in its sitting after at least five other questions, twice if it is
wrong again. That moves nothing: the memory has it due tomorrow in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

from app.memory.replay import Said, in_order, marks

PAUSE = timedelta(minutes=30)
APART = 5
TIMES = 2
GIVEN = ("answer", "relearn", "revealed")


class Given(NamedTuple):
    """An answer of the sitting that stands. "I guessed" is not right. `met`: the fact was new.

    `guessed`: the answer was right, and called a guess.
    """

    unit: str
    kind: str
    item_id: str
    form: str
    right: bool
    answered_at: datetime
    in_quiz: bool = False
    id: UUID | None = None
    met: bool = False
    duration_ms: int = 0
    guessed: bool = False


@dataclass(frozen=True)
class Comeback:
    """A unit that still comes back: how it was asked so far, how many others were asked since."""

    unit: str
    asked: tuple[Given, ...]
    since: int

    @property
    def ready(self) -> bool:
        return self.since >= APART


class Told(Said, Protocol):
    """What a sitting reads of a row of the log."""

    @property
    def unit(self) -> str: ...
    @property
    def item_id(self) -> str | None: ...
    @property
    def form(self) -> str | None: ...
    @property
    def in_quiz(self) -> bool: ...
    @property
    def counted(self) -> bool: ...
    @property
    def elapsed(self) -> int | None: ...
    @property
    def duration_ms(self) -> int | None: ...


def sitting(rows: Iterable[Told], now: datetime) -> tuple[Given, ...]:
    """The sitting that goes on now, from the rows of the log of its day."""
    log = in_order(rows)
    said = marks(log)
    given: list[Given] = []
    for row in log:
        if row.kind not in GIVEN or row.id in said.undone:
            continue
        if given and row.answered_at - given[-1].answered_at > PAUSE:
            given.clear()
        given.append(
            Given(
                unit=row.unit,
                kind=row.kind,
                item_id=row.item_id or "",
                form=row.form or "",
                right=said.right(row),
                answered_at=row.answered_at,
                in_quiz=row.in_quiz,
                id=row.id,
                met=row.counted and row.elapsed is None,
                duration_ms=row.duration_ms or 0,
                guessed=said.correct(row) and not said.right(row),
            )
        )
    return () if not given or now - given[-1].answered_at > PAUSE else tuple(given)


def next_place(given: Sequence[Given]) -> int:
    """The place of the next question among those of study: a quiz counts its own."""
    return 1 + sum(not each.in_quiz for each in given)


def comebacks(given: Sequence[Given]) -> tuple[Comeback, ...]:
    """The units that were answered wrong and still come back, the one that waits longest first."""
    asked: dict[str, tuple[Given, ...]] = {}
    last: dict[str, int] = {}
    for place, each in enumerate(given):
        before = asked.get(each.unit, ()) if each.kind == "relearn" else ()
        asked[each.unit] = (*before, each)
        last[each.unit] = place
    return tuple(
        Comeback(unit, asked[unit], len(given) - 1 - last[unit])
        for unit in sorted(asked, key=lambda unit: last[unit])
        if _comes_back(asked[unit])
    )


def _comes_back(asked: Sequence[Given]) -> bool:
    return asked[0].kind != "relearn" and not asked[-1].right and len(asked) <= TIMES


def will_come(waiting: Sequence[Comeback], others: int) -> tuple[Comeback, ...]:
    """Those of them that come back today, if `others` more questions are asked besides."""
    passed = 0
    in_turn = sorted(waiting, key=lambda each: -each.since)
    for come, each in enumerate(in_turn):
        wanting = max(0, APART - each.since - passed)
        if wanting > others:
            return tuple(in_turn[:come])
        others -= wanting
        passed += wanting + 1
    return tuple(in_turn)
