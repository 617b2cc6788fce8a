"""What a question set is made of: frozen, checked by shape, to JSON and back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError, model_validator

from questions.fact import twice
from questions.item import FORMS
from questions.model import FactId, Id, Model, Stage

MOST_POOLS = 40
MOST_NUMBER = 200
MOST_LISTED = 300
MOST_EXCLUDED = 500
MOST_POINTS = 100.0
STEP_OF_POINTS = 0.25  # which a binary fraction holds exactly, so that sums are exact

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9/.-]+$", max_length=80)]
Version = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{1,32}$")]


class BadSpec(ValueError):
    """What should be a spec is none."""


class Pinned(Model):
    """A question as it was when it was listed. Its version stays, whatever becomes of the item."""

    item_id: ItemId
    version: Version


class Blueprint(Model):
    """Questions as they are served on the day of the draw. What is empty lets everything through.

    `known` lets facts through too that no authority's text was read for.
    """

    kind: Literal["blueprint"] = "blueprint"
    topics: tuple[Id, ...] = ()
    stages: tuple[Stage, ...] = ()
    forms: tuple[str, ...] = ()
    known: bool = False

    @model_validator(mode="after")
    def forms_are_forms(self) -> Blueprint:
        if unknown := [each for each in self.forms if each not in FORMS]:
            raise ValueError(f"no form of question: {', '.join(unknown)}")
        for each in (self.topics, self.stages, self.forms):
            if doubled := twice(tuple(each)):
                raise ValueError(f"found '{doubled}' twice; expected each once")
        return self


class Listed(Model):
    """Questions chosen by hand."""

    kind: Literal["listed"] = "listed"
    items: tuple[Pinned, ...] = Field(default=(), max_length=MOST_LISTED)

    @model_validator(mode="after")
    def each_once(self) -> Listed:
        if doubled := twice(tuple(each.item_id for each in self.items)):
            raise ValueError(f"found the question '{doubled}' twice; expected each once")
        return self


Source = Annotated[Blueprint | Listed, Field(discriminator="kind")]


class Pool(Model):
    """A part of a set: `number` questions of its source, each worth `points`.

    `each`: drawn for each student; otherwise all get the same. `key` names the pool within its
    set, wherever it stands.
    """

    key: int = Field(ge=1)
    source: Source
    number: int = Field(ge=1, le=MOST_NUMBER)
    points: float = Field(default=1.0, gt=0, le=MOST_POINTS, multiple_of=STEP_OF_POINTS)
    each: bool = False

    @property
    def pinned(self) -> tuple[Pinned, ...]:
        """The questions that were listed; none where a blueprint draws them."""
        return self.source.items if isinstance(self.source, Listed) else ()


class Spec(Model):
    """A question set: its pools in order, and the facts that none of them asks."""

    pools: tuple[Pool, ...] = Field(default=(), max_length=MOST_POOLS)
    excluded: tuple[FactId, ...] = Field(default=(), max_length=MOST_EXCLUDED)

    @model_validator(mode="after")
    def keys_differ(self) -> Spec:
        if len({pool.key for pool in self.pools}) < len(self.pools):
            raise ValueError("two pools have the same key")
        if twice(self.excluded):
            raise ValueError("a fact is excluded twice")
        return self

    @property
    def number(self) -> int:
        """How many questions a full draw has."""
        return sum(pool.number for pool in self.pools)

    @property
    def points(self) -> float:
        """What a full draw is worth."""
        return sum(pool.number * pool.points for pool in self.pools)

    @property
    def varies(self) -> bool:
        """Whether two students may get different questions."""
        return any(pool.each for pool in self.pools)

    def pool(self, key: int) -> Pool | None:
        """The pool of this key."""
        return next((each for each in self.pools if each.key == key), None)


def dump(spec: Spec) -> dict[str, Any]:
    """The spec as JSON-ready values; `load` is its inverse."""
    return spec.model_dump(mode="json")


def load(body: object) -> Spec:
    """The spec that `dump` wrote, from JSON.

    Raises:
        BadSpec: `body` has another shape; says where.
    """
    try:
        return Spec.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "spec"
        raise BadSpec(f"{where}: {first['msg']}") from error
