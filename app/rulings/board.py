"""What the pages of rulings show: questions, what was replied, who would change. Selects only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from app.cards.naming import FORMS
from app.coursework import grades, marking
from app.coursework import queries as coursework
from app.coursework.regrading import InForce, KeyOverride, Sat, changes, in_force, said
from app.memory.rows import item_versions
from app.memory.withdrawals import Withdrawn, standing, withdrawn_now
from app.models import Assignment, Attempt, AttemptSlot
from app.rulings import queries
from app.rulings.queries import Name
from app.rulings.words import holding
from questions.grading import grade
from questions.item import Item
from questions.paragraphs import paragraphs


@dataclass(frozen=True)
class Line:
    """A question of an assignment in the list of all; `case` is what stands before it."""

    item_id: str
    version: str
    case: str
    stem: str
    key: str
    form: str
    asked: int
    handed: int
    facility: str
    ruling: str
    withdrawn: str


@dataclass(frozen=True)
class Replied:
    """Replies that say the same: one of them, how many, and how they are marked.

    `reply` is None for those who left it blank.
    """

    reply: str | None
    words: str
    count: int
    right: bool
    accepted: bool


@dataclass(frozen=True)
class Changed:
    """A student whose grade of an assignment changes, in per cent."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Effect:
    """What a ruling does to the grades of one assignment; `same` keep theirs."""

    assignment: Assignment
    changed: tuple[Changed, ...]
    same: int

    @property
    def number(self) -> int:
        """How many grades change."""
        return len(self.changed)


def lines(session: Session, course_id: UUID, assignment_id: UUID) -> list[Line]:
    """Every version that an assignment asked, what was answered worst first."""
    asked = queries.asked(session, course_id, assignment_id)
    items = item_versions(session, [each.name for each in asked])
    ruled, gone = marking.rulings(session, course_id), standing(session)
    return [_line(each, items[each.name], ruled, gone) for each in asked]


def _line(
    asked: queries.Asked, item: Item, ruled: Sequence[KeyOverride], gone: Sequence[Withdrawn]
) -> Line:
    found = withdrawn_now(gone, item.id, item.unit)
    *case, stem = paragraphs(item)
    mean = None if asked.facility is None else grades.exact(asked.facility)
    return Line(
        item_id=item.id,
        version=item.version,
        case=" ".join(case),
        stem=stem,
        key=item.key_text,
        form=FORMS.get(item.form, item.form),
        asked=asked.asked,
        handed=asked.handed,
        facility="–" if mean is None else f"{round(mean * 100)} %",
        ruling=holding(in_force(item.id, item.version, item.form, ruled)),
        withdrawn=found.reason if found else "",
    )


def replied(session: Session, course_id: UUID, item: Item, key: InForce) -> list[Replied]:
    """What the students of the course replied to a question, the most frequent first."""
    found: dict[str | None, list[tuple[str | None, int]]] = {}
    for reply, count in queries.replies(session, course_id, (item.id, item.version)):
        means = None if reply is None else said(item.form, reply)
        found.setdefault(means, []).append((reply, count))
    made = [_replied(item, means, each, key) for means, each in found.items()]
    return sorted(made, key=lambda each: (-each.count, each.words))


def _replied(
    item: Item, means: str | None, replies: list[tuple[str | None, int]], key: InForce
) -> Replied:
    (reply, _), count = replies[0], sum(count for _, count in replies)
    if reply is None:
        return Replied(None, "No answer", count, right=False, accepted=False)
    verdict = grade(item, reply)
    return Replied(reply, verdict.given, count, verdict.correct, means in key.replies)


def effects(session: Session, course_id: UUID, coming: KeyOverride) -> list[Effect]:
    """Who gets another grade by a ruling to come, assignment by assignment."""
    name = (coming.item_id, coming.version)
    given = queries.assignments(session, course_id, name)
    work = queries.handed_in(session, course_id, [each.id for each in given])
    held = marking.rulings(session, course_id)
    ruled = {name, *((each.item_id, each.version) for each in held)}
    items = item_versions(session, ruled)
    names = queries.names(session, course_id, name)
    sat: dict[UUID, list[Sat]] = {each.id: [] for each in given}
    for attempt, slots in work:
        sat[attempt.assignment_id].append(_sat(attempt, slots, items))
    return [_effect(each, sat[each.id], held, coming, names) for each in given if sat[each.id]]


def _sat(attempt: Attempt, slots: list[AttemptSlot], items: dict[Name, Item]) -> Sat:
    assert attempt.submitted_at is not None
    stored = tuple(
        marking.by_own_key(each, items.get((each.item_id, each.version))) for each in slots
    )
    return Sat(attempt.learner_id.hex, attempt.number, attempt.submitted_at, stored, attempt.due_at)


def _effect(
    given: Assignment,
    sat: list[Sat],
    held: list[KeyOverride],
    coming: KeyOverride,
    names: dict[UUID, str],
) -> Effect:
    counting = cast(grades.Counting, given.counts)
    late = coursework.late_of(given)
    every = changes(held, [*held, coming], sat, counting, late)
    moved = [
        Changed(names[UUID(each.student)], grades.shown(each.before), grades.shown(each.after))
        for each in every
        if each.before != each.after
    ]
    by_name = tuple(sorted(moved, key=lambda each: (each.name, each.before)))
    return Effect(given, by_name, len(every) - len(by_name))
