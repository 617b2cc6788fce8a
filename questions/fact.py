"""The facts: one thing that a learner can know or not know, answered in one reply."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from questions.model import Change, Claim, FactId, Id, Line, Model, Prose, Provenance, Stage, Status


class Fact(Claim):
    """One thing that a learner can know or not know, answered in one reply."""

    id: FactId
    topic: Id
    stage: Stage = Stage.clinical
    status: Status = Status.established
    statement: Prose = Field(description="The rule in one sentence, as the learner keeps it.")
    explanation: Prose = Field(description="Why it is so, or why it matters.")
    needs: tuple[FactId, ...] = Field(default=(), description="Facts to learn first.")
    qualifiers: tuple[Line, ...] = Field(
        default=(), description="Population, jurisdiction, date, scope."
    )
    sources: tuple[Provenance, ...] = Field(default=(), description="Where it was met.")
    changes: tuple[Change, ...] = ()
    stem: Prose | None = Field(default=None, description="Own stem where a template reads worse.")
    rationale: dict[str, Prose] = Field(
        default_factory=dict,
        description="Own rationale by concept id, where a template is worse.",
    )
    line: Prose | None = Field(default=None, description="Own vignette line.")

    @property
    def kind(self) -> str:
        return KIND_OF[type(self)]


class Triple(Fact):
    """subject - relation - object; several objects together are one set fact."""

    subject: Id
    relation: Id
    objects: tuple[Id, ...] = Field(min_length=1, alias="object")
    cell_of: str | None = Field(default=None, description="Set by reading: table or grid id.")
    asks: tuple[Literal["object", "subject"], ...] = ("object", "subject")


class Band(Model):
    low: float
    high: float


class Figure(Fact):
    """A number with its unit, population, year and what it is a share of."""

    measure: Prose = Field(description="The question: 'What share of ... ?'")
    low: float = Field(description="The value, or the lower end of its range.")
    high: float = Field(description="The value, or the upper end of its range.")
    unit: Line
    population: Line
    year: Line
    share_of: Line | None = None
    options: tuple[Band, ...] = Field(
        min_length=3,
        description="Bands to choose from, disjoint, one holds the figure.",
    )

    @model_validator(mode="after")
    def bands_are_disjoint(self) -> Figure:
        if self.low > self.high:
            raise ValueError("'low' is above 'high'")
        bands = sorted(self.options, key=lambda band: band.low)
        for one, two in pairwise(bands):
            if one.high >= two.low:
                raise ValueError(f"bands {one.low}-{one.high} and {two.low}-{two.high} overlap")
        holds = [band for band in bands if band.low <= self.low and self.high <= band.high]
        if len(holds) != 1:
            raise ValueError("exactly one band must hold the figure")
        touched = [band for band in bands if band.low <= self.high and self.low <= band.high]
        if len(touched) != 1:
            raise ValueError("only one band may touch the figure's range")
        return self


class Definition(Fact):
    """A term and what it means; rivals are the members of one partition."""

    term: Id
    meaning: Prose = Field(description="Completes 'the term for ...', without the term itself.")
    within: Id = Field(description="Partition of terms whose meanings exclude each other.")


class Sequence(Fact):
    """Steps in their order; it asks what comes immediately next."""

    name: Line = Field(description="What is ordered, as in 'In the ..., which step ...'.")
    steps: tuple[Id, ...] = Field(min_length=4)
    asked_after: tuple[Id, ...] = Field(
        default=(), description="Steps after which the next is asked; at most two."
    )


class Rank(Model):
    concept: Id
    rank: int = Field(ge=1, description="1 is the most; strictly ordered.")
    value: Line | None = Field(default=None, description="The figure behind the rank, if any.")


class Comparison(Fact):
    """Who has most, in one source, population and year."""

    question: Prose = Field(description="The stem: 'Which of these ... has the highest ...?'")
    dimension: Line
    population: Line
    year: Line
    ranks: tuple[Rank, ...] = Field(min_length=3)


class FalseClaim(Model):
    """A statement that is false, and why."""

    text: Prose
    because: Prose = Field(description="Why it is false.")


class Misconception(Fact):
    """A false belief, why it is believed, and the correction (the statement)."""

    about: Line = Field(description="Completes 'Which statement about ... is correct?'")
    belief: Prose
    believed_because: Prose
    refuted_because: Prose = Field(description="Why the belief is false, in a sentence.")
    also_false: tuple[FalseClaim, ...] = Field(
        min_length=1, description="Other false statements that learners hold about it."
    )
    true_option: Prose | None = Field(
        default=None,
        description="The correction as an option, where the statement is too long.",
    )


class Contrast(Fact):
    """One difference: a feature that holds for one member and is refuted for the others."""

    question: Prose = Field(description="The stem, naming the discriminating feature.")
    holds: Id
    not_for: dict[Id, Prose] = Field(
        min_length=2, description="The others, each with why the feature does not hold."
    )


KIND_OF: dict[type[Fact], str] = {
    Triple: "triple",
    Figure: "figure",
    Definition: "definition",
    Sequence: "sequence",
    Comparison: "comparison",
    Misconception: "misconception",
    Contrast: "contrast",
}


class Tombstone(Model):
    """A retired id: never used again."""

    id: FactId
    on: date
    why: Prose
    replaced_by: FactId | None = None
