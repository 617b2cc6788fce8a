"""What every part of the bank builds on: ids, texts, checks and provenance."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FACT_ID = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){0,2}$"
LINE = r"^[^\n]+$"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date:
    """A day of the calendar, written YYYY-MM-DD and in no other way.

    Raises:
        ValueError: it is written otherwise, or the calendar has no such day.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("a day of the calendar as YYYY-MM-DD; example: 2026-11-22")


def _day(value: Any) -> Any:
    return day(value) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=ID, min_length=1, max_length=64)]
FactId = Annotated[str, StringConstraints(pattern=FACT_ID, max_length=194)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=LINE)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
Day = Annotated[date, BeforeValidator(_day)]
CaseKind = Literal["site", "test", "step", "treatment", "complication"]
"""What a vignette asks for."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Stage(StrEnum):
    preclinical = "preclinical"
    clinical = "clinical"
    specialist = "specialist"


class Status(StrEnum):
    established = "established"
    corrected = "corrected"
    superseded = "superseded"
    contested = "contested"
    retired = "retired"


KEYABLE = frozenset({Status.established, Status.corrected})


class Checked(Model):
    """How, against what and when a claim was checked."""

    how: Literal["read", "excerpt", "known"] = Field(
        description="read: the authority's text was read; excerpt: seen in part; known: not seen."
    )
    against: tuple[Id, ...] = Field(default=(), description="References it was checked against.")
    on: Day

    @model_validator(mode="after")
    def seen_needs_a_reference(self) -> Checked:
        if self.how != "known" and not self.against:
            raise ValueError(f"'{self.how}' needs the references it was checked 'against'")
        return self


class Provenance(Model):
    """Where a claim was met."""

    source: Id
    section: Line = Field(description="Heading in the article.")
    said: Prose | None = Field(
        default=None,
        description="What the article says, in our words, if that was corrected.",
    )


class Change(Model):
    on: Day
    what: Prose = Field(description="What was changed, for a reader.")
    meaning: bool = Field(description="yes: what was learnt before is no longer right.")
    before: Prose | None = Field(default=None, description="The statement before, if meaning.")


class Claim(Model):
    """What facts and negatives share: why it is believed and how it was checked."""

    references: tuple[Id, ...] = Field(default=(), description="Why it is believed.")
    checked: Checked | None = None
