"""What a package holds and brings, as numbers and short texts that a row can keep. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
class Cards:
    """What other decks bring: `decks` to be made, and cards that are `new`, `updated`, `unchanged`.

    `over_limit` cards find no room. `left_out` says what was not understood, in words.
    """

    decks: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    reviews: int = 0
    pictures: int = 0
    over_limit: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def all(self) -> int:
        return self.new + self.updated + self.unchanged + self.over_limit

    @property
    def brings(self) -> bool:
        return bool(self.new or self.updated or self.reviews)


@dataclass(frozen=True)
class Findings:
    """What was found; with `beside`: what was taken in.

    `notes` of this bank with `reviews`, of which `new` on `units` facts are not here yet.
    `with_notes` and `with_tags`: facts with own notes or tags, of which those of `own_notes` and
    `own_tags` are new here; `too_long`: facts whose two notes would be too long together.
    `withdrawn` notes are of facts that the bank has not, `others` of other decks. `remarks` name
    rows that cannot be, and there are `more`. `cards` is what other decks bring, None where they
    are not wanted; `beside` what each side knows alone.
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
    cards: Cards | None = None
    beside: Beside | None = None

    @property
    def brings(self) -> bool:
        """Whether anything of it is new here."""
        own = self.cards is not None and self.cards.brings
        return own or bool(self.new or self.own_notes or self.own_tags)


def kept(found: Findings) -> dict[str, Any]:
    """As a row keeps it."""
    return asdict(found)


def told(kept: dict[str, Any]) -> Findings:
    """As it was when the row kept it."""
    cards, apart = kept["cards"], kept["beside"]
    return Findings(
        **kept | {"cards": cards and Cards(**cards), "beside": apart and Beside(**apart)}
    )
