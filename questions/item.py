"""The item forms, frozen, and their way to JSON and back.

An item is complete: stem, key, rationale and proof of every option, references. What was
asked can be graded and shown again from it alone, without the bank.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from math import factorial
from typing import Any, ClassVar, Literal, TypeVar

Face = Literal["recognise", "recall", "apply"]
Level = Literal["remember", "understand", "apply", "analyse"]


@dataclass(frozen=True)
class Proof:
    """Why a distractor is false: the kind of negative, the claims it rests on, in words."""

    kind: str
    rests_on: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class Option:
    """One option. `proof` is None for the key."""

    id: str
    text: str
    correct: bool
    rationale: str
    proof: Proof | None


@dataclass(frozen=True)
class Cited:
    """An authority as shown below an item."""

    id: str
    authority: str
    title: str
    dated: str
    address: str
    identifier: str | None


@dataclass(frozen=True)
class Met:
    """The article and section where the claim was met; `said` if it was corrected."""

    source: str
    title: str
    section: str
    said: str | None


@dataclass(frozen=True)
class Difficulty:
    """A prior, before any learner answered. `value` 1 (easy) to 5."""

    value: int
    basis: Literal["prior"]
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """What all forms share.

    `facts` lists every fact and negative that key, proofs and rationales rest on, the asked
    one first; the unit is `bank/<facts[0]>`. `asks` says what is asked ("object", "term", ...).
    """

    form: ClassVar[str]
    face: ClassVar[Face]

    id: str
    version: str
    facts: tuple[str, ...]
    topic: str
    level: Level
    asks: str
    stem: str
    rule: str
    explanation: str
    qualifiers: tuple[str, ...]
    checked: str
    sources: tuple[Met, ...]
    references: tuple[Cited, ...]
    related: tuple[str, ...]
    difficulty: Difficulty

    @property
    def unit(self) -> str:
        return f"bank/{self.facts[0]}"

    @property
    def key_text(self) -> str:
        """The right answer as a reader sees it."""
        raise NotImplementedError

    @property
    def k(self) -> int:
        """Number of options shown; 0 where nothing can be guessed."""
        return 0


@dataclass(frozen=True, kw_only=True)
class SingleBest(Item):
    """Three to five options, one is the key."""

    form: ClassVar[str] = "single_best"
    face: ClassVar[Face] = "recognise"

    options: tuple[Option, ...]
    answer: str
    sorted: bool

    @property
    def key_text(self) -> str:
        return next(option.text for option in self.options if option.correct)

    @property
    def k(self) -> int:
        return len(self.options)


@dataclass(frozen=True)
class Rival:
    """Another concept's name that is near an accepted one, so that a typo may mean it."""

    concept: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ShortAnswer(Item):
    """A typed answer, proved to be the only one."""

    form: ClassVar[str] = "short_answer"
    face: ClassVar[Face] = "recall"

    category: str
    answer: str
    accepted: tuple[str, ...]
    rivals: tuple[Rival, ...]
    proof: Proof

    @property
    def key_text(self) -> str:
        return self.answer


@dataclass(frozen=True, kw_only=True)
class Cloze(Item):
    """A sentence with one blank, written ____, that one term completes."""

    form: ClassVar[str] = "cloze"
    face: ClassVar[Face] = "recall"

    category: str
    answer: str
    accepted: tuple[str, ...]
    rivals: tuple[Rival, ...]
    proof: Proof

    @property
    def key_text(self) -> str:
        return self.answer


@dataclass(frozen=True)
class Correction:
    """What puts a statement right. It is typed where `category` names what is wanted.

    `text` completes or replaces what is false; `accepted` are its other names. A statement that
    is true has the same category as its false sister, so that a field for it gives nothing away.
    """

    text: str
    accepted: tuple[str, ...]
    category: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, kw_only=True)
class TrueFalse(Item):
    """A statement to judge; `stem` is the statement, `options` are `true` and `false`, in order.

    Where `correction.category` stands, "false" is right only with the correction typed.
    """

    form: ClassVar[str] = "true_false"
    face: ClassVar[Face] = "recognise"

    options: tuple[Option, ...]
    answer: bool
    correction: Correction

    @property
    def key_text(self) -> str:
        return "True" if self.answer else "False"

    @property
    def k(self) -> int:
        return 2


@dataclass(frozen=True)
class Element:
    """One step of an order; `rationale` says why it stands where it does."""

    id: str
    text: str
    rationale: str


@dataclass(frozen=True, kw_only=True)
class Ordering(Item):
    """Steps to put in order. `elements` are in the order of a digest, `answer` in the right one."""

    form: ClassVar[str] = "ordering"
    face: ClassVar[Face] = "recall"

    elements: tuple[Element, ...]
    answer: tuple[str, ...]
    proof: Proof

    @property
    def key_text(self) -> str:
        names = {each.id: each.text for each in self.elements}
        return " → ".join(names[each] for each in self.answer)

    @property
    def k(self) -> int:
        """Every order is an option."""
        return factorial(len(self.elements))


AnyItem = TypeVar("AnyItem", bound=Item)

FORMS: dict[str, type[Item]] = {
    cls.form: cls for cls in (SingleBest, ShortAnswer, Cloze, TrueFalse, Ordering)
}


def canonical(value: Any) -> str:
    """One text for equal values: sorted keys, no spaces, NFC left as it is."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(value: Any, length: int = 12) -> str:
    """Short hexadecimal SHA-256 of the canonical JSON of `value`; the only source of choice."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:length]


def item_id(form: str, template: str, facts: tuple[str, ...], slots: dict[str, str]) -> str:
    """`form-digest` of (form, template id and major version, asked facts, slots of the stem)."""
    return f"{form.replace('_', '-')}-{digest([form, template, facts, slots])}"


def dump(item: Item) -> dict[str, Any]:
    """The item as JSON-ready values, `form` among them; `load` is its inverse."""
    return {"form": item.form, "face": item.face, "unit": item.unit, **asdict(item)}


def with_version(item: AnyItem) -> AnyItem:
    """The item with its `version`: the digest of everything that is rendered from it."""
    body = dump(item)
    body.pop("version")
    return replace(item, version=digest(body, 16))


def load(body: dict[str, Any]) -> Item:
    """The item that `dump` wrote, from JSON.

    Raises:
        KeyError: `body` names an unknown form or lacks a field.
    """
    cls = FORMS[body["form"]]
    values = {field.name: _frozen(field.name, body[field.name]) for field in fields(cls)}
    return cls(**values)


def _frozen(name: str, value: Any) -> Any:
    match name:
        case "sources":
            return tuple(Met(**each) for each in value)
        case "references":
            return tuple(Cited(**each) for each in value)
        case "difficulty":
            return Difficulty(**{**value, "reasons": tuple(value["reasons"])})
        case "options":
            return tuple(Option(**{**each, "proof": _proof(each["proof"])}) for each in value)
        case "rivals":
            return tuple(Rival(**each) for each in value)
        case "elements":
            return tuple(Element(**each) for each in value)
        case "correction":
            return Correction(
                **{name: _frozen(name, each) for name, each in value.items()}  # type: ignore[arg-type,unused-ignore]
            )
        case "proof":
            return _proof(value)
    return tuple(value) if isinstance(value, list) else value


def _proof(value: dict[str, Any] | None) -> Proof | None:
    if value is None:
        return None
    return Proof(**{**value, "rests_on": tuple(value["rests_on"])})
