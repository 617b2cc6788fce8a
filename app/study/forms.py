"""The forms of the study room."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import UUID, AnyOf, InputRequired

from app.fields import Line

RATINGS = ("hard", "good", "easy", "guessed")
LONGEST_REPLY = 200


def _milliseconds(text: str | None) -> int | None:
    """What the page counted; None where it did not, or where that is no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


class AnswerForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    token = HiddenField(validators=[InputRequired()])
    reply = Line("Answer", longest=LONGEST_REPLY)
    duration = HiddenField(filters=[_milliseconds])


class NamedForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A form that names an answer."""

    answer = HiddenField(validators=[UUID()])


class RatingForm(NamedForm):
    rating = HiddenField(validators=[AnyOf(RATINGS)])
