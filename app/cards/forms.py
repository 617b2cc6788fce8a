"""The form of an answer, whatever its item's form."""

from __future__ import annotations

import re

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField

from app.cards.sent import LONGEST_REPLY, Incomplete, Sent
from app.fields import Line

MOST_PLACES = 20
PLACE = re.compile(r"([1-9][0-9]?):([1-9][0-9]?)", re.ASCII)


def _milliseconds(text: str | None) -> int | None:
    """What the page counted; None where it did not, or where that is no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


class Places(Field):  # type: ignore[misc,unused-ignore]
    """The places of rows, each sent as row:place. What is none is as if it were not sent."""

    def process_formdata(self, valuelist: list[str]) -> None:
        found = filter(None, map(PLACE.fullmatch, valuelist[:MOST_PLACES]))
        self.data = {int(each[1]): int(each[2]) for each in found}


class ReplyForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    reply = Line("Answer", longest=LONGEST_REPLY)
    correction = Line("What is right", longest=LONGEST_REPLY)
    place = Places()
    duration = HiddenField(filters=[_milliseconds])

    def sent(self) -> Sent:
        """What was typed and chosen, as it came."""
        return Sent(self.reply.data or "", self.correction.data or "", self.place.data or {})

    def refuse(self) -> None:
        """Refuse texts that cannot be stored.

        Raises:
            Incomplete: says what is wrong with one, and whether its end was lost.
        """
        for field in (self.reply, self.correction):
            if field.errors:
                cut = " The end was cut off." if len(field.data or "") > LONGEST_REPLY else ""
                raise Incomplete(f"{field.errors[0]}{cut}")
