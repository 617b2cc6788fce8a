"""Somebody with a row in every table, and what is left of him."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.accounts import linking, operations
from app.clock import new_id
from app.db import Base
from app.memory.operations import override, rate, record_answer, undo
from app.memory.publishing import publish_items
from app.models import (
    Annotation,
    Assignment,
    AssignmentOverride,
    Attempt,
    AttemptSlot,
    Course,
    Exam,
    GradeOverride,
    Invitation,
    Learner,
    Member,
    Notice,
    OwnCard,
    OwnDeck,
    OwnPicture,
    ProblemReport,
    QuestionSet,
    QuestionSetVersion,
    Quiz,
    QuizPreset,
    QuizQuestion,
    Review,
    Upload,
)
from tests.app.conftest import MONDAY
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, reply_to

FORMULA = '=HYPERLINK("https://evil.example")'
OWNED: Mapping[str, sa.Table] = {
    table.name: table
    for table in Base.metadata.sorted_tables
    if "learner_id" in table.c and table.name != "learner"
}


def publish(session: Session) -> None:
    publish_items(session, (CHOICE, TYPED, OTHER), "first", MONDAY)
    session.commit()


def study(session: Session, learner: Learner) -> None:
    """Answers that rows of every kind name, and one that a change of the fact reset."""
    first = record_answer(session, learner, reply_to(TYPED, "a guess", MONDAY), MONDAY)
    override(session, learner, first.review_id, MONDAY)
    second = record_answer(session, learner, reply_to(OTHER, "alpha", MONDAY), MONDAY)
    rate(session, learner, second.review_id, "hard", MONDAY)
    undo(session, learner, second.review_id, MONDAY)
    session.commit()


def populate(session: Session, learner: Learner) -> None:
    """A row in every table that carries the learner."""
    study(session, learner)
    of, quiz, deck = learner.id, new_id(MONDAY), new_id(MONDAY)
    session.add_all(
        [
            Exam(learner_id=of, id=new_id(MONDAY), name="Finals – ärztlich", on=date(2026, 7, 1),
                 topics=["drugs"], created_at=MONDAY),
            QuizPreset(learner_id=of, id=new_id(MONDAY), name=FORMULA, criteria={"number": 10},
                       created_at=MONDAY),
            Quiz(learner_id=of, id=quiz, topics=["drugs"], mode="tutor", counts=True,
                 begun_at=MONDAY, criteria={}),
            Annotation(learner_id=of, unit=TYPED.unit, flagged=True, note="-1 is not\r\nα = β",
                       mnemonic="'tis so", changed_at=MONDAY),
            ProblemReport(learner_id=of, id=new_id(MONDAY), at=MONDAY, fact_id="alpha",
                          about="wrong", text="It is not so."),
            OwnDeck(learner_id=of, id=deck, name="Bones", new_per_day=5, created_at=MONDAY),
            OwnPicture(learner_id=of, digest="d" * 64, mimetype="image/png", size=3, body=b"png"),
            Upload(learner_id=of, id=new_id(MONDAY), name="bones.apkg", size=1000, state="done",
                   created_at=MONDAY, moved_at=MONDAY, ended_at=MONDAY),
        ]
    )  # fmt: skip
    session.flush()
    join(session, learner)
    session.add(
        OwnCard(learner_id=of, id="c" * 32, deck_id=deck, place=1, front="<b>Which?</b>",
                back="=This", pictures=["d" * 64], changed_at=MONDAY, added_at=MONDAY)
    )  # fmt: skip
    session.add(
        QuizQuestion(learner_id=of, quiz_id=quiz, place=1, unit=TYPED.unit, item_id=TYPED.id,
                     version=TYPED.version, review_id=new_id(MONDAY), reply="@guess",
                     correct=False, answered_at=MONDAY)
    )  # fmt: skip
    operations.sign_in(session, learner, MONDAY)
    linking.make(session, learner, "reset", MONDAY)
    operations.note(session, learner, "own data", MONDAY, {"format": "json"})
    learner.calendar_key, learner.topics, learner.minutes_per_day = f"key-{of}", ["drugs"], 45
    learner.email_confirmed_at, learner.zone, learner.theme = MONDAY, "Europe/Vienna", "dark"
    session.commit()


def join(session: Session, learner: Learner) -> None:
    """A course that the learner came into by an invitation of his own."""
    of, course = learner.id, Course(id=new_id(MONDAY), title="Oncology", created_at=MONDAY)
    session.add(course)
    session.flush()
    session.add_all(
        [
            Member(course_id=course.id, learner_id=of, role="student", extra_time=125,
                   joined_at=MONDAY),
            Invitation(course_id=course.id, id=new_id(MONDAY), role="student", name=FORMULA,
                       email="student@example.org", extra_time=125, made_by=of,
                       created_at=MONDAY, learner_id=of, used_at=MONDAY),
        ]
    )  # fmt: skip
    work(session, learner, course.id)


def work(session: Session, learner: Learner, course: UUID) -> None:
    """An attempt at an assignment, with an exception for the learner."""
    of, at = learner.id, new_id(MONDAY)
    session.add(
        QuestionSet(course_id=course, id=at, title="Drugs", latest=1, made_by=of,
                    created_at=MONDAY, changed_at=MONDAY)
    )  # fmt: skip
    session.flush()
    session.add(
        QuestionSetVersion(course_id=course, set_id=at, version=1, spec={}, made_by=of,
                           made_at=MONDAY)
    )  # fmt: skip
    session.flush()
    session.add(
        Assignment(course_id=course, id=at, set_id=at, set_version=1, title="Week 1",
                   kind="graded", review={}, seed="0", made_by=of, created_at=MONDAY)
    )  # fmt: skip
    session.flush()
    given = {"course_id": course, "assignment_id": at}
    session.add_all(
        [
            AssignmentOverride(**given, id=new_id(MONDAY), learner_id=of, seconds=600,
                               reason="ill", made_by=of, created_at=MONDAY),
            GradeOverride(**given, id=new_id(MONDAY), learner_id=of, act="share",
                          basis_points=8000, reason="=an oral test", made_by=of, made_at=MONDAY),
            Attempt(**given, learner_id=of, number=1, seed="1", started_at=MONDAY, of=1.0,
                    submitted_at=MONDAY, how="learner", points=1.0),
        ]
    )  # fmt: skip
    session.flush()
    session.add(
        AttemptSlot(**given, learner_id=of, number=1, slot=77, place=1, unit=TYPED.unit,
                    item_id=TYPED.id, version=TYPED.version, points=1.0,
                    order_seed=new_id(MONDAY), review_id=new_id(MONDAY), reply="@guess",
                    saved_at=MONDAY, saves=1, first_reply="@guess", late_reply="=later",
                    late_at=MONDAY, correct=True, credit=1.0)
    )  # fmt: skip
    session.flush()
    session.add_all(
        [
            ProblemReport(**given, learner_id=of, id=new_id(MONDAY), at=MONDAY, number=1, slot=77,
                          about="my_answer", text="=It was right", remark="It was not."),
            Notice(**given, learner_id=of, id=new_id(MONDAY), at=MONDAY, kind="due",
                   until=MONDAY),
        ]
    )  # fmt: skip
    session.flush()


def rows_of(session: Session, learner_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row that carries the learner, by table, and the learner's own."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, table in (*OWNED.items(), ("learner", Learner.__table__)):
        key = table.c.id if name == "learner" else table.c.learner_id
        chosen = sa.select(table).where(key == learner_id).order_by(*table.primary_key)
        found[name] = [dict(row) for row in session.execute(chosen).mappings()]
    return {name: rows for name, rows in found.items() if rows}


def long_log(session: Session, learner: Learner, number: int) -> None:
    """As many answers, every tenth of them rated: written as they are, since none is asked for."""
    like = session.scalars(
        sa.select(Review).where(Review.learner_id == learner.id, Review.kind == "answer")
    ).first()
    assert like is not None
    table = Review.__table__
    values = {column.key: getattr(like, column.key) for column in table.c}
    rows: list[dict[str, Any]] = []
    for count in range(number):
        at = MONDAY + timedelta(minutes=count)
        rated = count % 10 == 9
        more = {"kind": "rating", "of": rows[-1]["id"], "rating": "easy"} if rated else {}
        rows.append({**values, "id": new_id(at), "answered_at": at, **more})
    session.execute(sa.insert(table), rows)
    session.commit()
