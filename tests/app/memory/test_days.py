"""A learner's days: rollover, zones, and clocks that are put forward and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.memory.days import date_of, learner_day, starts_at

ZONES = sorted(zone for zone in available_timezones() if "/" in zone and "Etc" not in zone)
DAYS_2020_TO_2040 = st.integers(18262, 25567)


def day_of(iso: str, zone: str = "UTC", rollover: int = 4) -> date:
    return date_of(learner_day(datetime.fromisoformat(iso), zone, rollover))


def test_the_small_hours_belong_to_the_day_before() -> None:
    assert day_of("2026-03-02T03:59:59+00:00") == date(2026, 3, 1)
    assert day_of("2026-03-02T04:00:00+00:00") == date(2026, 3, 2)


def test_an_evening_and_the_next_morning_are_a_day_apart() -> None:
    evening = learner_day(datetime(2026, 3, 2, 22, tzinfo=UTC), "UTC", 4)
    morning = learner_day(datetime(2026, 3, 3, 9, tzinfo=UTC), "UTC", 4)
    assert morning - evening == 1


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Pacific/Auckland", date(2026, 3, 3)),
        ("Europe/Berlin", date(2026, 3, 2)),
        ("America/Los_Angeles", date(2026, 3, 2)),
        ("Pacific/Pago_Pago", date(2026, 3, 2)),
    ],
)
def test_the_day_is_the_one_on_the_learners_own_clock(zone: str, expected: date) -> None:
    assert day_of("2026-03-02T18:00:00+00:00", zone) == expected


def test_the_time_may_come_in_any_zone() -> None:
    berlin = datetime(2026, 3, 2, 3, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert learner_day(berlin, "UTC", 2) == learner_day(berlin.astimezone(UTC), "UTC", 2)


def test_a_rollover_hour_that_the_clock_skips_starts_the_day_at_the_skip() -> None:
    assert starts_at(20541, "Europe/Berlin", 2) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert date_of(20541) == date(2026, 3, 29)


def test_a_rollover_hour_that_the_clock_shows_twice_starts_the_day_at_the_first() -> None:
    assert starts_at(20751, "Europe/Berlin", 2) == datetime(2026, 10, 25, 0, tzinfo=UTC)
    assert date_of(20751) == date(2026, 10, 25)


def test_a_change_of_the_clock_costs_nobody_a_day() -> None:
    before = learner_day(datetime(2026, 3, 28, 12, tzinfo=UTC), "Europe/Berlin", 4)
    after = learner_day(datetime(2026, 3, 30, 12, tzinfo=UTC), "Europe/Berlin", 4)
    assert after - before == 2


def test_an_unknown_zone_is_an_error() -> None:
    with pytest.raises(KeyError):
        learner_day(datetime(2026, 3, 2, tzinfo=UTC), "Nowhere/Land", 4)


@given(DAYS_2020_TO_2040, st.sampled_from(ZONES), st.integers(0, 23))
def test_a_day_begins_at_its_first_instant(day: int, zone: str, rollover: int) -> None:
    start = starts_at(day, zone, rollover)
    assert learner_day(start, zone, rollover) == day
    assert learner_day(start - timedelta(microseconds=1), zone, rollover) == day - 1


@given(
    st.integers(0, 600_000_000),
    st.integers(0, 10**11),
    st.sampled_from(ZONES),
    st.integers(0, 23),
)
def test_days_never_run_backwards(seconds: int, later: int, zone: str, rollover: int) -> None:
    first = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    second = first + timedelta(microseconds=later)
    assert learner_day(first, zone, rollover) <= learner_day(second, zone, rollover)
