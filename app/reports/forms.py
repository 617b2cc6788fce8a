"""The forms of problem reports."""

from __future__ import annotations

from datetime import datetime

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField, SubmitField
from wtforms.validators import DataRequired, InputRequired, ValidationError

from app.fields import Lines
from app.models.reports import APPEAL

LONGEST = 2000
ABOUT_WORDS = {
    "wrong": "What it says is wrong",
    "outdated": "It was right once, and is out of date",
    "unclear": "The question or an option is unclear",
    "my_answer": "My answer was right and was marked wrong",
    "other": "Something else",
}


class ReportForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    about = RadioField(
        "What is the problem?",
        choices=ABOUT_WORDS,
        validators=[InputRequired("Choose what the problem is.")],
    )
    text = Lines(
        "In your words",
        longest=LONGEST,
        validators=[DataRequired("Say in a few words what the problem is.")],
    )


class CloseForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    remark = Lines("What was done about it: whoever reported it reads this", longest=LONGEST)


class QuestionForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """About a question of an attempt; that an answer was right is said by a form of its own."""

    about = RadioField(
        "What is the problem?",
        choices={about: words for about, words in ABOUT_WORDS.items() if about != APPEAL},
        validators=[InputRequired("Choose what the problem is.")],
    )
    text = Lines(
        "In your words",
        longest=LONGEST,
        validators=[DataRequired("Say in a few words what the problem is.")],
    )


class AppealForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    text = Lines(
        "Why your answer is right",
        longest=LONGEST,
        validators=[DataRequired("Say in a few words why your answer is right.")],
    )


class AnswerForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """What the reporters hear. `until`: the time of the last report that was on the page."""

    words = Lines("Your answer", longest=LONGEST)
    until = HiddenField()
    leave_open = SubmitField()

    def validate_words(self, field: Field) -> None:
        if self.leave_open.data and not field.data:
            raise ValidationError("Write an answer, or close the reports without one.")

    def seen_until(self) -> datetime | None:
        """None where the page did not say it."""
        try:
            found = datetime.fromisoformat(self.until.data or "")
        except ValueError:
            return None
        return found if found.tzinfo is not None else None


class PassForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    remark = Lines(
        "What the curators should look at",
        longest=LONGEST,
        validators=[DataRequired("Say in a few words what the curators should look at.")],
    )
