"""The forms of the study room."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import UUID, AnyOf, InputRequired

from app.cards.forms import ReplyForm, milliseconds

RATINGS = ("hard", "good", "easy", "guessed")


class AnswerForm(ReplyForm):
    """`ago`: the milliseconds for which the answer waited in the browser for a connection."""

    token = HiddenField(validators=[InputRequired()])
    ago = HiddenField(filters=[milliseconds])


class NamedForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A form that names an answer."""

    answer = HiddenField(validators=[UUID()])


class RatingForm(NamedForm):
    rating = HiddenField(validators=[AnyOf(RATINGS)])
