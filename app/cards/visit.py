"""What a browser's visit holds between the pages of a sitting, whichever room shows them."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, session

from app.cards import words
from app.cards.tokens import Served
from app.signed_in import is_visitor

LAST = "last_answer"
MORE = "more_new"
ON = "goes_on"


def keys() -> list[str]:
    """The keys of tokens: the last one signs, all of them are believed."""
    return [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]


def last_answer() -> UUID | None:
    """The answer given last, which stays one link away, and can be undone."""
    last = session.get(LAST)
    return UUID(last) if last else None


def remember(answer: UUID) -> None:
    """This is the answer given last."""
    session[LAST] = str(answer)


def forget(answer: UUID) -> None:
    """It was undone: it is no answer any more."""
    if last_answer() == answer:
        del session[LAST]


def goes_on(day: int) -> bool:
    """Whether the learner wants to go on on this day although its plan is done."""
    return bool(session.get(ON) == day)


def go_on(day: int) -> None:
    """Let the sitting go on until this day of the learner ends."""
    session[ON] = day


def taken_up(day: int) -> int:
    """How many new facts more than the plan says the learner takes up on this day."""
    kept, number = session.get(MORE, (None, 0))
    return int(number) if kept == day else 0


def take_more(day: int, number: int) -> None:
    """Take up so many new facts more on this day than the plan says, and go on."""
    session[MORE] = [day, number]
    go_on(day)


def line(served: Served, pace: float) -> words.Progress:
    """The line above what was served. What comes back in the sitting is none of the plan's."""
    again = served.kind == "relearn" and not is_visitor()
    place = served.done if again else served.done + 1
    return words.progress(place, served.of, pace, answered=again, back=served.back)
