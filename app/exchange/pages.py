"""What a package brings, in sentences."""

from __future__ import annotations

from app.exchange.matching import Brought, Matched
from exports.anki import Contents


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def brought_in_words(came: Matched, brought: Brought) -> list[str]:
    """What was found, and what of it is new here."""
    held = sum(len(each.reviews) for each in came.facts)
    facts = counted(len(came.facts), "note of this bank", "notes of this bank")
    lines = [
        f"{facts}, with {counted(held, 'review', 'reviews')}.",
        f"New here: {counted(brought.reviews, 'review', 'reviews')} "
        f"of {counted(brought.units, 'fact', 'facts')}.",
    ]
    if brought.notes:
        lines.append(f"Own notes: {counted(len(brought.notes), 'fact', 'facts')}.")
    if brought.tags:
        lines.append(f"Own tags: {counted(len(brought.tags), 'fact', 'facts')}.")
    lines += [
        f"The note of {fact} stays as it is here: with the one in the file it would be too long."
        for fact in brought.too_long
    ]
    if came.withdrawn:
        notes = counted(came.withdrawn, "note belongs", "notes belong")
        lines.append(f"{notes} to facts that are not in this bank, and were left out.")
    if came.others:
        notes = counted(came.others, "note of other decks was", "notes of other decks were")
        lines.append(f"{notes} left out.")
    return lines


def remarks_in_words(contents: Contents) -> list[str]:
    """The rows that were left out, by their place in the file."""
    lines = [f"Left out: {each.table}, row {each.row}: {each.what}." for each in contents.remarks]
    if contents.more:
        lines.append(f"And {contents.more:,} more such rows.")
    return lines
