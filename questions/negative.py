"""Negatives: what the bank declares to be false, with scope, reason and check."""

from __future__ import annotations

from pydantic import Field

from questions.model import Claim, Id, Line, Prose


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
