"""Between a question of the memory, its token, its card, and the reply that comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from flask import url_for

from app.cards import card, words
from app.cards.sent import Sent, meant
from app.cards.tokens import Served
from app.memory.answers import Answered, Question, Reply, Reveal
from app.memory.planning import questions_in
from app.signed_in import VISITOR_QUESTIONS, is_visitor
from questions.item import Item
from questions.world import Bank


def serve(question: Question | Reveal, learner: UUID, at: datetime, pace: float) -> Served:
    """The question or card as it is served to this learner, of as many as today's minutes hold.

    A visitor is asked a few.
    """
    left = question.left
    if question.time_left is not None:
        left = min(left, questions_in(question.time_left, pace))
    of = question.place - 1 + left
    return Served(
        review_id=question.review_id,
        learner=learner,
        item_id=question.item.id if isinstance(question, Question) else question.card.id,
        version=question.item.version if isinstance(question, Question) else "",
        revision=question.revision,
        place=question.place,
        of=min(of, VISITOR_QUESTIONS) if is_visitor() else of,
        served_at=at,
        kind=question.kind,
    )


def _doors(last: UUID | None = None, *, begun: bool) -> card.Doors:
    """Where the pages of a sitting lead; one that was `begun` ends with its summary.

    A visitor has neither that nor a dashboard to stop at.
    """
    end = "study.summary" if begun else "study.dashboard"
    return card.Doors(
        leave=url_for("accounts.register" if is_visitor() else end),
        leave_words="Stop here",
        answer=url_for("study.answer"),
        last=url_for("study.answered", answer_id=last) if last else "",
        undo=last,
        override=url_for("study.override"),
        remarks=True,
    )


def asked(
    item: Item, served: Served, token: str, bank: Bank, pace: float, last: UUID | None
) -> card.Asked:
    """The card of a question that was served. `last`: the answer before it."""
    line = words.progress(served.place, served.of, pace, answered=False)
    doors = _doors(last, begun=served.place > 1)
    made = card.asked(item, served.review_id, bank, line, doors)
    return replace(made, token=token, side_notes=words.side_notes(served.kind, None))


def shown(
    answer: Answered, following: words.Progress | None, bank: Bank, pace: float, *, again: bool
) -> card.Shown:
    """The card of an answer, and where it leads. The line is that of the sitting as it is now.

    `following` is the line of the question or card that follows.
    """
    done = following.done if following else answer.place
    of = following.of if following else done
    to, said = ("study.question", "Next") if following else _after()
    begun = following is None or done > 0
    doors = replace(_doors(begun=begun), next=url_for(to), next_words=said)
    line = words.progress(done, of, pace, answered=True)
    return card.shown(answer, bank, line, doors, again=again)


def _after() -> tuple[str, str]:
    """What comes after the last question: a visitor's answers are kept by registering."""
    return ("accounts.register", "Register") if is_visitor() else ("study.summary", "Finish")


def reply(
    served: Served, item: Item, sent: Sent, counted: int | None, at: datetime, ago: int | None
) -> Reply:
    """The answer as it came in. `counted`: the page's milliseconds, kept within ours.

    `ago`: for how many milliseconds it waited in the browser.

    Raises:
        Incomplete: what was sent is no reply; says what is missing.
    """
    given = at - timedelta(milliseconds=ago or 0)
    longest = max(0, int((given - served.served_at).total_seconds() * 1000))
    duration = None if counted is None else min(counted, longest)
    return Reply(
        id=served.review_id,
        unit=item.unit,
        item_id=served.item_id,
        version=served.version,
        text=meant(item, served.review_id, sent),
        revision=served.revision,
        served_at=served.served_at,
        started_at=None if duration is None else given - timedelta(milliseconds=duration),
        duration_ms=duration,
        place=served.place,
        kind=served.kind,
        answered_at=given if ago else None,
    )
