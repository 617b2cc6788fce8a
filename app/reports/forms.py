"""The forms of problem reports."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.validators import DataRequired, InputRequired

from app.fields import Lines

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
    remark = Lines("What was done about it", longest=LONGEST)
