"""The forms of own decks."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.validators import AnyOf, InputRequired, StopValidation

from app.cards.forms import milliseconds
from app.fields import Line, Lines
from app.memory.revealing import RATINGS
from app.models.decks import LONGEST_DECK
from app.models.learning import MAX_NOTE

MOST_NEW = 1000


def _named(form: object, field: Field) -> None:  # noqa: ARG001
    if not field.data:
        raise StopValidation("Give the deck a name.")


def _new(form: object, field: Field) -> None:  # noqa: ARG001
    text = field.data or ""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= MOST_NEW):
        raise StopValidation(f"Take up 0 to {MOST_NEW:,} new cards a day.")


class DeckForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A deck's name, and how many of its cards are new a day."""

    name = Line("Name", longest=LONGEST_DECK, validators=[_named])
    new = Line("New cards a day", longest=10, validators=[_new])


class RatingForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A rating of the card that the token names, and the page's milliseconds."""

    token = HiddenField(validators=[InputRequired()])
    rating = HiddenField(validators=[AnyOf(RATINGS)])
    duration = HiddenField(filters=[milliseconds])


class LeadingBack(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A form that names the page it leads to."""

    here = HiddenField()


class SwitchForm(LeadingBack):
    on = HiddenField(validators=[AnyOf(("yes", "no"))])


class NoteForm(LeadingBack):
    text = Lines("Note", longest=MAX_NOTE)
