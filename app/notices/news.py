"""What there is to tell a student of an assignment now. Pure.

What is older than two weeks is no news: a server that begins to tell, or a student who comes into
a course late, is not told of all that was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.coursework.matrix import NOTHING, What
from app.coursework.terms import Terms, state

SOON = timedelta(hours=24)
FRESH = timedelta(days=14)


@dataclass(frozen=True)
class Case:
    """An assignment as one student has it.

    `handed` is when the last attempt was handed in; `seen` what may be seen of it now, and
    `at_once` what could be as soon as it was handed in. `closed`: when it is closed for all.
    """

    terms: Terms
    created: datetime
    joined: datetime
    graded: bool
    begun: bool = False
    handed: datetime | None = None
    seen: frozenset[What] = NOTHING
    at_once: frozenset[What] = NOTHING
    closed: datetime | None = None


def deadline(terms: Terms) -> datetime | None:
    """By when it is to be handed in: the due time, else the close."""
    return terms.due or terms.close


def wanted(case: Case, now: datetime) -> dict[str, datetime | None]:
    """The kinds of notices that hold now, each with the time by which something is to be done."""
    if case.handed is not None:
        return dict.fromkeys(_results(case, case.handed, now))
    if state(case.terms, now) != "open":
        return {}
    end = deadline(case.terms)
    if end is not None and end - now <= SOON:
        return {"due": end}
    opened = case.terms.release or case.created
    is_news = not case.begun and opened >= case.joined and now - opened <= FRESH
    return {"opened": end} if is_news else {}


def is_stale(kind: str, case: Case) -> bool:
    """Whether a notice asks for what is done meanwhile."""
    done = case.handed is not None
    return (kind == "due" and done) or (kind == "opened" and (done or case.begun))


def _results(case: Case, handed: datetime, now: datetime) -> tuple[str, ...]:
    """Of practice nothing: all of it stood on the page when it was handed in."""
    if not case.graded or not case.seen:
        return ()
    closed = case.closed or handed
    if "answers" in case.seen - case.at_once:
        return ("released",) if now - max(handed, closed) <= FRESH else ()
    shown = handed if "score" in case.at_once else max(handed, closed)
    return ("graded",) if "score" in case.seen and now - shown <= FRESH else ()
