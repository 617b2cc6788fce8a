"""When an assignment is open to whom, and when an attempt ends. Pure; the server's clock decides.

What holds for a student is looked up rule by rule: an exception of the student's own comes before
one of the label, and that before what holds for all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

GRACE = timedelta(seconds=5)  # an answer that was under way when the attempt ended

State = Literal["waiting", "open", "late", "closed"]
Ending = Literal["time", "close"]


@dataclass(frozen=True)
class Terms:
    """The rules that can differ between students. None: there is no such limit.

    As an exception None says: as for all.
    """

    release: datetime | None = None
    due: datetime | None = None
    close: datetime | None = None
    seconds: int | None = None
    attempts: int | None = None


NOTHING = Terms()


def in_force(
    common: Terms, label: Terms = NOTHING, own: Terms = NOTHING, extra_time: int = 100
) -> Terms:
    """What holds for one student. `extra_time` in per cent.

    It stretches the limit that holds for all; a limit that an exception names is meant as it is.
    """
    found = {
        each.name: next(
            (value for terms in (own, label) if (value := getattr(terms, each.name)) is not None),
            getattr(common, each.name),
        )
        for each in fields(Terms)
    }
    if own.seconds is None and label.seconds is None and common.seconds is not None:
        found["seconds"] = ceil(common.seconds * extra_time / 100)
    return Terms(**found)


def state(terms: Terms, now: datetime) -> State:
    """Whether an attempt can be begun: not yet, yes, yes but late, no more."""
    if terms.release is not None and now < terms.release:
        return "waiting"
    if terms.close is not None and now >= terms.close:
        return "closed"
    return "late" if terms.due is not None and now > terms.due else "open"


def ends(terms: Terms, started: datetime) -> tuple[datetime | None, Ending | None]:
    """When an attempt ends by itself, and by what: its limit or the close, what comes first."""
    limit = None if terms.seconds is None else started + timedelta(seconds=terms.seconds)
    if terms.close is not None and (limit is None or terms.close < limit):
        return terms.close, "close"
    return limit, None if limit is None else "time"


def is_up(ends_at: datetime | None, now: datetime) -> bool:
    """Whether the time is over: no question is shown any more."""
    return ends_at is not None and now >= ends_at


def is_over(ends_at: datetime | None, now: datetime) -> bool:
    """Whether no answer counts any more, one under way included."""
    return ends_at is not None and now > ends_at + GRACE


def seconds_left(ends_at: datetime | None, now: datetime) -> int | None:
    """Whole seconds until the end, none below 0; None where nothing ends it."""
    return None if ends_at is None else max(0, ceil((ends_at - now).total_seconds()))


def attempts_left(terms: Terms, begun: int) -> int | None:
    """How many attempts can still be begun; None: any number."""
    return None if terms.attempts is None else max(0, terms.attempts - begun)


def closed_for_all(every: Iterable[Terms]) -> datetime | None:
    """When the last student's time is over; None: never.

    What is shown after the close waits for it: who works longer must not hear it from others.
    """
    closes = [terms.close for terms in every]
    known = [each for each in closes if each is not None]
    return max(known) if known and len(known) == len(closes) else None
