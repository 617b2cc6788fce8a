"""The forms of question sets."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, RadioField
from wtforms.validators import DataRequired, StopValidation

from app.cards.naming import FORMS, STAGES
from app.fields import Line, Ticks, is_count
from app.models.sets import LONGEST_SET_TITLE
from questions.blueprint import Blueprint, Pool
from questions.blueprint.spec import MOST_NUMBER, MOST_POINTS, STEP_OF_POINTS
from questions.model import Stage
from questions.world import Bank

EACH = {"all": "The same for all students", "each": "Drawn for each student"}
HOW_MANY = f"Ask for 1 to {MOST_NUMBER} questions."
WHICH = {"all": "All that the set can draw", "one": "One draw"}
MOST_DRAWS = 9999
WORTH = f"Give {STEP_OF_POINTS:g} to {MOST_POINTS:g} points, in steps of a quarter."


def _number(form: object, field: Field) -> None:  # noqa: ARG001
    if not is_count(field.data or "", MOST_NUMBER):
        raise StopValidation(HOW_MANY)


def _draw(form: object, field: Field) -> None:  # noqa: ARG001
    if not is_count(field.data or "", MOST_DRAWS):
        raise StopValidation(f"Name a draw by a number from 1 to {MOST_DRAWS}.")


def points_of(text: str) -> float | None:
    """Points as they are typed, with a point or a comma; None where they are none."""
    plain = text.replace(",", ".").replace(".", "", 1)
    if not (plain.isascii() and plain.isdigit() and len(text) < 7):
        return None
    points = float(text.replace(",", "."))
    steps = points / STEP_OF_POINTS
    return points if 0 < points <= MOST_POINTS and steps == int(steps) else None


def _points(form: object, field: Field) -> None:  # noqa: ARG001
    if points_of(field.data or "") is None:
        raise StopValidation(WORTH)


class TitleForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    title = Line(
        "Title", longest=LONGEST_SET_TITLE, validators=[DataRequired("Give the set a title.")]
    )


class RevisionForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button that is meant for what stood on its page: `revision` is the draft's."""

    revision = HiddenField()

    @property
    def seen(self) -> int:
        """The revision that was seen; one that never was where none was sent."""
        sent = self.revision.data or ""
        plain = sent.isascii() and sent.isdigit() and len(sent) < 15
        return int(sent) if plain else -1


class PoolForm(RevisionForm):
    """What every pool has."""

    number = Line("How many questions", default="5", validators=[_number])
    points = Line("Points for each question", default="1", validators=[_points])
    each = RadioField("Which students get which", choices=EACH, default="all")

    def fill(self, pool: Pool) -> None:
        """Stand as this pool would have been sent."""
        self.number.data, self.points.data = str(pool.number), f"{pool.points:g}"
        self.each.data = "each" if pool.each else "all"

    def values(self) -> dict[str, object]:
        """Number, points and how it is drawn, once they are valid."""
        return {
            "number": int(self.number.data),
            "points": points_of(self.points.data),
            "each": self.each.data == "each",
        }

    @property
    def asked(self) -> int:
        """How many questions stand in the form, valid or not."""
        sent = self.number.data or ""
        return int(sent) if is_count(sent, MOST_NUMBER) else 0


class BlueprintForm(PoolForm):
    topics = Ticks("Topics", one="topics")
    stages = Ticks("Level", one="levels")
    forms = Ticks("Forms of question", one="forms")
    known = BooleanField("Take textbook knowledge as well")

    def offer(self, bank: Bank, forms: frozenset[str]) -> None:
        """The boxes: topics of the bank, and `forms` that some question has."""
        topics = {fact.topic for fact in bank.asked()}
        self.topics.choices = [(id_, each.name) for id_, each in bank.topics.items()
                               if id_ in topics]  # fmt: skip
        self.stages.choices = list(STAGES.items())
        self.forms.choices = [(id_, name) for id_, name in FORMS.items() if id_ in forms]

    def fill(self, pool: Pool) -> None:
        super().fill(pool)
        source = pool.source
        assert isinstance(source, Blueprint)
        self.topics.data, self.forms.data = list(source.topics), list(source.forms)
        self.stages.data = [each.value for each in source.stages]
        self.known.data = source.known

    def blueprint(self) -> Blueprint:
        """The filters as they stand; what is not offered is left out."""
        return Blueprint(
            topics=self._ticked(self.topics),
            stages=tuple(Stage(each) for each in self._ticked(self.stages)),
            forms=self._ticked(self.forms),
            known=bool(self.known.data),
        )

    def _ticked(self, field: Ticks) -> tuple[str, ...]:
        offered = {each for each, _ in field.choices or ()}
        return tuple(each for each in field.data or () if each in offered)

    @property
    def is_narrowed(self) -> bool:
        """Whether something beside the topics is chosen."""
        return bool(self.stages.data or self.forms.data or self.known.data)


class FileForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """What of a version a file takes."""

    which = RadioField("Which questions", choices=WHICH, default="all")
    number = Line("Number of the draw", default="1", validators=[_draw])

    @property
    def drawn(self) -> int | None:
        """The number of the draw, once the form is valid; None: all questions."""
        return int(self.number.data) if self.which.data == "one" else None


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""
