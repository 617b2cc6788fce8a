"""What is a learner's own, as rows: every column of every table that carries the learner.

Withheld are secrets (hashes, keys), the marks of what a course graded, who else had a hand in a
row, and the bytes of pictures, which came from a file of the learner's and are listed by digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import Base
from app.models import (
    Annotation,
    AssignmentOverride,
    Attempt,
    AttemptSlot,
    Audit,
    DayTally,
    Exam,
    GradeOverride,
    Invitation,
    Learner,
    MailedToken,
    Member,
    Memory,
    Notice,
    OwnCard,
    OwnDeck,
    OwnPicture,
    ProblemReport,
    Quiz,
    QuizPreset,
    QuizQuestion,
    Review,
    SignIn,
    Upload,
)

TABLES: dict[str, type[Base]] = {
    "exams": Exam,
    "quiz_presets": QuizPreset,
    "reviews": Review,
    "memories": Memory,
    "days": DayTally,
    "quizzes": Quiz,
    "quiz_questions": QuizQuestion,
    "annotations": Annotation,
    "own_decks": OwnDeck,
    "own_cards": OwnCard,
    "own_pictures": OwnPicture,
    "uploads": Upload,
    "courses": Member,
    "course_invitations": Invitation,
    "assignment_exceptions": AssignmentOverride,
    "grades_set_by_hand": GradeOverride,
    "attempts": Attempt,
    "attempt_answers": AttemptSlot,
    "problem_reports": ProblemReport,
    "notices": Notice,
    "sign_ins": SignIn,
    "mailed_links": MailedToken,
    "audit": Audit,
}
ACCOUNT = ("id", "email", "email_confirmed_at", "name", "role", "created_at")
WITHHELD = frozenset(
    {
        "learner_id",
        "password_hash",
        "token_hash",
        "calendar_key",
        "made_by",
        "closed_by",
        "deleted_at",
        "former",
        "body",
    }
)
# Before its time neither the key nor what leads to it is told, in no file either: what a learner
# may see of an attempt stands on its page.
WITHHELD_OF = {
    "assignment_override": frozenset({"reason"}),
    "grade_override": frozenset({"basis_points", "reason"}),
    "attempt": frozenset({"seed", "points"}),
    "attempt_slot": frozenset(
        {
            "unit",
            "item_id",
            "version",
            "order_seed",
            "review_id",
            "revision",
            "correct",
            "credit",
            "ruling",
        }
    ),
}
AT_ONCE = 500


@dataclass(frozen=True)
class Part:
    """Rows of one kind under their column names. `rows` can be read once."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


def account(learner: Learner) -> dict[str, Any]:
    """Who the learner is."""
    return {name: getattr(learner, name) for name in ACCOUNT}


def settings(learner: Learner) -> dict[str, Any]:
    """What the learner chose: the plan among it."""
    own = [key for key in columns(Learner) if key not in ACCOUNT]
    return {name: getattr(learner, name) for name in own}


def columns(table: type[Base]) -> tuple[str, ...]:
    """The columns of a table that are handed out, in their order."""
    withheld = WITHHELD | WITHHELD_OF.get(str(table.__tablename__), frozenset())
    return tuple(each.key for each in table.__table__.c if each.key not in withheld)


def parts(session: Session, learner_id: UUID) -> Iterator[Part]:
    """All rows of the learner, table by table; some hundred are in memory at once."""
    for name, table in TABLES.items():
        yield Part(name, columns(table), _rows(session, table, learner_id))


def _rows(session: Session, table: type[Base], learner_id: UUID) -> Iterator[Sequence[Any]]:
    held = table.__table__
    chosen = sa.select(*(held.c[key] for key in columns(table)))
    mine = chosen.where(held.c.learner_id == learner_id).order_by(*held.primary_key)
    yield from session.execute(mine, execution_options={"yield_per": AT_ONCE})
