"""The forms of courses."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, Form, RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, StopValidation

from app.courses.roster import LONGEST
from app.courses.words import STAFF_MAY, TIMES
from app.fields import Line, Lines
from app.models.courses import LONGEST_ABOUT, LONGEST_TERM, LONGEST_TITLE


class CourseForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    title = Line(
        "Title", longest=LONGEST_TITLE, validators=[DataRequired("Give the course a title.")]
    )
    term = Line("Term", longest=LONGEST_TERM)
    about = Lines("About the course", longest=LONGEST_ABOUT)


class CodeForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    code = Line("Code", longest=80, validators=[DataRequired("Enter the code of the course.")])


class JoinForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    shares = BooleanField("Let the staff see my mastery by topic")


class ShareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    shares = BooleanField("Let the staff see my mastery by topic")


class TimeForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    extra_time = SelectField("Extra time", choices=TIMES, coerce=int)


class StaffForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    name = Line("Name", longest=120, validators=[DataRequired("Enter whom the code is for.")])
    role = RadioField("Role", choices=STAFF_MAY, default="assistant")


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""


def _fits(form: Form, field: Field) -> None:  # noqa: ARG001
    size = len((field.data or "").encode("utf-8", "replace"))
    if size > LONGEST:
        raise StopValidation(
            f"This is longer than {LONGEST // 1024} KiB. Nothing was added: send it in parts."
        )


class RosterForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """The list as it was pasted: what is no text in it is told row by row."""

    people = TextAreaField("The list", validators=[DataRequired("Paste at least one row."), _fits])
