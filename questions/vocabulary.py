"""The vocabulary of the bank: sources, references, concepts, relations, partitions, findings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from questions.model import Claim, Id, Line, Model, Prose, day

DATED = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
WORDS_AT_MOST = 4
"""Of a name that a learner is asked to type."""
IDENTIFIER = r"^(PMID [0-9]+|PMC[0-9]+|10\.[0-9]{4,}/\S+|NCT[0-9]{8}|NBK[0-9]+)$"


def _of_the_calendar(dated: str) -> str:
    """A year, month or day that there is: no 30 February."""
    day(dated + "2000-01-01"[len(dated) :])
    return dated


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
    dated: Annotated[str, StringConstraints(pattern=DATED), AfterValidator(_of_the_calendar)] = (
        Field(description="Year, month or day of the text, as it stands there.")
    )
    address: Line = Field(description="Where it was seen.")
    identifier: Annotated[str, StringConstraints(pattern=IDENTIFIER)] | None = Field(
        default=None, description="PMID, PMC, DOI, NCT or NBK; only if it stood there."
    )


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

    @property
    def is_short(self) -> bool:
        """Whether a learner may be asked to type its name."""
        return len(self.name.split()) <= WORDS_AT_MOST


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
    gap_object: Line | None = Field(
        default=None,
        description="In place of blank_object: a sentence with the object blanked, written ____.",
    )
    judged: Line | None = Field(
        default=None,
        description="Statement to call true or false, where 'says' does not stand on its own.",
    )
    select_object: tuple[Line, ...] = Field(
        default=(), description="Asks for all right objects: 'Which of these sites would ...?'"
    )
    select_subject: tuple[Line, ...] = Field(
        default=(), description="Asks for all right subjects: 'Which of these drugs are ...?'"
    )
    match: tuple[Line, ...] = Field(
        default=(), description="Asks for pairs: 'Match each drug to its class.'"
    )
    tick: tuple[Line, ...] = Field(
        default=(), description="Above a table, rows subjects: 'For each finding, tick every ...'"
    )
    odd_subject: tuple[Line, ...] = Field(
        default=(),
        description="'All but one of these ... Which one ...?'; with {object}, the shared one.",
    )
    that: Line | None = Field(default=None, description="that-phrase: 'that targets {object}'.")
    whose: Line | None = Field(
        default=None,
        description="The object told by its subject, for two-step questions: "
        "'of which {subject} is a characteristic harm'.",
    )
    pairs: tuple[tuple[Id, Id], ...] = Field(
        default=(),
        description="Allowed pairs of families (subject, object); none: all.",
    )

    @property
    def may_type_object(self) -> bool:
        return "object" in self.typed


class TwoStep(Model):
    """An allowed question in two steps: a clue to a hidden thing, and what is asked of it."""

    id: Id
    first: Id = Field(description="The relation by which the hidden thing is found.")
    hidden: Literal["subject", "object"] = Field(description="Its end in the first relation.")
    second: Id = Field(description="The relation that is asked: its fact is the unit.")
    given: Literal["subject", "object"] = Field(description="Its end in the second relation.")
    why: Prose = Field(description="Why somebody who treats patients takes these two steps.")


class Partition(Claim):
    """Values that exclude and do not contain each other: a negative, checked like one."""

    id: Id
    name: Line
    type: Id
    values: tuple[Id, ...] = Field(min_length=2)
    reason: Prose = Field(description="Why no two of them can hold of one thing.")


class ContrastSet(Model):
    """Things that learners confuse. It is no fact; it makes distractors plausible."""

    id: Id
    members: tuple[Id, ...] = Field(min_length=2)
    why: Prose = Field(description="Why they are confused.")


Weight = Annotated[int, Field(ge=0, le=5)]


class Finding(Claim):
    """A complaint, sign, test result or normal result, with its own vignette line.

    One that rules sites out is a negative: it has references and a check.
    """

    concept: Id
    kind: Literal["complaint", "sign", "test", "normal"]
    line: Line = Field(description="As a line of a vignette.")
    weights: dict[Id, Weight] = Field(default_factory=dict, description="Weight by site, 0 to 5.")
    rules_out: dict[Id, Prose] = Field(
        default_factory=dict, description="Site that a normal result speaks against -> why."
    )
    not_with: tuple[Id, ...] = Field(
        default=(), description="Findings beside which this line would contradict itself."
    )

    @model_validator(mode="after")
    def only_normal_results_rule_out(self) -> Finding:
        if self.rules_out and self.kind != "normal":
            raise ValueError(
                f"a {self.kind} has 'rules_out'; expected 'kind: normal', or a refuted cell of "
                "a grid instead"
            )
        return self
