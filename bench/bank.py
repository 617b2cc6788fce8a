"""Loading the bank and generating its items."""

from __future__ import annotations

from statistics import median

import yaml

from bench.copies import copied
from bench.measuring import Row, compared, timed
from questions.bank import FACTS, Bank, load
from questions.generators import all_items
from questions.item import canonical, digest, dump

COPIES = (4, 16)
ROUNDS = 3


def loading() -> Row:
    """The bank read, checked and indexed, against libyaml parsing the same texts and no more."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FACTS.rglob("*.yaml"))]

    def parse() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    facts = len(load().facts)
    return compared("load the bank, a fact", load, "libyaml alone", parse, rounds=5, count=facts)


def generating() -> Row:
    """Every item made and proved, against writing the finished items as JSON with a digest."""
    bank = load()
    items = list(all_items(bank))

    def write() -> None:
        for item in items:
            digest(canonical(dump(item)))

    return compared(
        "generate, an item",
        lambda: list(all_items(bank)),
        "JSON and digest of it",
        write,
        rounds=5,
        count=len(items),
        goal=1.0,
    )


def growing() -> list[Row]:
    """An item of a bank four and sixteen times as large, against one of the bank itself.

    Medians of three rounds in turns; each makes its items from a bank that has made none.
    """
    took: dict[int, list[float]] = {times: [] for times in (1, *COPIES)}
    for _ in range(ROUNDS):
        for times, found in took.items():
            found.append(_an_item(copied(times)))
    of = {times: median(found) for times, found in took.items()}
    return [
        Row(f"generate, an item of {times} copies", "of the bank itself", times, of[times], of[1])
        for times in COPIES
    ]


def _an_item(bank: Bank) -> float:
    """Milliseconds an item, what is made of the whole bank once included."""
    made = 0

    def make() -> None:
        nonlocal made
        made = sum(1 for _ in all_items(bank))

    return timed(make) / max(1, made)
