"""The facts: one thing that a learner can know or not know, answered in one reply."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from questions.model import (
    Change,
    Claim,
    Day,
    FactId,
    Id,
    Line,
    Model,
    Prose,
    Provenance,
    Stage,
    Status,
)
from questions.spelling import normal

_BLANKS = re.compile(r"_+")
Finite = Annotated[float, Field(allow_inf_nan=False)]


def twice(ids: tuple[str, ...]) -> str | None:
    """The first id that stands there a second time."""
    return next((id_ for n, id_ in enumerate(ids) if id_ in ids[:n]), None)


class Gap(Model):
    """A typed face written by hand. That nothing else completes it is a claim, audited as one."""

    sentence: Prose = Field(description="One sentence with one blank, four underscores.")
    answer: Id = Field(description="The concept that fills the blank.")
    category: Line = Field(description="What kind of thing is wanted, as the learner reads it.")
    only: Prose = Field(description="Why no other answer is right.")

    @model_validator(mode="after")
    def one_blank(self) -> Gap:
        if (found := _BLANKS.findall(self.sentence)) != ["____"]:
            raise ValueError(f"found {len(found)} blanks in 'sentence'; expected one, written ____")
        return self


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
    gap: Gap | None = Field(default=None, description="Own sentence with a blank.")

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

    @model_validator(mode="after")
    def objects_are_a_set(self) -> Triple:
        if doubled := twice(self.objects):
            raise ValueError(f"found the object '{doubled}' twice; expected each once")
        return self


class Band(Model):
    low: Finite
    high: Finite

    @model_validator(mode="after")
    def low_is_not_above_high(self) -> Band:
        if self.low > self.high:
            raise ValueError(f"'low' {self.low} is above 'high' {self.high}; swap them")
        return self


class Figure(Fact):
    """A number with its unit, population, year and what it is a share of."""

    measure: Prose = Field(description="The question: 'What share of ... ?'")
    low: Finite = Field(description="The value, or the lower end of its range.")
    high: Finite = Field(description="The value, or the upper end of its range.")
    unit: Line
    population: Line
    year: Line
    share_of: Line | None = None
    options: tuple[Band, ...] = Field(
        min_length=3,
        max_length=5,
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
    steps: tuple[Id, ...] = Field(min_length=3)
    asked_after: tuple[Id, ...] = Field(
        default=(), max_length=2, description="Steps after which the next is asked; at most two."
    )

    @model_validator(mode="after")
    def asked_after_steps_with_a_next(self) -> Sequence:
        if doubled := twice(self.asked_after):
            raise ValueError(f"'asked_after' holds '{doubled}' twice; expected each once")
        for step in self.asked_after:
            if step not in self.steps:
                raise ValueError(f"'asked_after' holds '{step}', which is none of the 'steps'")
            if step == self.steps[-1]:
                raise ValueError(f"'asked_after' holds the last step '{step}'; nothing follows it")
        return self


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

    @model_validator(mode="after")
    def each_concept_has_one_rank(self) -> Comparison:
        if doubled := twice(tuple(each.concept for each in self.ranks)):
            raise ValueError(f"ranks the concept '{doubled}' twice; expected each once")
        return self


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
    stands_alone: bool = Field(
        default=True,
        description="no: belief or correction is wrong or right only beside the other options.",
    )

    @model_validator(mode="after")
    def options_differ(self) -> Misconception:
        options = [("true_option" if self.true_option else "statement", self.right)]
        options += [("belief", self.belief)]
        options += [(f"also_false.{n}", each.text) for n, each in enumerate(self.also_false)]
        for (one, text), (other, like) in combinations(options, 2):
            if normal(text) == normal(like):
                raise ValueError(f"'{one}' and '{other}' say the same; expected different options")
        return self

    @property
    def right(self) -> str:
        """The correction as an option."""
        return self.true_option or self.statement


class Contrast(Fact):
    """One difference: a feature that holds for one member and is refuted for the others."""

    question: Prose = Field(description="The stem, naming the discriminating feature.")
    holds: Id
    not_for: dict[Id, Prose] = Field(
        min_length=2, description="The others, each with why the feature does not hold."
    )

    @model_validator(mode="after")
    def holds_for_one(self) -> Contrast:
        if self.holds in self.not_for:
            raise ValueError(f"'{self.holds}' stands under 'holds' and under 'not_for'; choose one")
        return self


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
    on: Day
    why: Prose
    replaced_by: FactId | None = None
