"""What is written when something leaves the house."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import new_id
from app.models import Audit, Learner


def note_export(session: Session, learner: Learner, form: str, facts: int, now: datetime) -> None:
    """Keep who took what, and when. The caller commits."""
    detail = {"format": form, "facts": facts}
    session.add(Audit(learner_id=learner.id, id=new_id(now), at=now, act="export", detail=detail))
    session.flush()
