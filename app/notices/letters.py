"""The letter that tells a learner's notices, word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.mail import Letter
from app.notices.queries import Listed
from app.notices.words import detail, title

TEXT = """\
{notices}

All your notices:
{every}

This is at most one letter a day. To get none any more, open:
{off}

What comes by mail is chosen in your account:
{account}
"""


@dataclass(frozen=True)
class Addresses:
    """Whole addresses of pages: what a notice leads to, all of them, and how to end the mail."""

    of: Callable[[Listed], str]
    every: str
    off: str
    account: str


def digest(
    to: str, zone: str, notices: Sequence[Listed], addresses: Addresses, now: datetime
) -> Letter:
    """One letter with all of these."""
    told = "\n\n".join(_told(each, zone, addresses, now) for each in notices)
    first = title(notices[0], now)
    more = len(notices) - 1
    subject = f"{first}, and {more} more" if more else first
    text = TEXT.format(notices=told, every=addresses.every, off=addresses.off,
                       account=addresses.account)  # fmt: skip
    return Letter(to, subject, text)


def _told(notice: Listed, zone: str, addresses: Addresses, now: datetime) -> str:
    about = f"“{notice.subject}”" if notice.subject else ""
    lines = (title(notice, now), notice.course, about, detail(notice, zone), addresses.of(notice))
    return "\n".join(filter(None, lines))
