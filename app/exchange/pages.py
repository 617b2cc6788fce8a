"""What a package brings, in sentences."""

from __future__ import annotations

from dataclasses import asdict

from app.exchange.findings import Beside, Cards, Findings
from app.exchange.matching import Brought, Matched
from app.memory.own import MOST_CARDS, MOST_PICTURES, Kept
from exports import Contents, Own

ROOM = MOST_PICTURES >> 20


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def findings(
    contents: Contents,
    came: Matched,
    brought: Brought,
    cards: Cards | None = None,
    apart: Beside | None = None,
) -> Findings:
    """What was found or taken, as it is kept and told."""
    return Findings(
        notes=len(came.facts),
        reviews=sum(len(each.reviews) for each in came.facts),
        new=brought.reviews,
        units=brought.units,
        with_notes=sum(bool(each.note) for each in came.facts),
        own_notes=len(brought.notes),
        with_tags=sum(bool(each.tags) for each in came.facts),
        own_tags=len(brought.tags),
        too_long=list(brought.too_long),
        withdrawn=came.withdrawn,
        others=came.others,
        remarks=[f"{each.table}, row {each.row}: {each.what}." for each in contents.remarks],
        more=contents.more,
        cards=cards,
        beside=apart,
    )


def cards_found(kept: Kept, own: Own) -> Cards:
    """What other decks bring, with what of them was not understood."""
    left_out = tuple(
        f"{each.what}: {each.number:,}, first in {each.first}" for each in own.left_out
    )
    return Cards(**asdict(kept), left_out=left_out)


def found_in_words(found: Findings) -> list[str]:
    """What was found, and what of it is new here."""
    facts = counted(found.notes, "note of this bank", "notes of this bank")
    lines = [
        f"{facts}, with {counted(found.reviews, 'review', 'reviews')}.",
        f"New here: {counted(found.new, 'review', 'reviews')} "
        f"of {counted(found.units, 'fact', 'facts')}.",
    ]
    if found.own_notes:
        lines.append(f"Own notes: {counted(found.own_notes, 'fact', 'facts')}.")
    if found.own_tags:
        lines.append(f"Own tags: {counted(found.own_tags, 'fact', 'facts')}.")
    if found.cards and found.cards.all:
        lines += _cards_in_words(found.cards)
    return lines + left_out_in_words(found)


def _cards_in_words(cards: Cards) -> list[str]:
    decks = f" in {counted(cards.decks, 'new deck', 'new decks')}" if cards.decks else ""
    return [
        f"{counted(cards.all, 'card', 'cards')} of other decks. New here: {cards.new:,}{decks}; "
        f"with a newer text: {cards.updated:,}.",
        f"With them: {counted(cards.reviews, 'review', 'reviews')}, "
        f"{counted(cards.pictures, 'picture', 'pictures')}.",
    ]


def left_out_in_words(found: Findings) -> list[str]:
    """What of a package stays outside, and why."""
    lines = [
        f"The note of {fact} stays as it is here: with the one in the file it would be too long."
        for fact in found.too_long
    ]
    if found.withdrawn:
        notes = counted(found.withdrawn, "note belongs", "notes belong")
        lines.append(f"{notes} to facts that are not in this bank, and were left out.")
    if found.cards and found.cards.over_limit:
        number = counted(found.cards.over_limit, "card finds", "cards find")
        lines.append(f"{number} no room: {MOST_CARDS:,} cards and {ROOM} MB of pictures are kept.")
    if found.others and found.cards is None:
        notes = counted(found.others, "note of other decks was", "notes of other decks were")
        lines.append(f"{notes} left out.")
    return lines


def remarks_in_words(found: Findings) -> list[str]:
    """The rows that were left out, by their place in the file."""
    lines = [f"Left out: {each}" for each in found.remarks]
    if found.more:
        lines.append(f"And {found.more:,} more such rows.")
    return lines


def not_understood(found: Findings) -> list[str]:
    """What of other decks was not understood, by kind."""
    return list(found.cards.left_out) if found.cards else []


def table_of(found: Findings) -> list[tuple[str, int | None, int | None]]:
    """What was found: how much of it is in the file, and how much of that is new here."""
    own = found.cards is not None and found.cards.all > 0
    rows: list[tuple[str, int | None, int | None]] = []
    if found.notes or not own:
        rows.append(("Notes of this bank", found.notes, None))
    if found.notes:
        rows += [
            ("Reviews", found.reviews, found.new),
            ("Facts with own notes", found.with_notes, found.own_notes),
            ("Facts with own tags", found.with_tags, found.own_tags),
        ]
    if found.cards and found.cards.all:
        rows += [
            ("Cards of other decks", found.cards.all, found.cards.new),
            ("Cards with a newer text", None, found.cards.updated),
            ("Reviews of those cards", None, found.cards.reviews),
            ("Pictures on them", None, found.cards.pictures),
        ]
    return [row for row in rows if row[1] is not None or row[2]]


def figures_of(found: Findings) -> list[tuple[str, int]]:
    """What was taken in, as far as it was something."""
    cards = found.cards or Cards()
    rows = [
        ("Reviews", found.new),
        ("Facts with a new review", found.units),
        ("Facts with a new own note", found.own_notes),
        ("Facts with new own tags", found.own_tags),
        ("New cards of your own", cards.new),
        ("Cards with a newer text", cards.updated),
        ("Reviews of those cards", cards.reviews),
        ("Pictures on them", cards.pictures),
    ]
    return [row for row in rows if row[1]]


def known_here(found: Findings) -> list[str]:
    """What is known here, and not in the package."""
    apart, lines = found.beside, list[str]()
    if apart is None:
        return lines
    if apart.reviews:
        lines.append(
            f"{counted(apart.reviews, 'review', 'reviews')} of "
            f"{counted(apart.units, 'fact', 'facts')} made here."
        )
    if number := len(apart.changed) + apart.more:
        lines.append(
            f"{counted(number, 'fact has', 'facts have')} changed since that deck was made."
        )
    if apart.missing:
        lines.append(f"{counted(apart.missing, 'fact', 'facts')} without a note in that deck.")
    if apart.notes:
        lines.append(f"{counted(apart.notes, 'own note', 'own notes')} written here.")
    return lines + _marked(apart.suspended[1], apart.flagged[1], "here only")


def known_there(found: Findings) -> list[str]:
    """What stays so in the package, and is not taken over."""
    apart = found.beside
    if apart is None:
        return []
    return _marked(apart.suspended[0], apart.flagged[0], "in Anki only")


def _marked(suspended: int, flagged: int, where: str) -> list[str]:
    lines: list[str] = []
    if suspended:
        lines.append(f"{counted(suspended, 'fact is', 'facts are')} suspended {where}.")
    if flagged:
        lines.append(f"{counted(flagged, 'fact is', 'facts are')} flagged {where}.")
    return lines
