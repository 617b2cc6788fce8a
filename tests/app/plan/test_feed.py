"""The feed as text: RFC 5545, read back by hand, strictly."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.plan.feed import Entry, calendar, escape, fold

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LINE = re.compile(rb"[A-Z-]+(;[A-Z-]+=[A-Za-z0-9-]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=200)
SINGLE = ("BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "END")


def unfolded(body: bytes) -> list[str]:
    """The content lines; every line is of 75 octets at most and ends in CR LF."""
    assert body.endswith(b"\r\n")
    lines = body[:-2].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)
    whole = body[:-2].replace(b"\r\n ", b"").split(b"\r\n")
    assert all(LINE.fullmatch(line) for line in whole)
    return [line.decode() for line in whole]


def events(body: bytes) -> list[dict[str, str]]:
    """Each event as its properties, each of which stands once."""
    found: list[list[str]] = []
    for line in unfolded(body):
        if line == "BEGIN:VEVENT":
            found.append([])
        if found:
            found[-1].append(line)
    parts = [[each.partition(":") for each in lines] for lines in found]
    for each in parts:
        names = [name.split(";")[0] for name, _, _ in each]
        assert names[: len(SINGLE)] == list(SINGLE)
    return [{name: value for name, _, value in each} for each in parts]


def told(text: str) -> str:
    """The text that a reader sees: escapes undone."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def test_an_event_takes_a_whole_day() -> None:
    (event,) = events(calendar([Entry("a@b", date(2026, 12, 31), "12 due today")], NOW))
    assert event["UID"] == "a@b"
    assert event["DTSTAMP"] == "20260302T093000Z"
    assert event["DTSTART;VALUE=DATE"] == "20261231"
    assert event["DTEND;VALUE=DATE"] == "20270101"
    assert event["SUMMARY"] == "12 due today"


def test_without_events_it_is_a_calendar_too() -> None:
    lines = unfolded(calendar([], NOW))
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    assert sum(line.startswith("PRODID:") for line in lines) == 1


def test_what_has_a_meaning_of_its_own_is_escaped() -> None:
    assert escape("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne"


def test_no_character_is_cut_in_two() -> None:
    line = "SUMMARY:" + "ä" * 100
    folded = fold(line)
    assert [len(part) for part in folded[:-2].split(b"\r\n")] == [74, 75, 61]
    assert folded.decode().replace("\r\n ", "") == line + "\r\n"


@given(
    st.lists(st.tuples(st.dates(date(2000, 1, 1), date(9000, 1, 1)), TEXTS), max_size=20),
    st.datetimes(timezones=st.just(UTC)),
)
def test_whatever_the_events_are_it_reads_back(
    given_: list[tuple[date, str]], now: datetime
) -> None:
    entries = [Entry(f"{place}@x", on, text) for place, (on, text) in enumerate(given_)]
    read = events(calendar(entries, now))
    assert [told(each["SUMMARY"]) for each in read] == [each.summary for each in entries]
    for entry, each in zip(entries, read, strict=True):
        start, end = each["DTSTART;VALUE=DATE"], each["DTEND;VALUE=DATE"]
        assert date.fromisoformat(start) == entry.on
        assert date.fromisoformat(end) - entry.on == timedelta(days=1)
