"""What changes problem reports. The caller commits, once, right after."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.limits import Limit
from app.models import Learner, ProblemReport
from questions.item import Item

REPORTS = Limit("reports", 30, timedelta(hours=1))
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


def close(
    session: Session, report: ProblemReport, curator: Learner, remark: str, now: datetime
) -> bool:
    """Close a report with what was done about it; False if somebody had closed it before.

    The row says so and not what was read of it: of two curators at once one closes it.
    """
    mine = (ProblemReport.learner_id == report.learner_id, ProblemReport.id == report.id)
    values = {"closed_at": now, "closed_by": curator.id, "remark": remark or None}
    waiting = sa.update(ProblemReport).where(*mine, ProblemReport.closed_at.is_(None))
    return session.scalar(waiting.values(values).returning(ProblemReport.id)) is not None


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
