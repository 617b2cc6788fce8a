"""Notices by mail: one letter a learner-day, sent by the sweep.

Two commits a letter, one on each side of the mail server: it is written down first that it goes
out, so that no notice is ever mailed twice, and taken back where the server did not take it.
Whoever is killed in between has mailed nothing, and the notices stand on their page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.mail import Refused, Unsent, send
from app.mail_server import MailServer
from app.memory.days import learner_day
from app.models import Learner, Notice
from app.notices import letters, queries
from app.notices.letters import Addresses
from app.notices.queries import Listed

OLDEST = timedelta(days=7)  # what is older is no news: a server may send mail from today on


@dataclass(frozen=True)
class Posted:
    """How many letters went out; why the rest did not, if any did not."""

    letters: int
    problems: tuple[str, ...] = ()


def post(
    session: Session, server: MailServer, now: datetime, addresses: Callable[[Learner], Addresses]
) -> Posted:
    """Mail every learner what is new, as far as it is wanted. Commits, letter by letter.

    An address that the server refuses has its next turn tomorrow; where the server itself fails
    the others wait for the next sweep.
    """
    sent, problems = 0, []
    for learner in queries.readers(session, now - OLDEST):
        before, today = learner.mail_day, learner_day(now, learner.zone, learner.rollover_hour)
        found = _claimed(session, learner, today, now)
        session.commit()
        if not found:
            continue
        letter = letters.digest(learner.email or "", learner.zone, found, addresses(learner), now)
        try:
            send(server, letter, now)
            sent += 1
        except Unsent as error:
            problems.append(f"“{letter.subject}”: {error}")
            refused = isinstance(error, Refused)
            _give_back(session, learner, found, today if refused else before)
            session.commit()
            if not refused:
                break
    return Posted(sent, tuple(problems))


def _claimed(session: Session, learner: Learner, today: int, now: datetime) -> list[Listed]:
    """The notices of today's letter, marked as mailed; of two sweeps one gets them."""
    found = queries.unmailed(session, learner, now - OLDEST)
    if not found:
        return []
    is_free = sa.or_(Learner.mail_day.is_(None), Learner.mail_day < today)
    mine = sa.update(Learner).where(Learner.id == learner.id, is_free).values(mail_day=today)
    if session.scalar(mine.returning(Learner.id)) is None:
        return []
    _mark(session, learner, found, now)
    return found


def _give_back(session: Session, learner: Learner, found: list[Listed], day: int | None) -> None:
    """As if nothing had been sent; with today as `day` nothing more is tried today."""
    session.execute(sa.update(Learner).where(Learner.id == learner.id).values(mail_day=day))
    _mark(session, learner, found, None)


def _mark(session: Session, learner: Learner, found: list[Listed], at: datetime | None) -> None:
    ids = [each.id for each in found]
    mine = sa.update(Notice).where(Notice.learner_id == learner.id, Notice.id.in_(ids))
    session.execute(mine.values(mailed_at=at).execution_options(synchronize_session=False))
