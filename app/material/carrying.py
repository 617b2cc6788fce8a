"""What a student's copy carries: the cards of a course's deck, as a file would bring them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import CourseCard, CourseDeck, CoursePicture, OwnCard, OwnPicture
from exports.anki.own import Card, Own, Picture

SAME_TEXT = sa.and_(OwnCard.front == CourseCard.front, OwnCard.back == CourseCard.back)
# the copy's text gives way to one of the same time or later, as with any file that comes in
NEWER = sa.and_(CourseCard.changed_at >= OwnCard.changed_at, sa.not_(SAME_TEXT))


def wanted(session: Session, course_id: UUID, deck_id: UUID, learner_id: UUID) -> Own:
    """What of a deck a learner does not have, or has in an older text, as a file would bring it."""
    mine = sa.and_(OwnCard.id == CourseCard.id, OwnCard.learner_id == learner_id)
    rows = session.execute(
        sa.select(CourseCard, CourseDeck.copy_name)
        .join(
            CourseDeck,
            sa.and_(
                CourseDeck.course_id == CourseCard.course_id, CourseDeck.id == CourseCard.deck_id
            ),
        )
        .outerjoin(OwnCard, mine)
        .where(CourseCard.course_id == course_id, CourseCard.deck_id == deck_id)
        .where(sa.or_(OwnCard.id.is_(None), NEWER))
        .order_by(CourseCard.place, CourseCard.id)
    )
    cards = [_card(row, name) for row, name in rows]
    used = {digest for each in cards for digest in each.pictures}
    return Own(cards, _pictures(session, course_id, learner_id, used), ())


def _card(row: CourseCard, deck: str) -> Card:
    """Without marks, tags and reviews: those were the instructor's."""
    return Card(
        id=row.id,
        guid="",
        ordinal=0,
        deck=deck,
        place=row.place,
        front=row.front,
        back=row.back,
        pictures=tuple(row.pictures),
        tags=(),
        changed=row.changed_at,
        suspended=False,
        flagged=False,
        reviews=(),
    )


def _pictures(
    session: Session, course_id: UUID, learner_id: UUID, used: Collection[str]
) -> tuple[Picture, ...]:
    """Those of the course's pictures that the learner does not have yet."""
    theirs = sa.select(OwnPicture.digest).where(OwnPicture.learner_id == learner_id)
    rows = session.execute(
        sa.select(CoursePicture.digest, CoursePicture.mimetype, CoursePicture.body).where(
            CoursePicture.course_id == course_id, CoursePicture.digest.not_in(theirs)
        )
    )
    return tuple(Picture(*row) for row in rows if row.digest in used)
