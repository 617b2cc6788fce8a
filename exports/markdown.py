"""write(deck) -> a Markdown document: each question, and its answer as a quotation below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from exports.deck import Deck
from exports.listings import Listing, Reason, Worded
from exports.plain import lines, met, scope, unchecked
from exports.worded import worded
from questions.item import Cited, Item

_SIGNS = re.compile(r"([\\`*_\[\]<>&#|~$^!])")
_BEGINS = re.compile(r"^([-+=]|\d+(?=[.)]))")
BREAK = "\\\n"


def write(deck: Deck) -> bytes:
    """CommonMark with GitHub's tables. A text stands as it is written, sign by sign."""
    blocks = "\n\n".join(_blocks(deck))
    return f"{blocks}\n".encode()


def text(value: str) -> str:
    """Plain text as Markdown; a line break is a hard one, empty lines go."""
    return BREAK.join(map(_line, lines(value)))


def _line(line: str) -> str:
    return _BEGINS.sub(_held, _SIGNS.sub(r"\\\1", line))


def _held(begin: re.Match[str]) -> str:
    """So that a line begins no list: a backslash before its sign, or after its number."""
    return f"{begin[0]}\\" if begin[0].isdigit() else f"\\{begin[0]}"


def _blocks(deck: Deck) -> Iterator[str]:
    """Blocks with an empty line between them; topics in the order of the deck."""
    questions = sum(len(fact.items) for fact in deck.facts)
    yield f"# {text(deck.title)}"
    yield f"Facts: {len(deck.facts)}. Questions: {questions}. Made on {deck.made_at:%Y-%m-%d}."
    yield "For education. Not medical advice."
    topics = dict.fromkeys(fact.topic for fact in deck.facts)
    place = 0
    for topic in topics:
        facts = [fact for fact in deck.facts if fact.topic == topic]
        yield f"## {text(facts[0].topic_name)}"
        for item in (item for fact in facts for item in fact.items):
            place += 1
            yield f"### {place}"
            yield from _question(item)


def _question(item: Item) -> Iterator[str]:
    told = worded(item)
    yield from map(text, told.stem)
    if told.task:
        yield f"*{text(told.task)}*"
    if told.grid:
        yield _grid(*told.listings)
    else:
        yield from (block for listing in told.listings for block in _listed(listing))
    yield from (f"{text(blank)}: \\_\\_\\_\\_" for blank in told.blanks)
    yield "\n>\n".join(_quoted(block) for block in _answer(item, told))


def _listed(listing: Listing) -> Iterator[str]:
    if listing.heading:
        yield f"*{text(listing.heading)}*"
    yield "\n".join(
        _bullet(f"**{mark}** {text(each)}" if mark else text(each)) for mark, each in listing.marked
    )


def _grid(rows: Listing, columns: Listing) -> str:
    """A table to tick; a cell holds no line break."""
    head = [""] + [f"**{mark}** {_cell(each)}" for mark, each in columns.marked]
    body = [[f"**{mark}** {_cell(each)}"] + [""] * len(columns.texts) for mark, each in rows.marked]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *body))


def _cell(value: str) -> str:
    return text(" ".join(lines(value)))


def _answer(item: Item, told: Worded) -> Iterator[str]:
    """The answer first, then the rule, why, every reason, authorities and where it was met."""
    yield f"**Answer:** {BREAK.join(map(text, told.answer))}"
    if told.also:
        yield f"Also accepted: {', '.join(map(text, told.also))}"
    yield from (text(each) for each in (item.rule, scope(item), item.explanation) if each)
    if told.reasons:
        yield "\n".join(map(_reason, told.reasons))
    where = (_bullet(text(each)) for each in (*unchecked(item), *met(item)))
    if sources := [*map(_cited, item.references), *where]:
        yield "Sources:"  # between two lists, which would be one
        yield "\n".join(sources)


def _reason(reason: Reason) -> str:
    return _bullet(f"{'✓ ' if reason.right else ''}**{text(reason.of)}:** {text(reason.why)}")


def _cited(reference: Cited) -> str:
    """What a course's own question cites is a text alone."""
    if not reference.address:
        return _bullet(text(reference.authority))
    dated = ", ".join(filter(None, (reference.dated, reference.identifier)))
    shown = text(reference.title)
    if reference.address.startswith(("https://", "http://")):
        shown = f"[{shown}](<{quote(reference.address, safe='/:?#@!$&()*+,;=%~')}>)"
    return _bullet(f"{text(reference.authority)}: {shown} ({text(dated)})")


def _bullet(block: str) -> str:
    return "- " + block.replace("\n", "\n  ")


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" for line in block.split("\n"))
