"""What the bank is made of: sources, concepts, relations, facts and negatives.

Frozen pydantic models, read from YAML by `questions.reading`. Nothing here knows
a file, a page or a database. Every field is described; `questions/facts/schema.json`
is generated from these descriptions.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=64),
]
FactId = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*){0,2}$",
        max_length=194,
    ),
]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]+$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=1500)]


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


class Source(Model):
    """An article the bank starts from: where a claim was met, never why it is believed."""

    id: Id = Field(description="Short permanent name, as in the ledger.")
    title: Line = Field(description="Title of the article, as printed.")
    kind: Line = Field(description="What sort of text it is, for the reader.")


class Reference(Model):
    """An authority that was seen, and says why a fact is believed."""

    id: Id
    authority: Line = Field(description="Who says so: NCI, ESMO, FDA label, a journal.")
    title: Line = Field(description="Title of the page, guideline, label or paper.")
    dated: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] = Field(
        description="Year, month or day of the text, as it stands there."
    )
    address: Line = Field(description="Where it was seen.")
    identifier: (
        Annotated[
            str,
            StringConstraints(pattern=r"^(PMID \d+|PMC\d+|10\.\d{4,}/\S+|NCT\d{8}|NBK\d+)$"),
        ]
        | None
    ) = Field(default=None, description="PMID, PMC, DOI, NCT or NBK; only if it stood there.")


class Checked(Model):
    """How, against what and when a claim was checked."""

    how: Literal["read", "excerpt", "known"] = Field(
        description="read: the authority's text was read; excerpt: seen in part; known: not seen."
    )
    against: tuple[Id, ...] = Field(default=(), description="References it was checked against.")
    on: date

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
    on: date
    what: Prose = Field(description="What was changed, for a reader.")
    meaning: bool = Field(description="yes: what was learnt before is no longer right.")
    before: Prose | None = Field(default=None, description="The statement before, if meaning.")


class Topic(Model):
    id: Id
    name: Line
    parent: Id | None = None


class Family(Model):
    id: Id
    name: Line


class Type(Model):
    """A type of concept, with the noun that stems use for it."""

    id: Id
    singular: Line
    plural: Line
    article: Literal["a", "an"]
    families: tuple[Family, ...] = ()


class Concept(Model):
    id: Id
    type: Id
    name: Line = Field(description="As it stands in the middle of a sentence.")
    accepted: tuple[Line, ...] = Field(
        default=(),
        description="Synonyms, abbreviations and spellings accepted as answers.",
    )
    number: Literal["count", "mass", "plural"] = "count"
    article: Literal["a", "an", "the", "none"] | None = Field(
        default=None, description="Where the usual a/an rule is wrong."
    )
    family: Id | None = Field(default=None, description="Granularity within the type.")
    is_a: tuple[Id, ...] = ()
    part_of: tuple[Id, ...] = ()
    includes: tuple[Id, ...] = Field(default=(), description="What it is made of.")
    confused_with: tuple[Id, ...] = ()
    gloss: Prose | None = Field(default=None, description="One clause: what it is.")


class Relation(Model):
    """A verb of the bank. Wordings hold {subject} and {object}; see `questions.wording`."""

    id: Id
    domain: tuple[Id, ...] = Field(alias="from", description="Types a subject may have.")
    range: tuple[Id, ...] = Field(alias="to", description="Types an object may have.")
    cardinality: Literal["one", "many"] = Field(
        description="one: at most one object a subject; then a partition says why."
    )
    partition: Id | None = Field(default=None, description="Objects exclude each other.")
    inherits: Literal["none", "is_a", "part_of"] = Field(
        default="none",
        description="What holds for the whole or class holds for its members.",
    )
    typed: tuple[Literal["subject", "object"], ...] = Field(
        default=(), description="Ends that may be asked as a typed answer."
    )
    says: Line = Field(description="The statement: '{The subject} targets {object}.'")
    ask_object: tuple[Line, ...] = ()
    ask_subject: tuple[Line, ...] = ()
    blank_object: Line | None = Field(default=None, description="Typed question for the object.")
    blank_subject: Line | None = None
    that: Line | None = Field(default=None, description="that-phrase: 'that targets {object}'.")
    pairs: tuple[tuple[Id, Id], ...] = Field(
        default=(),
        description="Allowed pairs of families (subject, object); none: all.",
    )


class Partition(Model):
    """Values that exclude and do not contain each other."""

    id: Id
    name: Line
    type: Id
    values: tuple[Id, ...] = Field(min_length=2)
    reason: Prose = Field(description="Why no two of them can hold of one thing.")
    references: tuple[Id, ...] = ()
    checked: Checked


class ContrastSet(Model):
    """Things that learners confuse. It is no fact; it makes distractors plausible."""

    id: Id
    members: tuple[Id, ...] = Field(min_length=2)
    why: Prose = Field(description="Why they are confused.")


class Finding(Model):
    """A complaint, sign, test result or normal result, with its own vignette line."""

    concept: Id
    kind: Literal["complaint", "sign", "test", "normal"]
    line: Line = Field(description="As a line of a vignette.")
    weights: dict[Id, int] = Field(default_factory=dict, description="Weight by site, 0 to 5.")
    rules_out: tuple[Id, ...] = ()


class Claim(Model):
    """What facts and negatives share: why it is believed and how it was checked."""

    references: tuple[Id, ...] = Field(default=(), description="Why it is believed.")
    checked: Checked | None = None


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


class Not(Claim):
    """A single refuted triple. A negative is a claim, checked like a fact."""

    id: Id
    subject: Id
    relation: Id
    object: Id
    scope: Line
    reason: Prose


class Complete(Claim):
    """The asserted objects of a subject are all there are, within the scope."""

    id: Id
    subject: Id
    relation: Id
    scope: Line
    reason: Prose


class Closed(Claim):
    """Somebody judged these concepts: those not asserted are refuted."""

    id: Id
    subject: Id
    relation: Id
    among: tuple[Id, ...] = Field(min_length=2)
    scope: Line
    reason: Prose


Negative = Not | Complete | Closed


class TableCell(Model):
    """A filled cell. Several values are one set fact."""

    value: tuple[Id, ...] = Field(min_length=1)
    statement: Prose | None = None
    explanation: Prose | None = None
    status: Status | None = None
    stage: Stage | None = None
    needs: tuple[FactId, ...] = ()
    qualifiers: tuple[Line, ...] = ()
    sources: tuple[Provenance, ...] = ()
    references: tuple[Id, ...] = ()
    checked: Checked | None = None
    changes: tuple[Change, ...] = ()
    rationale: dict[str, Prose] = Field(default_factory=dict)


class TableRow(Claim):
    """A line a concept; its cells inherit references, check, sources and qualifiers."""

    explanation: Prose | None = None
    sources: tuple[Provenance, ...] = ()
    qualifiers: tuple[Line, ...] = ()
    cells: dict[Id, TableCell] = Field(description="Relation id -> cell.")


class Table(Model):
    """Rows are concepts, columns relations. A cell is the fact `row.column`."""

    id: Id
    name: Line
    topic: Id
    stage: Stage = Stage.clinical
    columns: tuple[Id, ...] = Field(min_length=1, description="Relation ids.")
    rows: dict[Id, TableRow]


class Level(Model):
    id: Id
    zone: Literal["keyed", "between", "refuted"]
    means: Line


class GridCell(Claim):
    """A judged cell. A cell that is not there is undecided; it is never no."""

    level: Id
    reason: Prose = Field(description="Why: the explanation of a keyed, the proof of a refuted.")
    statement: Prose | None = None
    status: Status | None = None
    needs: tuple[FactId, ...] = ()
    sources: tuple[Provenance, ...] = ()
    changes: tuple[Change, ...] = ()
    rationale: dict[str, Prose] = Field(default_factory=dict)


class GridRow(Claim):
    sources: tuple[Provenance, ...] = ()
    cells: dict[Id, GridCell] = Field(description="Column concept id -> cell.")


class Grid(Model):
    """Concepts by concepts under one relation, on a stated scale with three zones.

    A keyed cell is the fact `grid.row.column`; a refuted one is a negative.
    """

    id: Id
    name: Line
    topic: Id
    stage: Stage = Stage.clinical
    relation: Id = Field(description="Rows are its subjects, columns its objects.")
    scope: Line = Field(description="Stated in every stem that rests on the grid.")
    scale: tuple[Level, ...] = Field(min_length=2)
    columns: tuple[Id, ...] = Field(min_length=2)
    rows: dict[Id, GridRow]


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
