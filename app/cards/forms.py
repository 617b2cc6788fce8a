"""The form of an answer, whatever its item's form."""

from __future__ import annotations

import re
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField

from app.cards.sent import LONGEST_REPLY, STRANGE, Incomplete, Sent
from app.fields import Line

MOST_PLACES = 20
MOST_CHOICES = 100
NUMBER = re.compile(r"[1-9][0-9]?", re.ASCII)
PLACE = re.compile(r"([1-9][0-9]?):([1-9][0-9]?)", re.ASCII)


def milliseconds(text: str | None) -> int | None:
    """What the page counted; None where it did not, or where that is no number."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 11 else None


class Places(Field):  # type: ignore[misc,unused-ignore]
    """The places of rows, each sent as row:place. What is none is as if it were not sent."""

    def process_formdata(self, valuelist: list[str]) -> None:
        found = filter(None, map(PLACE.fullmatch, valuelist[:MOST_PLACES]))
        self.data = {int(each[1]): int(each[2]) for each in found}


class _Choices(Field):  # type: ignore[misc,unused-ignore]
    """Several choices. What is none is an error, and the others are kept."""

    pattern: re.Pattern[str]

    def process_formdata(self, valuelist: list[str]) -> None:
        found = [self.pattern.fullmatch(each) for each in valuelist[:MOST_CHOICES]]
        self.data = frozenset(self.read(each) for each in found if each)
        if None in found or len(valuelist) > MOST_CHOICES:
            raise ValueError(STRANGE)

    def read(self, found: re.Match[str]) -> Any:
        raise NotImplementedError


class Picks(_Choices):
    """The numbers of the rows that were chosen."""

    pattern = NUMBER

    def read(self, found: re.Match[str]) -> int:
        return int(found[0])


class Cells(_Choices):
    """Choices in groups, each sent as group:row; an empty one chooses nothing."""

    pattern = PLACE

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([each for each in valuelist if each])

    def read(self, found: re.Match[str]) -> tuple[int, int]:
        return int(found[1]), int(found[2])


class Strikes(Field):  # type: ignore[misc,unused-ignore]
    """The numbers of rows that were struck out. What is none is as if it were not sent."""

    def process_formdata(self, valuelist: list[str]) -> None:
        found = filter(None, map(NUMBER.fullmatch, valuelist[:MOST_PLACES]))
        self.data = frozenset(int(each[0]) for each in found)


class ReplyForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    reply = Line("Answer", longest=LONGEST_REPLY)
    correction = Line("What is right", longest=LONGEST_REPLY)
    place = Places()
    pick = Picks()
    cell = Cells()
    struck = Strikes()
    duration = HiddenField(filters=[milliseconds])

    def sent(self) -> Sent:
        """What was typed and chosen, as it came."""
        return Sent(
            self.reply.data or "",
            self.correction.data or "",
            self.place.data or {},
            self.pick.data or frozenset(),
            self.cell.data or frozenset(),
            self.struck.data or frozenset(),
        )

    def refuse(self) -> None:
        """Refuse texts that cannot be stored, and choices that no page offers.

        Raises:
            Incomplete: says what is wrong with one, and whether its end was lost.
        """
        for field in (self.reply, self.correction):
            if field.errors:
                cut = " The end was cut off." if len(field.data or "") > LONGEST_REPLY else ""
                raise Incomplete(f"{field.errors[0]}{cut}")
        if self.pick.errors or self.cell.errors:
            raise Incomplete(STRANGE)
