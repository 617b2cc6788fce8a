"""The start counts how first answers spread, once a day."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.models import ChoiceTally, Learner
from app.ops.operations import renew_shares
from tests.app.items import choice
from tests.app.memory.conftest import reply_to


def test_first_answers_are_counted_again_after_a_day(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    item, counts = choice("alpha"), []
    publish_items(session, (item,), "first", now)
    for learner, hours in ((student, 0), (classmate, 23), (classmate, 25)):
        at = now + timedelta(hours=hours)
        record_answer(session, learner, reply_to(item, "beta", at), at)
        renew_shares(session, at)
        session.commit()
        counts += session.execute(sa.select(ChoiceTally.count, ChoiceTally.counted_at)).all()
    day = now + timedelta(hours=25)
    assert counts == [(1, now), (1, now), (2, day)]
