"""What a browser's visit holds between the pages of a sitting, whichever room shows them."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, session

LAST = "last_answer"


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
