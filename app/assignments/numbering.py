"""The numbers and orders of an attempt, from its seed. Pure.

A seed is drawn by chance and stands on no page, so that what pages show tells nothing.
"""

from __future__ import annotations

from uuid import UUID

from questions.item import digest

HIGHEST = 10**7


def slot_numbers(seed: str, number: int) -> tuple[int, ...]:
    """As many different numbers by which pages know the questions of an attempt."""
    found: dict[int, None] = {}
    turn = 0
    while len(found) < number:
        found[1 + int(digest([seed, "slot", turn], 16), 16) % HIGHEST] = None
        turn += 1
    return tuple(found)


def shuffled_places(seed: str, number: int) -> tuple[int, ...]:
    """The places 1 to `number` in an order of the attempt's own."""
    return tuple(sorted(range(1, number + 1), key=lambda place: digest([seed, "place", place], 64)))


def order_seed(seed: str, item_id: str) -> UUID:
    """What the order of a question's options follows from."""
    return UUID(digest([seed, "options", item_id], 32))
