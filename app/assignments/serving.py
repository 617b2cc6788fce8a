"""Between an attempt and its pages: what there is to do, a question's card, what may be seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import url_for

from app.assignments import words as told_words
from app.assignments.words import per_cent
from app.cards import card, words
from app.cards.sent import Sent, sent_again
from app.coursework import grades, matrix, queries, terms
from app.coursework.matrix import What
from app.coursework.placing import Placed
from app.coursework.regrading import KeyOverride, in_force
from app.models import Attempt
from questions.grading import grade
from questions.world import Bank

EVERYTHING: frozenset[What] = frozenset(matrix.WHATS)


@dataclass(frozen=True)
class Told:
    """A question of an attempt that was handed in, as far as it may be seen."""

    slot: int
    place: int
    stem: str
    given: str | None
    correct: bool
    earned: float
    points: float
    late_at: datetime | None
    ruling: str | None
    note: str

    @property
    def mark(self) -> str:
        """How it is marked: blank, dropped, given, right or wrong."""
        if self.ruling == "dropped":
            return "dropped"
        if self.ruling == "full":
            return "given"
        if self.given is None:
            return "blank"
        return "right" if self.correct else "wrong"


def at(attempt: Attempt) -> dict[str, Any]:
    """The part of an address that names an attempt of who asks."""
    return {
        "course_id": attempt.course_id,
        "assignment_id": attempt.assignment_id,
        "number": attempt.number,
    }


def address(attempt: Attempt, slot: int | None = None) -> str:
    """The page of a question, or of the attempt as a whole."""
    if slot is None:
        return url_for("assignments.attempt", **at(attempt))
    return url_for("assignments.question", **at(attempt), slot=slot)


def report_address(attempt: Attempt, slot: int, appeal: str | None = None) -> str:
    """Where a problem with a question goes: it names the place of the question, and no item."""
    return url_for("appeals.report", **at(attempt), slot=slot, appeal=appeal)


def appeal_address(attempt: Attempt, one: Placed, seen: frozenset[What]) -> str:
    """Where it is said that the answer was right; empty where nothing says that it was not."""
    if "answers" not in seen or one.reply is None or grade(one.item, one.reply).correct:
        return ""
    return report_address(attempt, one.slot, appeal="yes")


def next_open(places: Sequence[Placed], after: int) -> int | None:
    """The next question without an answer behind this place, then from the front; its slot."""
    left = [each for each in places if each.is_open and each.place != after]
    behind = [each for each in left if each.place > after]
    return next((each.slot for each in (*behind, *left)), None)


def asked(
    attempt: Attempt,
    one: Placed,
    places: Sequence[Placed],
    bank: Bank,
    device: UUID,
    told: str,
    now: datetime,
) -> card.Asked:
    """The card of a question, with what is saved in its fields. `told`: when that was."""
    skip = next_open(places, one.place)
    doors = card.Doors(
        leave=url_for(
            "assignments.assignment",
            course_id=attempt.course_id,
            assignment_id=attempt.assignment_id,
        ),
        leave_words="Stop here",
        answer=address(attempt, one.slot),
        last=address(attempt),
        last_words="Overview",
        next=address(attempt, skip) if skip else "",
        next_words="Skip",
        report=report_address(attempt, one.slot),
    )
    done = sum(each.reply is not None for each in places)
    left = terms.seconds_left(attempt.ends_at, now)
    line = words.Progress(done, len(places), f"{one.place} of {len(places)}", left)
    made = card.asked(one.item, one.order_seed, bank, line, doors)
    note: tuple[str, ...] = ()
    if one.reply is not None:
        where = "" if one.saved_from == device else " on another device"
        note = (f"Saved{where} at {told}. You can change it until you hand in.",)
    made = replace(made, submit="Save", reportable=False, side_notes=note)
    if one.reply is None:
        return made
    return card.refilled(made, sent_again(one.item, one.order_seed, one.reply))


def shown(
    attempt: Attempt, one: Placed, places: Sequence[Placed], bank: Bank, *, running: bool
) -> card.Shown:
    """The card of a question that was answered, or left; its page shows of it what may be seen."""
    following = next_open(places, one.place) if running else _behind(places, one.place)
    doors = card.Doors(
        leave=address(attempt),
        leave_words="Overview" if running else "Result",
        next=address(attempt, following),
        next_words="Next" if following else ("Overview" if running else "Result"),
    )
    line = words.Progress(one.place, len(places), f"{one.place} of {len(places)}")
    if one.reply is None:
        return card.unanswered(one.item, one.order_seed, bank, line, doors)
    verdict = grade(one.item, one.reply)
    return card.graded(one.item, one.order_seed, one.reply, verdict, bank, line, doors)


def _behind(places: Sequence[Placed], place: int) -> int | None:
    return next((each.slot for each in places if each.place == place + 1), None)


def told(places: Iterable[Placed], ruled: Iterable[KeyOverride] = ()) -> list[Told]:
    """The questions of an attempt that was handed in, each with what was answered and ruled."""
    every = list(ruled)
    return [
        Told(
            slot=each.slot,
            place=each.place,
            stem=each.item.stem,
            given=None if each.reply is None else grade(each.item, each.reply).given,
            correct=bool(each.correct),
            earned=each.points * (each.credit or 0),
            points=each.points,
            late_at=each.late_at,
            ruling=each.ruling,
            note=note_on(each, every),
        )
        for each in places
    ]


def note_on(one: Placed, ruled: Iterable[KeyOverride]) -> str:
    """What is said of a question that something else than its own key marks."""
    every = list(ruled)
    if gone := one.withdrawn:
        every.append(KeyOverride(*one.name, "dropped", gone.reason, "the curators", gone.at))
    return told_words.ruled(one.ruling, in_force(*one.name, one.item.form, every).reason)


def accepted(made: card.Shown, one: Placed) -> card.Shown:
    """The card, right where the answer was accepted later; its rows show the item's own key."""
    return replace(made, correct=True) if one.ruling == "accepted" else made


def again(made: card.Asked, sent: Sent, error: str) -> card.Asked:
    """The same question, with what is wrong with the reply, and what can be kept of it."""
    return replace(card.refilled(made, sent), error=error)


def share_of(attempt: Attempt, late: grades.Late) -> tuple[str, bool]:
    """What one attempt brings in per cent, and whether lateness took something off."""
    handed = queries.handed([attempt])
    if not handed:
        return per_cent(None), False
    one = handed[0]
    is_less = grades.credit(late, one.due, one.at) < 1
    return per_cent(grades.share(one, late)), is_less


def unreported(made: card.Asked) -> card.Asked:
    """The card of a question that is nobody's attempt."""
    return replace(made, submit="Go on", reportable=False)
