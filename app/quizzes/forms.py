"""The forms of the quizzes room."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, RadioField, SelectMultipleField
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from app.cards.forms import ReplyForm
from app.fields import Line

FEWEST, MOST = 1, 100
MODES = {
    "tutor": "Tutor: each answer is explained at once",
    "test": "Test: answers can be changed, and all are explained at the end",
}
HOW_MANY = f"Ask for {FEWEST} to {MOST} questions."


def _count(form: object, field: Field) -> None:  # noqa: ARG001
    """A number in plain digits; both databases and `int` take more for one than a reader does."""
    text = field.data or ""
    plain = text.isascii() and text.isdigit() and len(text) < 6
    if not plain or not FEWEST <= int(text) <= MOST:
        raise StopValidation(HOW_MANY)


class Topics(SelectMultipleField):  # type: ignore[misc,unused-ignore]
    """Tick boxes; what was sent must be among them, and counts once."""

    widget = ListWidget()
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(valuelist))

    def pre_validate(self, form: object) -> None:  # noqa: ARG002
        known = {each for each, _ in self.choices or ()}
        if not self.data:
            raise StopValidation("Choose at least one topic.")
        if not known.issuperset(self.data):
            raise StopValidation("One of these topics is not there any more. Choose again.")


class BuildForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    topics = Topics("Topics")
    number = Line("How many questions", default="10", validators=[_count])
    mode = RadioField("How", choices=MODES, default="tutor", validate_choice=False)
    counts = BooleanField("Count the answers for my schedule")

    def validate_mode(self, field: Field) -> None:
        if field.data not in MODES:
            raise StopValidation("Choose tutor or test.")


class QuizAnswerForm(ReplyForm):
    """An answer in a quiz. What was asked stands in the quiz's own rows."""
