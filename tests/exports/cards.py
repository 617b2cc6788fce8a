"""Cards as the real Anki renders them, and pages around them like those of its apps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from exports.anki import write
from exports.deck import Deck
from questions.item import FORMS, Item
from tests.exports.samples import deck, fact
from tests.real import real_items

DARK = "nightMode night_mode"  # the computer's name for it, and that of phones


class Rendered(NamedTuple):
    """The two sides of one card as HTML, and the style that Anki puts before them."""

    name: str
    front: str
    back: str
    style: str


def rendered(made: Deck, folder: Path) -> list[Rendered]:
    """Every card of a deck after Anki imported it, by the name of its fact."""
    path = folder / "deck.apkg"
    path.write_bytes(write(made))
    student = Collection(str(folder / "collection.anki2"))
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    student.import_anki_package(request)
    cards = (student.get_card(each) for each in student.find_cards("", order=True))
    found = [_sides(each.note()["Id"], each.render_output()) for each in cards]
    student.close()
    path.unlink()
    return sorted(found)


def _sides(name: str, output: object) -> Rendered:
    return Rendered(name, output.question_text, output.answer_text, output.css)  # type: ignore[attr-defined]


def page(side: str, style: str, *, dark: bool) -> str:
    """A side in a page of its own, as on a phone."""
    kinds = f"card card1 {DARK if dark else ''}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Card</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<style>{style}</style></head><body class="{kinds}"><div id="qa">{side}</div></body>'
    )


def one_of_each(items: Iterable[Item]) -> Deck:
    """A fact for each item, with that item alone and named after its form."""
    seen: Counter[str] = Counter()
    facts = []
    for each in items:
        seen[each.form] += 1
        facts.append(fact(f"{each.form}.{seen[each.form]}", (each,), statement=each.rule))
    return deck(*facts)


def middling_of_each() -> list[Item]:
    """Of every form a question of the real bank of middling length."""
    return [each[len(each) // 2] for each in _by_length()]


def longest_of_each() -> list[Item]:
    """Of every form the longest question of the real bank."""
    return [each[-1] for each in _by_length()]


def _by_length() -> list[list[Item]]:
    every = list(real_items())
    every.sort(key=lambda each: len(repr(each)))
    return [[each for each in every if each.form == form] for form in sorted(FORMS)]
