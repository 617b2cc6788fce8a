"""What changes problem reports. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.coursework.keyed import Key
from app.db import insert_or
from app.limits import Limit
from app.models import Learner, ProblemReport
from app.reports.board import Asked
from app.telling import News, tell
from questions.item import Item

REPORTS = Limit("reports", 30, timedelta(hours=1))
UNANSWERED = "It was closed without an answer."
VISITORS = Limit("visitors' reports", 90, timedelta(hours=1))


def report_fact(
    session: Session, learner: Learner, fact_id: str, about: str, text: str, now: datetime
) -> ProblemReport:
    """Keep a problem with a fact for the curators."""
    return _keep(session, learner, fact_id, about, text, now)


def report_item(
    session: Session,
    learner: Learner,
    item: Item,
    reply: str | None,
    about: str,
    text: str,
    now: datetime,
) -> ProblemReport:
    """Keep a problem with an item, in the version that was shown, with what was answered."""
    row = _keep(session, learner, item.facts[0], about, text, now)
    row.item_id, row.item_version, row.reply = item.id, item.version, reply
    session.flush()
    return row


def report_question(
    session: Session, key: Key, slot: int, about: str, text: str, now: datetime
) -> bool:
    """Keep a problem with a question of an attempt for the staff of its course.

    False for a second appeal about the same question: the first stands. The caller has looked
    whether there is such a question.
    """
    row = {
        "course_id": key.course_id,
        "assignment_id": key.assignment_id,
        "learner_id": key.learner_id,
        "number": key.number,
        "slot": slot,
        "id": new_id(now),
        "at": now,
        "about": about,
        "text": text,
    }
    added = insert_or(session, ProblemReport).values(row).on_conflict_do_nothing()
    return session.scalar(added.returning(ProblemReport.id)) is not None


def answer(
    session: Session,
    asked: Asked,
    stem: str,
    by: Learner,
    words: str,
    now: datetime,
    *,
    close: bool,
    until: datetime,
) -> int:
    """Answer whoever reported a question, and close it or not; how many reporters hear of it.

    Only reports that still wait and came no later than `until`: who answers has read those.
    """
    waiting = sa.update(ProblemReport).where(
        asked.reported(), ProblemReport.closed_at.is_(None), ProblemReport.at <= until
    )
    values: dict[str, object] = {"remark": words} if words else {}
    if close:
        values |= {"closed_at": now, "closed_by": by.id}
    done = waiting.values(values).returning(ProblemReport.learner_id)
    whom = set(session.scalars(done.execution_options(synchronize_session=False)))
    news = News("answered", asked.course_id, asked.assignment_id, stem, words or UNANSWERED)
    tell(session, whom, news, now)
    return len(whom)


def open_again(session: Session, asked: Asked) -> None:
    """Let the closed reports about a question wait again; what was answered stays."""
    done = sa.update(ProblemReport).where(asked.reported(), ProblemReport.closed_at.is_not(None))
    session.execute(
        done.values(closed_at=None, closed_by=None),
        execution_options={"synchronize_session": False},
    )


def pass_on(
    session: Session, asked: Asked, item: Item, by: Learner, text: str, now: datetime
) -> None:
    """Put a question into the curators' inbox, as the report of who passes it on.

    No student is named there: what these wrote stays with the course.
    """
    row = report_item(session, by, item, None, "other", text, now)
    row.passed_from = asked.course_id
    session.flush()


def close(
    session: Session,
    report: ProblemReport,
    curator: Learner,
    remark: str,
    now: datetime,
    subject: str = "",
) -> bool:
    """Close a report with what was done about it; False if somebody had closed it before.

    The row says so and not what was read of it: of two curators at once one closes it. A remark
    is told to the reporter, with `subject` for what it is about.
    """
    mine = (ProblemReport.learner_id == report.learner_id, ProblemReport.id == report.id)
    values = {"closed_at": now, "closed_by": curator.id, "remark": remark or None}
    waiting = sa.update(ProblemReport).where(*mine, ProblemReport.closed_at.is_(None))
    if session.scalar(waiting.values(values).returning(ProblemReport.id)) is None:
        return False
    if remark and report.learner_id != curator.id:
        tell(session, [report.learner_id], News("answered", subject=subject, words=remark), now)
    return True


def reopen(session: Session, report: ProblemReport) -> None:
    """Put a closed report back into the inbox; what was remarked stays."""
    report.closed_at = report.closed_by = None
    session.flush()


def _keep(
    session: Session, learner: Learner, fact_id: str, about: str, text: str, now: datetime
) -> ProblemReport:
    row = ProblemReport(
        learner_id=learner.id, id=new_id(now), at=now, fact_id=fact_id, about=about, text=text
    )
    session.add(row)
    session.flush()
    return row
