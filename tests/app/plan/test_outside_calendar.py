"""The feed read by somebody else's parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plan import pages
from app.plan.feed import Entry, calendar
from tests.app.plan.test_feed import NOW, TEXTS
from tests.app.plan.test_pages import EMPTY, MONDAY, OWNER, exam

pytestmark = pytest.mark.long


def read(body: bytes) -> list[dict[str, Any]]:
    """The events as another reader finds them, without a complaint."""
    import icalendar

    found = icalendar.Calendar.from_ical(body)
    assert found["VERSION"] == "2.0"
    assert not any(part.errors for part in found.walk())
    return [
        {
            "uid": str(each["UID"]),
            "on": each.decoded("DTSTART"),
            "end": each.decoded("DTEND"),
            "summary": str(each["SUMMARY"]),
        }
        for each in found.walk("VEVENT")
    ]


def test_the_feed_of_a_plan_is_read_by_others_as_we_mean_it() -> None:
    found = replace(EMPTY, coming=(4, *[0] * 14), exams=[exam(3)])
    entries = pages.entries(found, OWNER, MONDAY)
    assert [each["summary"] for each in read(calendar(entries, NOW))] == [
        each.summary for each in entries
    ]


@given(st.lists(st.tuples(st.dates(date(1900, 1, 1), date(9000, 1, 1)), TEXTS), max_size=9))
def test_any_event_is_read_by_others_as_it_was_written(events: list[tuple[date, str]]) -> None:
    entries = [Entry(f"{place}@x", on, text) for place, (on, text) in enumerate(events)]
    assert read(calendar(entries, NOW)) == [
        {
            "uid": each.uid,
            "on": each.on,
            "end": each.on + timedelta(days=1),
            "summary": each.summary,
        }
        for each in entries
    ]
