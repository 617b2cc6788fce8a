"""The ledger: every claim of every section of an article, and what became of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from questions.model import FactId, Id, Line, Model


class LedgerClaim(Model):
    """One claim that a section makes, in a few own words, and what became of it."""

    claim: Line
    facts: tuple[FactId, ...] = Field(default=(), description="Facts it became.")
    left: (
        Literal[
            "opinion",
            "filler",
            "advertising",
            "caption",
            "repeated",
            "vague",
            "unchecked",
            "wrong",
            "contested",
            "superseded",
            "out-of-scope",
            "waiting",
        ]
        | None
    ) = Field(default=None, description="Why it became none.")
    because: Line | None = Field(default=None, description="The reason, where a word is not it.")

    @model_validator(mode="after")
    def became_something(self) -> LedgerClaim:
        if bool(self.facts) == bool(self.left):
            raise ValueError("give either the 'facts' it became or why it was 'left', not both")
        return self


class LedgerSection(Model):
    heading: Line
    claims: tuple[LedgerClaim, ...] = ()


class Ledger(Model):
    """For each heading of an article, every claim of the section and what became of it."""

    source: Id
    sections: tuple[LedgerSection, ...] = Field(min_length=1)
