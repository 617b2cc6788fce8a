"""What stands in the editor of a course's own question: frozen, to JSON and back.

A draft may lack anything; `shape.faults` says what. Its texts are plain lines or paragraphs.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from questions.model import Model

Form = Literal["single_best", "select_all", "true_false", "short_answer", "matching", "ordering"]
FORMS: tuple[Form, ...] = (
    "single_best",
    "select_all",
    "true_false",
    "short_answer",
    "matching",
    "ordering",
)
LONGEST_STEM = 1500
LONGEST_OPTION = 250
LONGEST_NAME = 100
LONGEST_WHY = 600
LONGEST_EXPLANATION = 2000
LONGEST_REFERENCE = 300
MOST_ROWS = 10
MOST_NAMES = 20
MOST_SPARES = 5

Stem = Annotated[str, StringConstraints(max_length=LONGEST_STEM)]
Option = Annotated[str, StringConstraints(max_length=LONGEST_OPTION)]
Name = Annotated[str, StringConstraints(max_length=LONGEST_NAME)]
Why = Annotated[str, StringConstraints(max_length=LONGEST_WHY)]


class BadDraft(ValueError):
    """What should be a draft is none."""


class Row(Model):
    """An option, a step or one side of a pair; `why` says why it is right, or is not."""

    text: Option = ""
    right: bool = False
    partner: Option = ""
    why: Why = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not (self.text or self.partner or self.why)


class Draft(Model):
    """A question as it is worked on. What another form needs stays empty.

    `rows` are options, steps in their right order, or pairs; blank ones may stand between. The
    first of `accepted` is the answer that is shown; `rivals` are names that a slip could mean, and
    `wanted` names the field. `is_true` judges the statement, which `correction` puts right.
    `spares` are partners that belong to no row.
    """

    form: Form
    stem: Stem = ""
    rows: tuple[Row, ...] = Field(default=(), max_length=MOST_ROWS)
    keep_order: bool = False
    accepted: tuple[Name, ...] = Field(default=(), max_length=MOST_NAMES)
    rivals: tuple[Name, ...] = Field(default=(), max_length=MOST_NAMES)
    wanted: Name = ""
    is_true: bool | None = None
    correction: Option = ""
    spares: tuple[Option, ...] = Field(default=(), max_length=MOST_SPARES)
    explanation: Annotated[str, StringConstraints(max_length=LONGEST_EXPLANATION)] = ""
    reference: Annotated[str, StringConstraints(max_length=LONGEST_REFERENCE)] = ""

    @property
    def written(self) -> tuple[tuple[int, Row], ...]:
        """The rows in which something is written, each with its place from 0."""
        return tuple((at, row) for at, row in enumerate(self.rows) if not row.is_blank)

    def raised(self, at: int) -> Draft:
        """The draft with a row before the one above it; the first stays, and what is not there."""
        if not 0 < at < len(self.rows):
            return self
        rows = list(self.rows)
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
        return self.model_copy(update={"rows": tuple(rows)})


def dump(draft: Draft) -> dict[str, Any]:
    """The draft as JSON-ready values; `load` is its inverse."""
    return draft.model_dump(mode="json")


def load(body: object) -> Draft:
    """The draft that `dump` wrote, from JSON.

    Raises:
        BadDraft: `body` has another shape; says where.
    """
    try:
        return Draft.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "draft"
        raise BadDraft(f"{where}: {first['msg']}") from error
