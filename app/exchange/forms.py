"""The form that takes a file, and what to take of it."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import BooleanField
from wtforms.validators import ValidationError

from app.exchange.matching import Chosen
from app.fields import composed, is_plain
from app.models.uploads import LONGEST_NAME
from exports import READERS, Reader, reader_of

SUFFIXES = tuple(suffix for each in READERS.values() for suffix in each.suffixes)
ACCEPTED = SUFFIXES + tuple(kind for each in READERS.values() for kind in each.mimetypes)
WANTED = " or ".join(SUFFIXES)
NAMELESS = "file"


class ChoiceForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """What of a package is wanted; all of it, until something else is said."""

    reviews = BooleanField("Reviews of this bank’s facts", default=True)
    notes = BooleanField("My notes and my own tags on them", default=True)
    cards = BooleanField("Other decks, as decks of my own", default=True)
    scheduling = BooleanField("Their reviews too; without them their cards are new", default=True)

    @property
    def chosen(self) -> Chosen:
        return Chosen(
            reviews=self.reviews.data,
            notes=self.notes.data,
            cards=self.cards.data,
            scheduling=self.scheduling.data,
        )


class OnePackage:
    """A validator: one whole file of a kind that is read, by its name and its first bytes."""

    def __call__(self, form: FlaskForm, field: MultipleFileField) -> None:  # noqa: ARG002
        files = field.data or []
        if len(files) != 1:
            raise ValidationError(
                "Send one file at a time." if files else f"Choose a file that ends in {WANTED}."
            )
        _check(files[0])


def _check(file: FileStorage) -> None:
    try:
        reader = reader_of(file.filename or "")
    except LookupError as error:
        raise ValidationError(
            f"“{shown_name(file)}” ends in neither {' nor '.join(SUFFIXES)}. In Anki choose "
            "File, Export, and send the file that it makes."
        ) from error
    begins = _beginning(file, reader)
    if not begins:
        raise ValidationError("The file is empty. Export it once more in Anki.")
    if begins != reader.begins:
        raise ValidationError(
            f"“{shown_name(file)}” is no package of Anki’s, whatever its name says. Export it once "
            "more in Anki, and send the file as it is."
        )


def _beginning(file: FileStorage, reader: Reader) -> bytes:
    begins = file.stream.read(len(reader.begins))
    file.stream.seek(0)
    return begins


class UploadForm(ChoiceForm):
    file = MultipleFileField("File", validators=[OnePackage()])

    @property
    def sent(self) -> FileStorage:
        """The one file, once the form was validated."""
        found: FileStorage = self.file.data[0]
        return found


def shown_name(file: FileStorage) -> str:
    """The file's name as it is shown: the last part of a path, one line of plain text."""
    last = (file.filename or "").replace("\\", "/").rpartition("/")[2]
    kept = "".join(each for each in composed(last) if is_plain(each))
    return kept[-LONGEST_NAME:].strip() or NAMELESS
