"""The way to the first admin."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Learner, SetupToken
from app.models.access import hash_of
from app.ops.operations import setup_token


def test_without_an_admin_each_start_makes_a_token_and_keeps_its_hash_only(
    session: Session, student: Learner, now: datetime
) -> None:
    tokens = [setup_token(session, now), setup_token(session, now)]
    rows = session.scalars(sa.select(SetupToken)).all()
    assert {row.token_hash for row in rows} == {hash_of(token or "") for token in tokens}
    assert {row.expires_at for row in rows} == {now + timedelta(hours=24)}
    assert all(len(token or "") == 43 for token in tokens)  # 256 bits in base64


def test_with_an_admin_there_is_none(session: Session, student: Learner, now: datetime) -> None:
    student.role = "admin"
    session.flush()
    assert setup_token(session, now) is None
    assert session.scalars(sa.select(SetupToken)).all() == []
