"""write_csv(deck) and write_tsv(deck): a line a question, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from exports.deck import Deck, DeckFact
from exports.listings import Listing
from exports.plain import met, references, scope
from exports.worded import worded
from questions.item import Item

COLUMNS = (
    "fact",
    "topic",
    "form",
    "face",
    "level",
    "question",
    "choices",
    "answer",
    "also accepted",
    "reasons",
    "rule",
    "scope",
    "why",
    "references",
    "met in",
    "tags",
    "item",
    "version",
)
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")


def write_csv(deck: Deck) -> bytes:
    """UTF-8 with a mark that spreadsheets look for, commas, quoted where needed, CRLF."""
    return _sheet(deck, ",").encode("utf-8-sig")


def write_tsv(deck: Deck) -> bytes:
    """UTF-8 without a mark, tabs, quoted where needed, line feeds."""
    return _sheet(deck, "\t", "\n").encode()


def rows(deck: Deck) -> Iterator[tuple[str, ...]]:
    """The cells of every question in the order of `COLUMNS`, before they are guarded."""
    for fact in deck.facts:
        for item in fact.items:
            yield _row(fact, item)


def guarded(cell: str) -> str:
    """The cell with an apostrophe where a spreadsheet would take it for a formula.

    One that begins with an apostrophe has another, so that dropping the first is exact.
    """
    return f"'{cell}" if cell.startswith(GUARDED) else cell


def _sheet(deck: Deck, delimiter: str, end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(COLUMNS)
    writer.writerows(map(guarded, row) for row in rows(deck))
    return out.getvalue()


def _row(fact: DeckFact, item: Item) -> tuple[str, ...]:
    told = worded(item)
    question = [*told.stem, *filter(None, [told.task]), *(f"{each}: ____" for each in told.blanks)]
    return (
        fact.id,
        fact.topic_name,
        item.form,
        item.face,
        item.level,
        "\n".join(question),
        "\n".join(map(_listed, told.listings)),
        "\n".join(told.answer),
        "\n".join(told.also),
        "\n".join(f"{'✓ ' if each.right else ''}{each.of}: {each.why}" for each in told.reasons),
        item.rule,
        scope(item),
        item.explanation,
        "\n".join(references(item)),
        "\n".join(met(item)),
        " ".join("_".join(tag.split()) for tag in fact.tags),
        item.id,
        item.version,
    )


def _listed(listing: Listing) -> str:
    return "\n".join(([f"{listing.heading}:"] if listing.heading else []) + list(listing.named))
