"""What notices say, on the page and in letters."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.notices.queries import Listed


def moment(at: datetime, zone: str) -> str:
    """A time on the reader's clock: `Mon 2 Mar 2026, 14:05`."""
    here = at.astimezone(ZoneInfo(zone))
    return f"{here:%a} {here.day} {here:%b %Y}, {here:%H:%M}"


def title(notice: Listed, now: datetime) -> str:
    """What happened, in a line."""
    about = f"“{notice.assignment}”"
    is_past = notice.until is not None and notice.until < now
    return {
        "opened": f"{about} is open",
        "due": f"{about} was due" if is_past else f"{about} is due soon",
        "graded": f"The result of {about} is there",
        "released": f"The right answers of {about} are shown",
        "regraded": f"{about} was graded anew",
        "answered": "Your report was answered",
    }[notice.kind]


def detail(notice: Listed, zone: str) -> str:
    """By when, or what was said; it may be empty."""
    return f"Due {moment(notice.until, zone)}" if notice.until else notice.words
