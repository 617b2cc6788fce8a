"""The form of a grade that is set by hand."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, Label, RadioField
from wtforms.validators import DataRequired, StopValidation

from app.fields import Line
from app.gradebook.words import CHOICES
from app.models.gradebook import LONGEST_WHY

PER_CENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?", re.ASCII)


def fraction(text: str) -> Fraction | None:
    """`85`, `66.67` or `66,67` per cent as a share; None for what is none from 0 to 100."""
    found = PER_CENT.fullmatch(text.removesuffix("%").strip())
    if found is None:
        return None
    share = Fraction(f"{found[1]}.{found[2] or 0}") / 100
    return share if share <= 1 else None


class GradeForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A page has one for each assignment: `key` keeps the ids of its fields apart."""

    act = RadioField("Instead of what was earned", choices=CHOICES, default="share")
    per_cent = Line("Grade in %", longest=10)
    reason = Line(
        "Reason",
        longest=LONGEST_WHY,
        validators=[DataRequired("Give a reason: the student reads it, and your colleagues do.")],
    )

    def __init__(self, key: str, **more: Any) -> None:
        super().__init__(**more)
        self.key = key
        for field in (self.act, self.per_cent, self.reason):
            field.id = f"{field.name}-{key}"
            field.label = Label(field.id, field.label.text)

    def validate_per_cent(self, field: Field) -> None:
        """Asked for unless it is an excuse."""
        if self.act.data == "share" and fraction(field.data or "") is None:
            raise StopValidation(
                "Give a number from 0 to 100, with two decimals at most, as in 66.67."
            )

    def share(self) -> Fraction | None:
        """The grade; None for an excuse."""
        return None if self.act.data == "excused" else fraction(self.per_cent.data or "")


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""
