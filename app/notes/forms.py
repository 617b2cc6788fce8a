"""The forms beside a fact."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import AnyOf

from app.fields import Line, Lines
from app.models.learning import MAX_MNEMONIC, MAX_NOTE


class LeadingBack(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A form that names the page it was sent from."""

    here = HiddenField()


class SwitchForm(LeadingBack):
    on = HiddenField(validators=[AnyOf(("yes", "no"))])


class NoteForm(LeadingBack):
    text = Lines("Note", longest=MAX_NOTE)


class MnemonicForm(LeadingBack):
    text = Line("Mnemonic", longest=MAX_MNEMONIC)
