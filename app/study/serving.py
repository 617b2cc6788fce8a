"""Between a question of the memory, its token, and the reply that comes back: pure values."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from app.cards import card
from app.cards.tokens import Served
from app.memory.answers import Question, Reply
from questions.item import Item


def serve(question: Question, learner: UUID, at: datetime) -> Served:
    """The question as it is served to this learner."""
    return Served(
        review_id=question.review_id,
        learner=learner,
        item_id=question.item.id,
        version=question.item.version,
        revision=question.revision,
        place=question.place,
        of=question.place - 1 + question.due_count + question.new_count,
        served_at=at,
    )


def reply(served: Served, item: Item, sent: str, counted: int | None, at: datetime) -> Reply:
    """The answer as it came in. `counted`: the page's milliseconds, kept within ours.

    Raises:
        UnknownReply: a choice was sent that is none of the rows.
    """
    longest = int((at - served.served_at).total_seconds() * 1000)
    duration = None if counted is None else min(counted, longest)
    return Reply(
        id=served.review_id,
        unit=item.unit,
        item_id=served.item_id,
        version=served.version,
        text=card.meant(item, served.review_id, sent),
        revision=served.revision,
        served_at=served.served_at,
        started_at=None if duration is None else at - timedelta(milliseconds=duration),
        duration_ms=duration,
        place=served.place,
    )
