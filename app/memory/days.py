"""A learner's days: numbers since 1970-01-01, from the rollover hour on the learner's clock.

Intervals and elapsed times are differences of these numbers, so an evening and the next
morning are a day apart, and a change of the clock costs nobody a day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EPOCH = date(1970, 1, 1)


def learner_day(now: datetime, zone: str, rollover: int) -> int:
    """The day that `now` (aware) belongs to: before `rollover` o'clock it is still the last.

    Raises:
        ZoneInfoNotFoundError, ValueError: `zone` is no zone.
    """
    local = now.astimezone(ZoneInfo(zone))
    day = (local.date() - EPOCH).days
    return day if local.hour >= rollover else day - 1


def starts_at(day: int, zone: str, rollover: int) -> datetime:
    """The first instant of a learner's day, in UTC.

    Where the clock skips the rollover hour the day starts at the skip, and where it shows it
    twice at the first time: both are what `fold=0` means (PEP 495).
    """
    local = datetime.combine(date_of(day), time(rollover), ZoneInfo(zone))
    return local.astimezone(UTC)


def date_of(day: int) -> date:
    """The calendar date that a learner's day begins on."""
    return EPOCH + timedelta(days=day)
