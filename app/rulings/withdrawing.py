"""A curator withdraws a question, or a fact with all its questions, at once. The caller commits.

It is for everybody, and nothing of it waits for a publication. What was handed in before stays.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.publishing import hold_served, serve_what_stands
from app.models import Learner, Withdrawal


class Already(ValueError):
    """It is withdrawn. Nothing was changed; roll back."""


def withdraw(
    session: Session, by: Learner, reason: str, now: datetime, *, item_id: str | None = None,
    unit: str | None = None,
) -> Withdrawal:  # fmt: skip
    """Ask an item, or all items of a unit, nowhere from now on. One of both is given.

    Raises:
        Already: see there.
    """
    made = Withdrawal(
        id=new_id(now), item_id=item_id, unit=unit, reason=reason, made_by=by.id, made_at=now
    )
    session.add(made)
    try:
        session.flush()
    except IntegrityError as error:
        raise Already from error
    hold_served(session)
    serve_what_stands(session)
    return made


def restore(session: Session, withdrawal_id: UUID, by: Learner, now: datetime) -> bool:
    """Ask it again; False where somebody had restored it before, or there is none such."""
    waiting = sa.update(Withdrawal).where(
        Withdrawal.id == withdrawal_id, Withdrawal.restored_at.is_(None)
    )
    taken = waiting.values(restored_at=now, restored_by=by.id).returning(Withdrawal.id)
    if session.scalar(taken) is None:
        return False
    hold_served(session)
    serve_what_stands(session)
    return True
