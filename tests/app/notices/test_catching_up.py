"""A class is told what there is to tell: each once, however often and at once it is done."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.coursework.terms import Terms
from app.models import Assignment, Learner, Member, Notice
from app.notices import operations, queries
from app.telling import News, tell
from tests.app.assignments.working import (
    HOUR,
    MINUTE,
    SAM,
    STU,
    SUE,
    Room,
    at_once,
    room,
    rules,
)
from tests.app.conftest import MONDAY

DAY = timedelta(days=1)
WEEK = Terms(release=MONDAY, due=MONDAY + 5 * DAY, close=MONDAY + 7 * DAY)
CLASS = [SAM, SUE, STU]


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    return room(engine, rules(WEEK))


def catch_up(of: Room, at: datetime, who: UUID | None = None) -> int:
    with of.session() as session:
        new = operations.catch_up(session, [of.course_id], at, who)
        session.commit()
        return new


def told(of: Room) -> list[tuple[UUID, str]]:
    with of.session() as session:
        rows = session.execute(
            sa.select(Notice.learner_id, Notice.kind).order_by(Notice.at, Notice.learner_id)
        )
        return [(who, kind) for who, kind in rows]


def notice(of: Room, kind: str, who: UUID = SAM) -> Notice:
    with of.session() as session:
        found = sa.select(Notice).where(Notice.learner_id == who, Notice.kind == kind)
        return session.scalars(found).one()


def test_every_student_is_told_once_however_often_the_sweep_runs(given: Room) -> None:
    assert [catch_up(given, MONDAY + minute * MINUTE) for minute in range(3)] == [3, 0, 0]
    assert told(given) == [(who, "opened") for who in CLASS]
    assert [catch_up(given, MONDAY + 4 * DAY + minute * MINUTE) for minute in range(2)] == [3, 0]
    assert told(given)[3:] == [(who, "due") for who in CLASS]


def test_two_sweeps_at_once_tell_everybody_once(either: sa.Engine) -> None:
    made = room(either, rules(WEEK))

    def act(session: Session) -> int:
        return operations.catch_up(session, [made.course_id], MONDAY)

    found = at_once(made, act, act, act)
    assert sorted(found, key=str) == [0, 0, 3]
    assert told(made) == [(who, "opened") for who in CLASS]


def test_one_who_looks_is_told_alone(given: Room) -> None:
    assert catch_up(given, MONDAY, SUE) == 1
    assert told(given) == [(SUE, "opened")]
    assert catch_up(given, MONDAY) == 2


def test_who_handed_in_is_not_reminded_and_a_reminder_that_stands_counts_as_read(
    given: Room,
) -> None:
    given.begin(SAM)
    given.submit(MONDAY + HOUR, SAM)
    assert catch_up(given, DAY * 4 + MONDAY) == 3
    assert sorted(told(given)) == [(SAM, "graded"), (SUE, "due"), (STU, "due")]
    given.begin(SUE, MONDAY + 4 * DAY)
    given.submit(MONDAY + 4 * DAY + HOUR, SUE)
    catch_up(given, MONDAY + 4 * DAY + 2 * HOUR)
    assert notice(given, "due", SUE).read_at == MONDAY + 4 * DAY + 2 * HOUR
    assert notice(given, "due", STU).read_at is None


def test_a_deadline_that_moved_moves_in_its_notice(given: Room) -> None:
    catch_up(given, MONDAY + 4 * DAY)
    later = MONDAY + 6 * DAY
    given.exception(Terms(due=later), MONDAY + 4 * DAY, SUE)
    assert catch_up(given, MONDAY + 4 * DAY) == 0
    assert (notice(given, "due", SUE).until, notice(given, "due").until) == (later, WEEK.due)


def test_a_result_is_told_and_then_that_the_answers_are_shown(given: Room) -> None:
    """As the usual matrix has it: the score at once, the answers when it is closed for all."""
    given.begin(SAM)
    given.submit(MONDAY + HOUR, SAM)
    catch_up(given, MONDAY + 2 * HOUR, SAM)
    catch_up(given, MONDAY + 8 * DAY, SAM)
    assert told(given) == [(SAM, "graded"), (SAM, "released")]


def test_who_is_out_of_the_course_is_told_nothing(given: Room) -> None:
    with given.session() as session:
        session.get_one(Member, (given.course_id, SUE)).removed_at = MONDAY
        session.commit()
    catch_up(given, MONDAY)
    assert told(given) == [(SAM, "opened"), (STU, "opened")]


def test_what_was_put_away_is_told_to_nobody(given: Room) -> None:
    with given.session() as session:
        session.get_one(Assignment, (given.course_id, given.id)).archived_at = MONDAY
        session.commit()
        assert queries.courses(session) == []
    assert catch_up(given, MONDAY) == 0


def test_a_class_of_many_costs_as_many_statements_as_one_of_three(given: Room) -> None:
    sent: list[str] = []
    sa.event.listen(given.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    costs = []
    for day, more in ((0, 0), (4, 60)):
        with given.session() as session:
            people = [Learner(id=UUID(int=100 + n), name=f"No. {n}", created_at=MONDAY)
                      for n in range(more)]  # fmt: skip
            session.add_all(people)
            session.flush()
            session.add_all(
                Member(course_id=given.course_id, learner_id=each.id, role="student",
                       joined_at=MONDAY)
                for each in people
            )  # fmt: skip
            session.commit()
        sent.clear()
        assert catch_up(given, MONDAY + day * DAY) == 3 + more
        costs.append(len(sent))
    assert costs == [6, 6]
    assert [each for each in sent if "course_id" not in each] == []


def test_who_was_graded_anew_reads_the_latest_of_it_in_one_notice(given: Room) -> None:
    with given.session() as session:
        for score in ("60 %", "70 %"):
            news = News("regraded", given.course_id, given.id, words=f"It brings {score}.")
            new = [tell(session, [SAM, SUE], news, MONDAY), tell(session, [SAM], news, MONDAY)]
            assert new == ([2, 0] if score == "60 %" else [0, 0])
        session.commit()
    assert told(given) == [(SAM, "regraded"), (SUE, "regraded")]
    assert notice(given, "regraded", SUE).words == "It brings 70 %."
    with given.session() as session:
        operations.read(session, SAM, notice(given, "regraded").id, MONDAY)
        assert tell(session, [SAM], news, MONDAY + HOUR) == 1


def test_who_has_left_is_told_nothing(given: Room) -> None:
    with given.session() as session:
        who = session.get_one(Learner, SUE)
        who.email, who.deleted_at = None, MONDAY
        session.flush()
        assert tell(session, [SAM, SUE], News("answered", words="So it is."), MONDAY) == 1
