"""What is told of a course's material, in one place."""

from __future__ import annotations

from app.memory.own import Kept

THERE = (
    "A deck of this name is in the course already. Nothing was changed: bring a newer version of "
    "that one, or withdraw it first."
)
NO_CARDS = "This deck has no card, so there is nothing to give. Nothing was changed."
NO_ROOM = (
    "The course has no room for this deck: its material holds 20,000 cards and 100 MB of pictures "
    "at most. Nothing was changed. Withdraw another deck first, or give a smaller one."
)
NOT_YOURS = (
    "This deck is not among your own any more. Nothing was changed: what the course has of it "
    "stays. Bring the deck from Anki again to renew it."
)
NOTHING_NEWER = "Your deck holds nothing newer. The course has it as it is."
ALL_THERE = "You have this deck as it is here. Nothing was changed."


def cards(number: int) -> str:
    return f"{number:,} card" if number == 1 else f"{number:,} cards"


def named(deck: str) -> str:
    """A deck's name as a reader sees its levels."""
    return deck.replace("::", " › ")


def waits(new: int, changed: int) -> str:
    """What of a deck is not taken yet: `3 cards changed, 2 new`; empty where nothing is."""
    told = [f"{cards(changed)} changed"] if changed else []
    if new:
        told.append(f"{new:,} new" if told else f"{cards(new)} new")
    return ", ".join(told)


def newer(changed: int, new: int, gone: int) -> str:
    """What a newer version would bring, for the instructor."""
    told = [waits(new, changed)] if new or changed else []
    if gone:
        told.append(f"{gone:,} left out" if told else f"{cards(gone)} left out")
    return ", ".join(told)


def taken(kept: Kept, title: str) -> str:
    """What became of a click on the deck."""
    if not (kept.new or kept.updated or kept.over_limit):
        return ALL_THERE
    told = [f"{cards(kept.new)} of “{named(title)}” are now your own"] if kept.new else []
    if kept.new == 1:
        told = [f"1 card of “{named(title)}” is now your own"]
    if kept.updated:
        told.append(
            f"{cards(kept.updated)} {'has' if kept.updated == 1 else 'have'} the newer text"
        )
    said = f"{'; '.join(told)}." if told else ""
    if kept.new:
        said += " New ones come up in your sittings, as many a day as the deck’s page says."
    if kept.over_limit:
        said += f" {cards(kept.over_limit)} found no room among your own and stay here."
    return said.strip()
