"""Between a question of the memory, its token, its card, and the reply that comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from flask import url_for

from app.cards import card, words
from app.cards.sent import Sent, meant
from app.cards.tokens import Served
from app.memory.answers import Answered, Question, Reply
from app.signed_in import VISITOR_QUESTIONS, is_visitor
from questions.item import Item
from questions.world import Bank


def serve(question: Question, learner: UUID, at: datetime) -> Served:
    """The question as it is served to this learner. A visitor is asked a few."""
    left = question.due_count + question.new_count + question.pass_count
    of = question.place - 1 + left
    return Served(
        review_id=question.review_id,
        learner=learner,
        item_id=question.item.id,
        version=question.item.version,
        revision=question.revision,
        place=question.place,
        of=min(of, VISITOR_QUESTIONS) if is_visitor() else of,
        served_at=at,
        kind=question.kind,
    )


def _doors(last: str = "") -> card.Doors:
    """Where the pages of a sitting lead. A visitor has no dashboard to stop at."""
    return card.Doors(
        leave=url_for("accounts.register" if is_visitor() else "study.dashboard"),
        leave_words="Stop here",
        answer=url_for("study.answer"),
        last=last,
        override=url_for("study.override"),
        remarks=True,
    )


def asked(item: Item, served: Served, token: str, bank: Bank, last: str) -> card.Asked:
    """The card of a question that was served. `last`: where the answer before it is shown."""
    line = words.progress(served.place, served.of, answered=False)
    made = card.asked(item, served.review_id, bank, line, _doors(last))
    notes = words.side_notes(served.kind, None, answered=False)
    return replace(made, token=token, side_notes=notes)


def shown(answer: Answered, following: card.Asked | None, bank: Bank) -> card.Shown:
    """The card of an answer, and where it leads. The line is that of the sitting as it is now."""
    done = following.progress.done if following else answer.place
    of = following.progress.of if following else done
    to, said = ("study.question", "Next") if following else _after()
    doors = replace(_doors(), next=url_for(to), next_words=said)
    return card.shown(answer, bank, words.progress(done, of, answered=True), doors)


def _after() -> tuple[str, str]:
    """What comes after the last question: a visitor's answers are kept by registering."""
    return ("accounts.register", "Register") if is_visitor() else ("study.dashboard", "Finish")


def reply(served: Served, item: Item, sent: Sent, counted: int | None, at: datetime) -> Reply:
    """The answer as it came in. `counted`: the page's milliseconds, kept within ours.

    Raises:
        Incomplete: what was sent is no reply; says what is missing.
    """
    longest = int((at - served.served_at).total_seconds() * 1000)
    duration = None if counted is None else min(counted, longest)
    return Reply(
        id=served.review_id,
        unit=item.unit,
        item_id=served.item_id,
        version=served.version,
        text=meant(item, served.review_id, sent),
        revision=served.revision,
        served_at=served.served_at,
        started_at=None if duration is None else at - timedelta(milliseconds=duration),
        duration_ms=duration,
        place=served.place,
        kind=served.kind,
    )
