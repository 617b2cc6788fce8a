"""The forms of the quizzes room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, RadioField
from wtforms.validators import StopValidation

from app.cards.forms import ReplyForm, Strikes
from app.fields import Line, Ticks, is_count
from app.models.people import LONGEST_NAME
from app.quizzes.criteria import FILTERS, Criteria

FEWEST, MOST = 1, 100
LONGEST_MINUTES = 600
MODES = {
    "tutor": "Tutor: each answer is explained at once",
    "test": "Test: answers can be changed, and all are explained at the end",
}
HOW_MANY = f"Ask for {FEWEST} to {MOST} questions."
HOW_LONG = f"Give 1 to {LONGEST_MINUTES} minutes, or leave this empty."
TESTS_ONLY = "Only a test has a time limit. Choose Test, or leave this empty."


def _number(form: object, field: Field) -> None:  # noqa: ARG001
    if not is_count(field.data or "", MOST):
        raise StopValidation(HOW_MANY)


def _minutes(form: object, field: Field) -> None:
    if field.data and not is_count(field.data, LONGEST_MINUTES):
        raise StopValidation(HOW_LONG)
    if field.data and getattr(form, "mode").data == "tutor":  # noqa: B009 - a form, not its class
        raise StopValidation(TESTS_ONLY)


def page_number(sent: str) -> int:
    """The number of a page; 1 where it is none."""
    return int(sent) if is_count(sent, 99999) else 1


class BuildForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    topics = Ticks("Topics", one="topics")
    sites = Ticks("Sites", one="sites")
    forms = Ticks("Forms of question", one="forms")
    stages = Ticks("Level", one="levels")
    statuses = Ticks("Status", one="states")
    number = Line("How many questions", default="10", validators=[_number])
    mode = RadioField("How", choices=MODES, default="tutor", validate_choice=False)
    minutes = Line("Time limit in minutes", validators=[_minutes])
    counts = BooleanField("Count the answers for my schedule")
    name = Line("Name", longest=LONGEST_NAME)

    def validate_mode(self, field: Field) -> None:
        if field.data not in MODES:
            raise StopValidation("Choose tutor or test.")

    def offer(self, choices: dict[str, Sequence[tuple[str, str]]]) -> None:
        """What each filter's boxes are."""
        for name, each in choices.items():
            self[name].choices = each

    def fill(self, criteria: Criteria) -> None:
        """Stand as these choices would have been sent."""
        for name, value in asdict(criteria).items():
            wanted = "" if value is None else value
            self[name].data = str(wanted) if name in ("number", "minutes") else wanted

    def criteria(self) -> Criteria:
        """The choices, once they are valid."""
        return Criteria(
            number=int(self.number.data),
            mode=self.mode.data,
            minutes=int(self.minutes.data) if self.minutes.data else None,
            counts=self.counts.data,
        ).filtered(self._filters())

    def _filters(self) -> dict[str, tuple[str, ...]]:
        return {each: tuple(self[each].data or ()) for each in FILTERS}

    def looked_at(self) -> Criteria:
        """The filters as they stand, valid or not: what is not known lets nothing through."""
        return Criteria().filtered(self._filters())

    @property
    def is_narrowed(self) -> bool:
        """Whether something beside the topics is chosen, or wrong."""
        return any(self[each].data or self[each].errors for each in FILTERS[1:])


class RedoForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    number = Line("How many questions", validators=[_number])
    counts = BooleanField("Count the answers for my schedule")


class QuizAnswerForm(ReplyForm):
    """An answer in a quiz. What was asked stands in the quiz's own rows."""


class StruckForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """Options that are struck out, by the numbers of their rows."""

    struck = Strikes()
