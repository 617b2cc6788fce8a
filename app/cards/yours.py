"""What a learner keeps beside a fact, as its section on a page shows it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.memory.answers import Kept

SUSPENDED = "Suspended: it will not be asked."
BURIED = "Buried: the schedule will not ask it until tomorrow."


@dataclass(frozen=True)
class Yours:
    """The section "Yours" beside a fact. `back` is the page that its forms lead back to.

    With an error the text that was refused stands in the field.
    """

    fact_id: str
    kept: Kept
    back: str
    note_error: str = ""
    mnemonic_error: str = ""


def unless_aside(kept: Kept, comes_back: str) -> str:
    """When the fact is asked again: as the memory says, unless it is set aside."""
    if kept.suspended:
        return SUSPENDED
    return BURIED if kept.buried else comes_back
