"""The review log, and the memory that is folded from it.

Every key begins with the learner. The log is append-only; a memory holds nothing that the
log does not, but for `revision`, which only grows.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.people import one_of

KINDS = ("answer", "relearn", "rating", "override", "undo", "imported", "reset", "revealed")
RATINGS = ("again", "hard", "good", "easy", "guessed")
SOURCES = ("app", "anki")
MAX_REPLY = 1000
MAX_NOTE = 4000
MAX_MNEMONIC = 500


class Memory(Base):
    """What is known of one learner and one unit. Days are numbers since 1970-01-01.

    When a unit is due follows from `due_day` and the learner's clock: no time is stored that
    a change of zone would make wrong. A memory without stability
    stands for a unit that was never met, or whose answers were undone. `lately` are the last
    five counted answers, the latest last: 1 a lapse, 0 none; null where an older version stored
    the row and nothing has filled it yet.
    """

    __tablename__ = "memory"
    __table_args__ = (sa.Index("ix_memory_learner_id_due_day", "learner_id", "due_day"),)

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(220), primary_key=True)
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due_day: Mapped[int | None]
    first_day: Mapped[int | None]
    last_day: Mapped[int | None]
    interval: Mapped[int] = mapped_column(default=0)
    reps: Mapped[int] = mapped_column(default=0)
    lapses: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=0)
    last_items: Mapped[list[str]] = mapped_column(default=list)
    forms: Mapped[dict[str, int]] = mapped_column(default=dict)
    lately: Mapped[str | None] = mapped_column(sa.String(5), default="")

    # an UPDATE names the revision that was read, and fails where it has moved on
    __mapper_args__ = {  # noqa: RUF012 - SQLAlchemy's own way
        "version_id_col": revision,
        "version_id_generator": False,
    }


class Review(Base):
    """One row of the log: what happened, and what it did to the memory. Never changed.

    Kinds: `answer`; `relearn` (asked again in the same sitting, never counted); `rating`
    (hard, good, easy or guessed, said after answer `of`), `override` (the learner calls the
    typed answer `of` right), `undo` (row `of` is as if it had never been); `imported` (from
    Anki, rated there); `revealed` (a card of the learner's own, rated once its back was shown);
    `reset` (the fact's meaning changed on `changed_on`: due again, strength unchanged).

    `uncounted` says why an answer did not count (`moved`, `revised`, `quiz`). `k` is the number
    of options, 0 if typed; `correct` the mark given then. `elapsed` are learner's days since the
    last counted answer; interval, stability, difficulty and retrievability stand as they were
    before and after. `p` is the chance of a right answer that was predicted, `q` the chance that
    a right one was known, `b` what the form adds. `parameters` names the set of FSRS and the
    retention desired then, `policy` the rules of `memory.scheduling`. `place` counts through the
    sitting's questions, or through the quiz's. `received_at`: an answer that was given without a
    connection came in later than it was given.
    """

    __tablename__ = "review"
    __table_args__ = (
        sa.ForeignKeyConstraint(["learner_id", "of"], ["review.learner_id", "review.id"]),
        sa.ForeignKeyConstraint(
            ["item_id", "item_version"], ["item_version.item_id", "item_version.version"]
        ),
        sa.Index("ix_review_learner_id_unit_answered_at", "learner_id", "unit", "answered_at"),
        sa.Index("ix_review_learner_id_learner_day", "learner_id", "learner_day"),
        sa.Index(  # a row that is removed asks who names it
            "ix_review_learner_id_of",
            "learner_id",
            "of",
            sqlite_where=sa.text('"of" IS NOT NULL'),
            postgresql_where=sa.text('"of" IS NOT NULL'),
        ),
        sa.Index(
            "uq_review_reset",
            "learner_id",
            "unit",
            "changed_on",
            unique=True,
            sqlite_where=sa.text("changed_on IS NOT NULL"),
            postgresql_where=sa.text("changed_on IS NOT NULL"),
        ),
        sa.CheckConstraint(one_of("kind", KINDS), name="kind"),
        sa.CheckConstraint(f"rating IS NULL OR {one_of('rating', RATINGS)}", name="rating"),
        sa.CheckConstraint(one_of("source", SOURCES), name="source"),
        sa.CheckConstraint("kind <> 'relearn' OR NOT counted", name="relearn_uncounted"),
        sa.CheckConstraint(
            "kind NOT IN ('rating', 'override', 'undo') OR \"of\" IS NOT NULL",
            name="names_an_answer",
        ),
        sa.CheckConstraint(
            "kind <> 'answer' OR (item_id IS NOT NULL AND item_version IS NOT NULL"
            " AND reply IS NOT NULL AND correct IS NOT NULL)",
            name="answer_is_whole",
        ),
        sa.CheckConstraint(
            "(kind = 'reset') = (changed_on IS NOT NULL)", name="reset_names_its_change"
        ),
        sa.CheckConstraint(f"reply IS NULL OR length(reply) <= {MAX_REPLY}", name="reply"),
        sa.CheckConstraint("duration_ms IS NULL OR duration_ms >= 0", name="duration_ms"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(220))
    kind: Mapped[str] = mapped_column(sa.String(16))
    counted: Mapped[bool]
    uncounted: Mapped[str | None] = mapped_column(sa.String(16))
    of: Mapped[UUID | None]

    item_id: Mapped[str | None] = mapped_column(sa.String(80))
    item_version: Mapped[str | None] = mapped_column(sa.String(32))
    form: Mapped[str | None] = mapped_column(sa.String(32))
    k: Mapped[int | None]
    reply: Mapped[str | None] = mapped_column(sa.String(MAX_REPLY))
    correct: Mapped[bool | None]
    override: Mapped[bool | None]
    rating: Mapped[str | None] = mapped_column(sa.String(8))
    changed_on: Mapped[date | None]

    served_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    answered_at: Mapped[datetime]
    received_at: Mapped[datetime | None]
    duration_ms: Mapped[int | None]
    learner_day: Mapped[int]
    place: Mapped[int | None]

    elapsed: Mapped[int | None]
    interval_before: Mapped[int | None]
    interval_after: Mapped[int | None]
    s_before: Mapped[float | None]
    d_before: Mapped[float | None]
    r_before: Mapped[float | None]
    s_after: Mapped[float | None]
    d_after: Mapped[float | None]
    r_after: Mapped[float | None]
    p: Mapped[float | None]
    q: Mapped[float | None]
    b: Mapped[float | None]

    policy: Mapped[str] = mapped_column(sa.String(16))
    parameters: Mapped[dict[str, Any]]
    source: Mapped[str] = mapped_column(sa.String(8), default="app")
    source_id: Mapped[str | None] = mapped_column(sa.String(64))


class Annotation(Base):
    """What a learner wrote beside a unit, the tags it has in Anki, and how it is set aside.

    `suspended` units are never asked by the schedule, one buried on `buried_day` not before the
    day after it. Neither moves the memory.
    """

    __tablename__ = "annotation"
    __table_args__ = (
        sa.CheckConstraint(f"length(note) <= {MAX_NOTE}", name="note"),
        sa.CheckConstraint(f"length(mnemonic) <= {MAX_MNEMONIC}", name="mnemonic"),
    )

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(220), primary_key=True)
    flagged: Mapped[bool] = mapped_column(default=False)
    suspended: Mapped[bool] = mapped_column(default=False)
    buried_day: Mapped[int | None]
    note: Mapped[str] = mapped_column(sa.String(MAX_NOTE), default="")
    mnemonic: Mapped[str] = mapped_column(sa.String(MAX_MNEMONIC), default="")
    tags: Mapped[list[str]] = mapped_column(default=list)
    changed_at: Mapped[datetime]


class DayTally(Base):
    """A learner's day, counted: pages read this and never the log. Follows from the log.

    The day is the one stored with each answer. `answers` are all that were given and not undone,
    comebacks and uncounted ones among them; `first` those that were a unit's first that day and
    counted; `spaced` those of them a learner-day or more after the unit's last counted answer;
    `first_right` and `spaced_right` were right (after overrides, "I guessed" is wrong). `met`
    units were new, `relearned` came back in the same sitting. `duration_ms` is the time spent.
    """

    __tablename__ = "day_tally"

    learner_id: Mapped[UUID] = mapped_column(sa.ForeignKey("learner.id"), primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[int] = mapped_column(default=0)
    first: Mapped[int] = mapped_column(default=0)
    first_right: Mapped[int] = mapped_column(default=0)
    spaced: Mapped[int] = mapped_column(default=0)
    spaced_right: Mapped[int] = mapped_column(default=0)
    met: Mapped[int] = mapped_column(default=0)
    relearned: Mapped[int] = mapped_column(default=0)
    duration_ms: Mapped[int] = mapped_column(sa.BigInteger, default=0)
