"""The calendar feed: iCalendar text (RFC 5545) of what waits on the days ahead. Pure.

It says counts and minutes, and no name of anybody or anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # octets, without the line break


@dataclass(frozen=True)
class Entry:
    """An event of a whole day. `uid` stays the same as long as it is the same event."""

    uid: str
    on: date
    summary: str


def calendar(entries: Iterable[Entry], now: datetime) -> bytes:
    """The calendar as a file: lines of at most 75 octets that end in CR LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Metastasis Trainer//Plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Metastasis Trainer",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *(line for entry in entries for line in _event(entry, now)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def _event(entry: Entry, now: datetime) -> Sequence[str]:
    following = entry.on + timedelta(days=1)
    return (
        "BEGIN:VEVENT",
        f"UID:{escape(entry.uid)}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_day(entry.on)}",
        f"DTEND;VALUE=DATE:{_day(following)}",
        f"SUMMARY:{escape(entry.summary)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escape(text: str) -> str:
    """A text value: backslash, semicolon, comma and line break are spelt out."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def fold(line: str) -> bytes:
    """A content line in parts of at most 75 octets; no character is cut in two."""
    parts, part = [], b""
    for sign in line:
        more = sign.encode()
        if len(part) + len(more) > LONGEST_LINE:
            parts.append(part)
            part = b" "
        part += more
    return b"\r\n".join([*parts, part]) + b"\r\n"
