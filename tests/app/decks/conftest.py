"""People who visit the pages of this room, and a deck that one of them brought."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.own import take_in
from app.models import Learner
from exports.anki.own import Own
from tests.app.days import noon
from tests.app.foreign import foreign, package, picture
from tests.app.web import Visitor, classmate, student, visitor, web

__all__ = ["classmate", "noon", "student", "visitor", "web"]

SHOT = picture()


def bring(web: Flask, came: Own, email: str = "student@example.org") -> None:
    """Keep what a package holds for a learner."""
    with web.app_context():
        person = db.session.scalars(sa.select(Learner).where(Learner.email == email)).one()
        take_in(db.session, person, came, scheduling=True, now=now())
        db.session.commit()


@pytest.fixture
def owner(web: Flask, student: Visitor) -> Visitor:
    """The student with a deck of three cards, whose plan takes up no new facts."""
    cards = (
        foreign(
            1,
            front=f'<b>Which</b> &lt;bone&gt;?<img src="{SHOT.digest}">',
            back="Femur",
            pictures=(SHOT.digest,),
        ),
        foreign(2, back="العظم"),
        foreign(3, front="Tibia &amp; fibula"),
    )
    bring(web, package(*cards, pictures=(SHOT,)))
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=0))
        db.session.commit()
    return student
