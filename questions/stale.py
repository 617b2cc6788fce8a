"""Facts whose references are old: what a curator looks at again first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from questions.fact import Fact
from questions.stamps import stampable
from questions.world import Bank


@dataclass(frozen=True)
class Stale:
    """A fact with the day (month, year) of its newest reference and that of its check.

    `newest` is None where it has no reference: textbook knowledge. It is as old as its check.
    """

    id: str
    topic: str
    newest: str | None
    checked: date | None

    @property
    def age(self) -> str:
        """The date that it is judged by; a year or a month may stand for a day."""
        return self.newest or (self.checked.isoformat() if self.checked else "")


def stale(bank: Bank, before: date) -> tuple[Stale, ...]:
    """Facts older than a day, oldest first. A year alone is older once it has ended."""
    found = [_aged(bank, fact) for fact in stampable(bank)]
    older = [each for each in found if each.age < before.isoformat()[: len(each.age)]]
    return tuple(sorted(older, key=lambda each: (each.age, each.id)))


def _aged(bank: Bank, fact: Fact) -> Stale:
    against = fact.checked.against if fact.checked else ()
    dated = [bank.references[id_].dated for id_ in {*fact.references, *against}]
    return Stale(
        fact.id, fact.topic, max(dated, default=None), fact.checked.on if fact.checked else None
    )
