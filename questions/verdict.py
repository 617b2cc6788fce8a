"""What grading says of a reply."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """`correct`; `given` as the learner sees it; `note` says what was forgiven or mistaken.

    `partial` is the credit of a reply that is not right as a whole, 0 to 1. The schedule knows
    right and wrong only; scores that use partial credit read `credit`.
    """

    correct: bool
    given: str
    note: str = ""
    partial: float = 0.0

    @property
    def credit(self) -> float:
        """1 for a right reply, else the part of it that is; never negative."""
        return 1.0 if self.correct else self.partial


class UnknownReply(ValueError):
    """The reply is nothing that the item's form can send."""
