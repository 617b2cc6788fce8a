"""The values that cross the door of `app.memory`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from questions.grading import Verdict
from questions.item import Item

WHY_NOT_COUNTED = {
    "moved": "After this question was shown to you the fact was answered elsewhere, rated, undone "
    "or changed, so your schedule did not move.",
    "revised": "This question was revised after it was shown to you, "
    "so your schedule did not move.",
    "quiz": "This quiz does not count for your schedule.",
}


class Missing(LookupError):
    """There is no such row, or it is not this learner's. A page answers 404."""


class Conflict(Exception):
    """The same key came with another body. Nothing was stored; a page answers 409."""


class Refused(ValueError):
    """A rating, override or undo that makes no sense here; says why. A page answers 422."""


Kind = Literal["answer", "relearn", "revealed"]
Why = Literal["recalled", "recognised", "hard", "easy", "guessed", "missed", "misapplied"]
Stopped = Literal["off", "time"]


@dataclass(frozen=True)
class Decision:
    """What the answer that set a unit's day said, and the chance to recall it on that day."""

    why: Why
    recall: float


@dataclass(frozen=True)
class Reply:
    """One answer as it came in, its form checked, its token verified.

    `id` was made when the question was served. `revision` is the memory's when served, 0 for
    a unit never met. `text` is an option's id or typed text: NFC, no NUL, no surrogates. `kind`
    is the question's. An answer that a quiz keeps off the schedule does not count. `answered_at`
    is when it was given, as the browser says, where it waited for a connection.
    """

    id: UUID
    unit: str
    item_id: str
    version: str
    text: str
    revision: int
    served_at: datetime
    started_at: datetime | None
    duration_ms: int | None
    place: int
    kind: Kind = "answer"
    counts: bool = True
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Kept:
    """What a learner keeps beside a unit. `buried`: it is set aside until the next day.

    What is suspended or buried is never asked by the schedule; a quiz may ask it.
    """

    flagged: bool = False
    note: str = ""
    mnemonic: str = ""
    suspended: bool = False
    buried: bool = False


NOTHING_KEPT = Kept()


@dataclass(frozen=True)
class ChangeNote:
    """That the meaning of a fact changed, and what. Told until an answer after it counts.

    `before` is what the fact said until then, where that was kept; `after` what it says since.
    """

    on: date
    what: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Answered:
    """An answer as it stands now, with all that the feedback page shows.

    `correct` is the mark after an override. `rating` is the one in force, if any.
    `due_day` and `interval` are the unit's now; `days_until` counts from the learner's today.
    `decision` is None where that day rests on something else than this answer. `shown_on` and
    `given_on` are the learner's days of the question and of the answer; a `late` one waited for a
    connection. `days_if_rated`: in how many days the unit would come back after each rating.
    """

    review_id: UUID
    unit: str
    item: Item
    reply: str
    verdict: Verdict
    correct: bool
    counted: bool
    why_not_counted: str | None
    overridden: bool
    rating: str | None
    undone: bool
    due_day: int | None
    days_until: int | None
    interval: int
    may_rate: bool
    may_override: bool
    place: int
    kind: Kind = "answer"
    changed: ChangeNote | None = None
    repeat: bool = False
    decision: Decision | None = None
    shown_on: int | None = None
    given_on: int | None = None
    late: bool = False
    days_if_rated: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What is asked next. `due_count` and `new_count` are what is left today, this one included,
    and so is `pass_count`: what is asked once more before an exam.

    A `relearn` comes back in the sitting in which it was answered wrong. `due_count` counts what
    will come back so, too; `again` are these units. `done` questions of the plan were answered in
    the sitting; what comes back is none. `own_due` and `own_new` of these are cards of one's own.
    `time_left`: the milliseconds that the plan still has
    today, None where no plan ends the sitting.
    """

    review_id: UUID
    unit: str
    revision: int
    place: int
    is_new: bool
    due_count: int
    new_count: int
    kind: Kind = "answer"
    again: frozenset[str] = frozenset()
    pass_count: int = 0
    done: int = 0
    time_left: int | None = None
    own_due: int = 0
    own_new: int = 0

    @property
    def left(self) -> int:
        """How many questions and cards are left today, this one included."""
        return self.due_count + self.new_count + self.pass_count


@dataclass(frozen=True, kw_only=True)
class Question(Turn):
    """A question of the bank."""

    item: Item
    changed: ChangeNote | None = None


@dataclass(frozen=True)
class Sides:
    """A card of the learner's own: its two sides as cleaned HTML, and the deck that it lies in."""

    id: str
    deck_id: UUID
    deck: str
    front: str
    back: str


@dataclass(frozen=True, kw_only=True)
class Reveal(Turn):
    """A card of the learner's own, whose back is shown and then rated."""

    card: Sides


@dataclass(frozen=True)
class Drawn:
    """An item drawn for a quiz. `revision` is its unit's memory's, now."""

    unit: str
    item_id: str
    version: str
    revision: int


@dataclass(frozen=True)
class Nothing:
    """Nothing is left today. `next_due_at` is when the next unit comes back, if any will.

    Or the plan ends here: it is a day off, or the day's time is used up. Then `waiting` counts
    what could still be asked today, and the learner may go on. `unmet`: there are facts never met
    that may be asked today, if the learner takes up more than the plan says.
    """

    next_due_at: datetime | None
    new_tomorrow: bool
    unmet: bool = False
    stopped: Stopped | None = None
    waiting: int = 0
