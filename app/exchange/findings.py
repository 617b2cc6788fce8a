"""What a package holds and brings, as numbers and short texts that a row can keep. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Beside:
    """A package beside what is here, once it was taken in.

    `reviews` on `units` facts were made here, and the package does not hold them. `changed`: facts
    that changed here after their note, the first of `more`. `missing` facts have no note in it.
    `suspended` and `flagged` are numbers there only and here only; `notes` are own notes here only.
    """

    reviews: int
    units: int
    changed: tuple[str, ...]
    more: int
    missing: int
    suspended: tuple[int, int]
    flagged: tuple[int, int]
    notes: int


@dataclass(frozen=True)
class Findings:
    """What was found; with `beside`: what was taken in.

    `notes` of this bank with `reviews`, of which `new` on `units` facts are not here yet.
    `with_notes` and `with_tags`: facts with own notes or tags, of which those of `own_notes` and
    `own_tags` are new here; `too_long`: facts whose two notes would be too long together.
    `withdrawn` notes are of facts that the bank has not, `others` of other decks. `remarks` name
    rows that cannot be, and there are `more`. `cards` is what other decks bring, `beside` what each
    side knows alone.
    """

    notes: int
    reviews: int
    new: int
    units: int
    with_notes: int
    own_notes: int
    with_tags: int
    own_tags: int
    too_long: list[str]
    withdrawn: int
    others: int
    remarks: list[str]
    more: int
    cards: dict[str, Any] | None = None
    beside: dict[str, Any] | None = None

    @property
    def brings(self) -> bool:
        """Whether anything of it is new here."""
        return bool(self.new or self.own_notes or self.own_tags)
