"""What all forms of item share, and the digests by which everything is chosen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Face = Literal["recognise", "recall", "apply"]
Level = Literal["remember", "understand", "apply", "analyse"]
COURSE = "course/"
"""What the ids of a course's own questions begin with: they ask no fact of the bank."""


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
    A course's own question rests on no fact: its one unit is its id, which stands in `facts`.
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
        return self.facts[0] if self.is_own else f"bank/{self.facts[0]}"

    @property
    def is_own(self) -> bool:
        """Whether a course's instructors wrote it."""
        return self.id.startswith(COURSE)

    @property
    def key_text(self) -> str:
        """The right answer as a reader sees it."""
        raise NotImplementedError

    @property
    def k(self) -> int:
        """Number of options shown; 0 where nothing can be guessed."""
        return 0


# made once: json.dumps makes one for each call, which takes longer than to write a short text
ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical(value: Any) -> str:
    """One text for equal values: sorted keys, no spaces, NFC left as it is."""
    return ENCODER.encode(value)


def digest(value: Any, length: int = 12) -> str:
    """Short hexadecimal SHA-256 of the canonical JSON of `value`; the only source of choice."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:length]


def item_id(form: str, template: str, facts: tuple[str, ...], slots: dict[str, str]) -> str:
    """`form-digest` of (form, template id and major version, asked facts, slots of the stem)."""
    return f"{form.replace('_', '-')}-{digest([form, template, facts, slots])}"
