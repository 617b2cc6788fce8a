"""The forms of the plan: shapes and rules of single fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, SelectMultipleField, SubmitField
from wtforms.validators import DataRequired, Optional, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from app.fields import ZONES, Line
from app.memory.planning import EASY, NORMAL, OFF
from app.memory.simulation import RETENTIONS
from app.models.people import LONGEST_NAME

MINUTES = (1, 600)
NEW = (0, 1000)
LONGEST_AHEAD = 1096
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHARES = {str(NORMAL): "Normal", str(EASY): "Half", str(OFF): "Off"}
LEVELS = {
    "": "From the beginning",
    "preclinical": "Preclinical years",
    "clinical": "Clinical years",
    "specialist": "Specialist training or practice",
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NO_DAY = "Enter the day as year, month and day, such as 2027-05-31."


def whole(fewest: int, most: int, what: str) -> Callable[[object, Field], None]:
    """A rule: a number in plain digits; `int` takes more for one than a reader does."""

    def check(form: object, field: Field) -> None:  # noqa: ARG001
        text = field.data or ""
        plain = text.isascii() and text.isdigit() and len(text) < 6
        if not plain or not fewest <= int(text) <= most:
            raise StopValidation(f"Enter {what} from {fewest} to {most:,}, in digits.")

    return check


def a_day(form: object, field: Field) -> None:  # noqa: ARG001
    """A rule: a day of the calendar."""
    try:
        fits = DAY.fullmatch(field.data or "")
        date.fromisoformat(field.data if fits else "")
    except ValueError as error:
        raise StopValidation(NO_DAY) from error


def ahead(day: date, today: date) -> str:
    """What is wrong with an exam on this day; nothing where it is a day to come."""
    if day <= today:
        return "Choose a day after today."
    if (day - today).days > LONGEST_AHEAD:
        return "Choose a day within the next three years."
    return ""


class Topics(SelectMultipleField):  # type: ignore[misc,unused-ignore]
    """Tick boxes, or none; what was sent must be among them, and counts once."""

    widget = ListWidget()
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(valuelist))

    def pre_validate(self, form: object) -> None:  # noqa: ARG002
        known = {each for each, _ in self.choices or ()}
        if not known.issuperset(self.data or ()):
            raise StopValidation("One of these topics is not there any more. Choose again.")


def _share(day: str) -> SelectField:
    return SelectField(day, choices=SHARES, default=str(NORMAL))


class PlanForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    minutes = Line("Minutes a day", validators=[whole(*MINUTES, "minutes")])
    new = Line("New facts a day", validators=[whole(*NEW, "a number of facts")])
    retention = SelectField("Desired retention")
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = map(_share, DAYS)
    level = SelectField("Your stage", choices=LEVELS)
    topics = Topics("Topics to meet first")
    zone = SelectField("Time zone", choices=ZONES)
    rollover = SelectField(
        "Your day begins at", choices={str(hour): f"{hour:02}:00" for hour in range(24)}
    )

    def days(self) -> Sequence[Field]:
        """The seven shares, Monday first."""
        return [self[day.casefold()] for day in DAYS]

    def offer(self, current: float) -> None:
        """Offer the retentions of the curve, and the current one if it is none of them."""
        choices = sorted({*RETENTIONS, round(current, 2)})
        self.retention.choices = {f"{each:.2f}": f"{100 * each:.0f} %" for each in choices}


class ExamForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    name = Line(
        "Name", longest=LONGEST_NAME, validators=[DataRequired("Enter a name for the exam.")]
    )
    on = Line("Day", longest=20, validators=[a_day])
    asked = Topics("Topics")


class WelcomeForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    level = RadioField(
        "How far are you in your studies?",
        choices={key: words for key, words in LEVELS.items() if key},
        validators=[Optional()],
    )
    on = Line("When is your exam?", longest=20, validators=[Optional(), a_day])
    skip = SubmitField("Skip")
