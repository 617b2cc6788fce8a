"""What holds of a class at any time: every page of it tells the same numbers."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.analysis import lines
from app.analysis import queries as analysis
from app.assignments import live, tasks, watched
from app.assignments.words import per_cent
from app.coursework import grade_overrides, marking, queries
from app.coursework.grades import counted
from app.coursework.regrading import in_force, said
from app.gradebook import reading
from app.mastery import queries as mastery
from app.memory.rows import item_versions
from app.models import Attempt, AttemptSlot, Learner, Member, Notice
from questions.grading import grade
from questions.item import Item
from tests.app.assignments.working import Room

Name = tuple[str, str]
Whole = dict[Attempt, list[AttemptSlot]]


def everything_holds(room: Room, now: datetime) -> None:
    """All of it, read anew."""
    with room.session() as session:
        slots = list(session.scalars(sa.select(AttemptSlot).order_by(AttemptSlot.place)))
        work = {
            each: [one for one in slots
                   if (one.learner_id, one.number) == (each.learner_id, each.number)]
            for each in session.scalars(sa.select(Attempt))
        }  # fmt: skip
        items = item_versions(session, {(one.item_id, one.version) for one in slots})
        sums_hold(session, room, work, items)
        grades_hold(session, room, work, now)
        statistics_hold(session, room, work)
        live_holds(session, room, work, items, now)
        notices_hold(session, room, work, now)


def sums_hold(session: Session, room: Room, work: Whole, items: dict[Name, Item]) -> None:
    """Points are the sum of the questions, and each of these is what its reply earns."""
    ruled = marking.rulings(session, room.course_id)
    for attempt, slots in work.items():
        if attempt.submitted_at is None:
            assert (attempt.points, attempt.of) == (None, sum(one.points for one in slots))
            assert all(one.credit is None and one.ruling is None for one in slots)
            continue
        left = [one for one in slots if one.ruling != "dropped"]
        assert attempt.points == sum(one.points * (one.credit or 0) for one in left)
        assert attempt.of == sum(one.points for one in left)
        for one in slots:
            name = (one.item_id, one.version)
            item = items[name]
            own = 0.0 if one.reply is None else grade(item, one.reply).credit
            key = in_force(*name, item.form, ruled)
            last = max((each.when for each in ruled if (each.item_id, each.version) == name
                        and each.verdict != "accepted"), default=None)  # fmt: skip
            gone = one.withdrawn_at is not None and (last is None or last < one.withdrawn_at)
            void = "dropped" if gone else key.void
            accepted = one.reply is not None and said(item.form, one.reply) in key.replies
            wanted = own if void == "dropped" else 1.0 if void == "full" or accepted else own
            assert (one.credit, one.ruling == "dropped") == (wanted, void == "dropped")


def grades_hold(session: Session, room: Room, work: Whole, now: datetime) -> None:
    """The gradebook counts what the attempts brought, and a student is told that or nothing."""
    given = queries.assignment(session, room.course_id, room.id)
    assert given is not None
    rows = queries.overrides(session, room.course_id, room.id)
    by_hand = grade_overrides.in_force(grade_overrides.made(session, room.course_id))
    book = reading.read(session, room.course_id, now)
    for row in (*book.rows, *book.former):
        for cell in row.cells:
            mine = [each for each in work if each.learner_id == row.person.id]
            mine.sort(key=lambda each: each.number)
            earned = counted(queries.handed(mine), "best", queries.late_of(given))
            assert cell.grade.earned == (0 if cell.standing.missed else earned)
            extra = row.person.extra_time
            task = tasks.task(given, rows, mine, extra, row.person.id, now, by_hand)
            if not cell.standing.missed:
                assert bool(task.score) == cell.standing.told
                if task.score and not cell.grade.excused:
                    assert task.score == per_cent(cell.grade.share)
            if cell.standing.earned_told and not cell.standing.missed:
                assert mine
                done = [each for each in mine if each.submitted_at is not None]
                assert "score" in queries.seen(given, rows, done[-1], now)


def statistics_hold(session: Session, room: Room, work: Whole) -> None:
    """n is how many first attempts answered for a question that counts."""
    handed = [(each, slots) for each, slots in work.items() if each.submitted_at is not None]
    first = Counter(
        (one.item_id, one.version)
        for each, slots in handed for one in slots
        if each.number == 1 and one.ruling != "dropped"
    )  # fmt: skip
    taken = analysis.taken(session, room.course_id, [room.id])
    items = {name: each.item for name, each in taken.asked.items()}
    found = lines.of_versions(taken.results, items)
    assert {(each.item.id, each.item.version): each.found.n for each in found} == dict(first)
    here = set(session.scalars(sa.select(Member.learner_id).where(
        Member.left_at.is_(None), Member.removed_at.is_(None))))  # fmt: skip
    known = Counter(
        one.unit
        for each, slots in handed for one in slots
        if each.number == 1 and one.ruling != "dropped" and each.learner_id in here
    )  # fmt: skip
    units = mastery.by_unit(session, room.course_id)
    assert {unit: share.of for unit, share in units.items()} == dict(known)


def live_holds(
    session: Session, room: Room, work: Whole, items: dict[Name, Item], now: datetime
) -> None:
    """Who is in the course is there once, and each first attempt counts for its questions."""
    people = watched.watched(session, room.course_id, room.id)
    replied = watched.replies(session, room.course_id, room.id)
    board = live.board(people, replied, items, now, shuffled=True)
    here = {each.id for each in people}
    assert len(here) == len(people) == len(board.begun) + len(board.waiting)
    begun = {each.learner_id for each in work} & here
    assert {each.id for each in board.begun} == begun
    asked = Counter((one.item_id, one.version) for each, slots in work.items()
                    if each.number == 1 and each.learner_id in here for one in slots)  # fmt: skip
    assert {each.key: each.asked for each in board.questions} == {
        f"{name[0]}.{name[1]}": many for name, many in asked.items()
    }


def notices_hold(session: Session, room: Room, work: Whole, now: datetime) -> None:
    """Who is told just now that there is a grade, may see it just now."""
    given = queries.assignment(session, room.course_id, room.id)
    assert given is not None
    rows = queries.overrides(session, room.course_id, room.id)
    needs = {"graded": "score", "regraded": "score", "released": "answers"}
    for each in session.scalars(sa.select(Notice).where(Notice.at == now)):
        if each.kind in needs:
            mine = [one for one in work if one.learner_id == each.learner_id and one.submitted_at]
            last = max(mine, key=lambda one: one.number)
            assert needs[each.kind] in queries.seen(given, rows, last, now)
    assert session.scalar(sa.select(sa.func.count()).select_from(Learner)) == 4
