"""The form of a ruling."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import Field, RadioField
from wtforms.validators import DataRequired, InputRequired, StopValidation

from app.fields import Line, Ticks
from app.models.assignments import LONGEST_REASON
from app.rulings import words


class RulingForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    replies = Ticks("Accept as well", one="replies")
    verdict = RadioField(
        "What counts from now on?",
        choices=words.VERDICTS,
        validators=[InputRequired("Choose what counts from now on.")],
    )
    reason = Line(
        "Reason",
        longest=LONGEST_REASON,
        validators=[DataRequired("Give the reason: students read it with their result.")],
    )

    holds = True  # whether something but the question's own key is in force

    def validate_verdict(self, field: Field) -> None:
        """Replies go with their acceptance; another ruling leaves the ticks aside."""
        if field.data == "accepted" and not self.replies.data:
            raise StopValidation(words.NO_REPLY)
        if field.data == "restored" and not self.holds:
            raise StopValidation(words.HOLDS)


class WithdrawForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    reason = Line(
        "Reason",
        longest=LONGEST_REASON,
        validators=[DataRequired("Give the reason: whoever was being asked it reads it.")],
    )


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""
