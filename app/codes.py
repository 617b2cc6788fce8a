"""Codes that open a course: easy to read out and to type, too many to guess.

Nine characters out of 27 are 42.8 bits. They are stored as they are: a short code is found from
its digest by trying them all, so that a digest would only keep instructors from printing it again.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.models import Course, Invitation

ALPHABET = "23456789ACDEFGHJKMNPQRTUWXY"  # one of those that look alike, and no 0, O, 1, I, L
LENGTH, GROUP = 9, 3
MEANT = str.maketrans("BSZV", "852U")
CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


@dataclass(frozen=True)
class Entry:
    """What a code opens: a course, to one person if there is an invitation."""

    course: Course
    invitation: Invitation | None

    @property
    def role(self) -> str:
        return self.invitation.role if self.invitation else "student"


def fresh() -> str:
    """A new code, drawn by the system's source of chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """The code as it is shown: `K7Q-F9M-2XW`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read(typed: str) -> str | None:
    """The code that somebody typed, however it is grouped and spelt; None if it can be none."""
    code = re.sub(r"[\W_]", "", typed[:80]).upper().translate(MEANT)
    return code if CODE.fullmatch(code) else None


def opened(session: Session, typed: str) -> Entry | None:
    """What the code opens now. Used, revoked, unknown, of an archived course: all the same None."""
    code = read(typed)
    if code is None:
        return None
    living = Course.archived_at.is_(None)
    course = session.scalar(sa.select(Course).where(Course.join_code == code, living))
    if course is not None:
        return Entry(course, None)
    row = session.execute(
        sa.select(Course, Invitation)
        .join(Invitation, Invitation.course_id == Course.id)
        .where(Invitation.code == code, living)
    ).one_or_none()
    return None if row is None else Entry(*row)
