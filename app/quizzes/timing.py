"""When a timed test ends. Pure; the server's clock decides."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil

GRACE = timedelta(seconds=5)  # an answer that was under way when the time ended


def ends_at(begun_at: datetime, seconds: int | None) -> datetime | None:
    """The end of a timed test; None where nothing ends it."""
    return None if seconds is None else begun_at + timedelta(seconds=seconds)


def is_up(ends: datetime | None, now: datetime) -> bool:
    """Whether the time is over: no question is shown any more."""
    return ends is not None and now >= ends


def is_over(ends: datetime | None, now: datetime) -> bool:
    """Whether no answer is taken any more, one under way included."""
    return ends is not None and now > ends + GRACE


def seconds_left(ends: datetime | None, now: datetime) -> int | None:
    """Whole seconds until the end, none below 0; None where nothing ends it."""
    return None if ends is None else max(0, ceil((ends - now).total_seconds()))
