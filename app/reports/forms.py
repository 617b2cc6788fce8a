"""The forms of problem reports."""

from __future__ import annotations

from unicodedata import category, normalize

from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, StopValidation

from app.fields import is_plain

LONGEST = 2000
TAB = 4  # a pasted table comes with tabs; it is kept with blanks
ABOUT_WORDS = {
    "wrong": "What it says is wrong",
    "outdated": "It was right once, and is out of date",
    "unclear": "The question or an option is unclear",
    "my_answer": "My answer was right and was marked wrong",
    "other": "Something else",
}


def _plain_lines(form: object, field: TextAreaField) -> None:  # noqa: ARG001
    """Several lines of plain text: a line break is the one control character allowed."""
    if not all(is_plain(line) for line in (field.data or "").split("\n")):
        raise StopValidation("This holds characters that are no text. Type it again.")


def _lines(text: str | None) -> str:
    lines = (text or "").expandtabs(TAB).splitlines()
    return "\n".join(normalize("NFC", "".join(filter(_is_seen, line))) for line in lines).strip()


def _is_seen(sign: str) -> bool:
    return category(sign) != "Cf"


class Lines(TextAreaField):  # type: ignore[misc,unused-ignore]
    """Several lines of text."""

    def __init__(self, label: str, *wanted: object, **bound: object) -> None:
        too_long = f"Use at most {LONGEST} characters."
        rules = [*wanted, Length(max=LONGEST, message=too_long), _plain_lines]
        super().__init__(label, filters=[_lines], validators=rules, **bound)


class ReportForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    about = RadioField(
        "What is the problem?",
        choices=ABOUT_WORDS,
        validators=[InputRequired("Choose what the problem is.")],
    )
    text = Lines("In your words", DataRequired("Say in a few words what the problem is."))


class CloseForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    remark = Lines("What was done about it")
