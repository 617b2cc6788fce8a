"""The forms of assignments. Times are as a clock on the wall shows them, in the reader's zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, Field, Form, RadioField, SelectField
from wtforms.validators import DataRequired, InputRequired, Optional, StopValidation

from app.assignments import words
from app.cards.forms import ReplyForm
from app.coursework.grades import Late
from app.coursework.matrix import PHASES, WHATS, Matrix, complete
from app.coursework.terms import Terms
from app.fields import Line, Secret, Ticks, is_count
from app.models.assignments import LONGEST_ASSIGNMENT_TITLE, LONGEST_REASON, MOST_WEIGHT

FIRST, LAST = 2000, 2100
MOST_MINUTES = 24 * 60
MOST_ATTEMPTS = 20
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]


def _year(form: Form, field: Field) -> None:  # noqa: ARG001
    if field.data is not None and not FIRST <= field.data.year <= LAST:
        raise StopValidation(f"Give a year from {FIRST} to {LAST}.")


class Moment(DateTimeLocalField):  # type: ignore[misc,unused-ignore]
    """A date and an hour, or nothing."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label, format=FORMATS, validators=[Optional(), _year], **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        """What is no time says so in our words."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("Give the day and the hour, as in 2026-03-02 09:00.") from error


class Count(Line):
    """A whole number in plain digits, or nothing."""

    def __init__(self, label: str, *, most: int, **more: Any) -> None:
        super().__init__(label, longest=10, validators=[Optional(), self._counts], **more)
        self.most = most

    def _counts(self, form: Form, field: Field) -> None:  # noqa: ARG002
        if not is_count(field.data, self.most):
            raise StopValidation(f"Give a whole number from 1 to {self.most}, or leave it empty.")

    @property
    def number(self) -> int | None:
        return int(self.data) if self.data else None


class TermsForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """The rules that can differ between students."""

    release = Moment("Opens")
    due = Moment("Due")
    close = Moment("Closes")
    minutes = Count("Time limit in minutes", most=MOST_MINUTES)
    attempts = Count("Attempts", most=MOST_ATTEMPTS)

    def terms(self, zone: str) -> Terms:
        """The rules, their times in UTC."""
        minutes = self.minutes.number
        return Terms(
            release=utc(self.release.data, zone),
            due=utc(self.due.data, zone),
            close=utc(self.close.data, zone),
            seconds=None if minutes is None else 60 * minutes,
            attempts=self.attempts.number,
        )

    def validate_close(self, field: Field) -> None:
        """Times come in their order."""
        before = self.due.data or self.release.data
        if before and field.data and field.data < before:
            raise StopValidation("It closes before it is due. Give a later time.")

    def validate_due(self, field: Field) -> None:
        """The same of the first two."""
        if self.release.data and field.data and field.data < self.release.data:
            raise StopValidation("It is due before it opens. Give a later time.")


def utc(local: datetime | None, zone: str) -> datetime | None:
    """A time on the wall of this zone, in UTC."""
    return None if local is None else local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def local(at: datetime | None, zone: str) -> datetime | None:
    """The inverse of `utc`, as a field takes it."""
    return None if at is None else at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


class AssignmentForm(TermsForm):
    title = Line(
        "Title",
        longest=LONGEST_ASSIGNMENT_TITLE,
        validators=[DataRequired("Give the assignment a title.")],
    )
    set_id = SelectField("Question set", validators=[InputRequired("Choose a question set.")])
    kind = RadioField("Kind", choices=words.KINDS, default="graded")
    late_loss = Line("Lateness costs, in %", longest=3, default="0")
    late_per = SelectField("How often", choices=words.LATE, default="day")
    counts = SelectField("What counts", choices=words.COUNTS, default="best")
    weight = Line("Weight in the course", longest=3, default="1")
    shuffle_questions = BooleanField("Questions in another order for each student", default=True)
    shuffle_options = BooleanField("Options in another order for each student", default=True)
    password = Secret("Password")
    no_password = BooleanField("Ask for no password any more")
    review = Ticks("What students see", one="ticks")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.review.choices = [(f"{at}:{what}", what) for at in PHASES for what in WHATS]

    def validate_late_loss(self, field: Field) -> None:
        """From 0 to 100."""
        text = field.data or "0"
        if text != "0" and not is_count(text, 100):
            raise StopValidation("Give a whole number from 0 to 100.")

    def validate_weight(self, field: Field) -> None:
        """From 0 to 100."""
        text = field.data or "1"
        if text != "0" and not is_count(text, MOST_WEIGHT):
            raise StopValidation(f"Give a whole number from 0 to {MOST_WEIGHT}.")

    def late(self) -> Late:
        """What lateness costs."""
        return Late(self.late_per.data, int(self.late_loss.data or 0))

    def matrix(self) -> Matrix:
        """What is ticked, and what follows from it."""
        pairs = [each.split(":") for each in self.review.data or ()]
        ticked = {phase: frozenset(what for at, what in pairs if at == phase) for phase in PHASES}
        return complete(cast(Matrix, ticked))


def set_of(text: str) -> UUID | None:
    """The set that a list names; its choices were checked."""
    return UUID(text) if text else None


class ExceptionForm(TermsForm):
    whom = Ticks("For whom", one="people")
    reason = Line("Reason", longest=LONGEST_REASON)

    def validate_whom(self, field: Field) -> None:
        """Somebody must be named."""
        if not field.data:
            raise StopValidation("Tick at least one student or label.")

    def chosen(self) -> list[UUID | int]:
        """Students by id, labels as numbers."""
        return [int(each) if each.isdigit() else UUID(each) for each in self.whom.data or ()]


class StartForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    password = Secret("Password")


class AnswerForm(ReplyForm):
    """An answer in an attempt. What was asked stands in the attempt's own rows."""


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""
