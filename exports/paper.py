"""write(deck) -> a paper to print: versions A and B, each with its key, in one HTML file."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from exports.deck import Deck, DeckFact
from exports.listings import Listing, Worded
from exports.plain import lines, plain
from exports.worded import worded
from questions.item import Item, TrueFalse, digest

VERSIONS = ("A", "B")
NOTICE = "For education. Not medical advice."
STYLE = (Path(__file__).parent / "paper.css").read_text(encoding="utf-8")


def write(deck: Deck) -> bytes:
    """One question of each fact, the same in both versions, in another order of all that has one.

    The page needs nothing from outside and runs no script.
    """
    items = [chosen(fact) for fact in deck.facts if fact.items]
    papers = [(version, _in_order(items, version)) for version in VERSIONS]
    told = [_paper(deck, version, shown) for version, shown in papers]
    keys = [_key(deck, version, shown) for version, shown in papers]
    title = escape(f"{plain(deck.title)}, {deck.made_at:%Y-%m-%d}")
    page = (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(told + keys)}</main></body></html>"
    )
    return page.encode()


def chosen(fact: DeckFact) -> Item:
    """The question that stands for a fact on paper, by a digest."""
    return min(fact.items, key=lambda item: digest([fact.id, item.id]))


def _in_order(items: Iterable[Item], version: str) -> list[tuple[Item, Worded]]:
    shown = sorted(items, key=lambda item: digest([version, item.id]))
    return [(item, worded(item, version)) for item in shown]


def _paper(deck: Deck, version: str, shown: list[tuple[Item, Worded]]) -> str:
    who = '<p class="who">Name <span></span></p><p class="who">Date <span></span></p>'
    how = f"{len(shown)} questions. Circle letters, tick boxes, write on the lines."
    asked = "".join(_numbered(place, _asked(*each)) for place, each in enumerate(shown, start=1))
    head = _header(deck, f"Version {version}", who) + _paragraph(how, "told")
    return f"<section>{head}{asked}</section>"


def _key(deck: Deck, version: str, shown: list[tuple[Item, Worded]]) -> str:
    answers = "".join(
        _numbered(place, _answered(*each)) for place, each in enumerate(shown, start=1)
    )
    head = _header(deck, f"Key to version {version}", "") + _paragraph(NOTICE, "told")
    return f'<section class="key">{head}{answers}</section>'


def _header(deck: Deck, version: str, more: str) -> str:
    return f"<header><h1>{_text(deck.title)} <small>{version}</small></h1>{more}</header>"


def _numbered(place: int, body: str) -> str:
    return f"<article><b>{place}</b><div>{body}</div></article>"


def _asked(item: Item, told: Worded) -> str:
    *before, last = told.stem
    stem = "".join(_paragraph(each) for each in before) + _paragraph(last, "ask")
    task = _paragraph(told.task, "how") if told.task else ""
    if told.grid:
        listed = _grid(*told.listings)
    else:
        boxed = isinstance(item, TrueFalse)
        listed = "".join(_listed(each, boxed=boxed) for each in told.listings)
    blanks = "".join(_paragraph(f"{each}:", "blank") for each in told.blanks)
    marks = "".join(f"<span>{mark}</span>" for mark in told.to_mark)
    to_mark = f'<p class="to-mark">{marks}</p>' if marks else ""
    return stem + task + listed + blanks + to_mark


def _listed(listing: Listing, *, boxed: bool) -> str:
    head = _paragraph(f"{listing.heading}:", "head") if listing.heading else ""
    kind = ' class="boxes"' if boxed else ""
    rows = "".join(f"<li>{_marked(*each)}</li>" for each in listing.marked)
    return f"{head}<ul{kind}>{rows}</ul>"


def _marked(mark: str, text: str) -> str:
    return f'{f"<span>{mark}</span>" if mark else ""}<span dir="auto">{_text(text)}</span>'


def _grid(rows: Listing, columns: Listing) -> str:
    head = "".join(f'<th scope="col">{_text(each)}</th>' for each in columns.named)
    body = "".join(
        f'<tr><th scope="row">{_text(each)}</th>{"<td></td>" * len(columns.texts)}</tr>'
        for each in rows.named
    )
    return f"<table><tr><td></td>{head}</tr>{body}</table>"


def _answered(item: Item, told: Worded) -> str:
    also = f"Also: {', '.join(told.also)}" if told.also else ""
    right = _paragraph("\n".join(told.answer), "right")
    return right + (_paragraph(also, "rule") if also else "") + _paragraph(item.rule, "rule")


def _paragraph(value: str, kind: str = "") -> str:
    of = f' class="{kind}"' if kind else ""
    return f'<p{of} dir="auto">{_text(value)}</p>'


def _text(value: str) -> str:
    return "<br>".join(map(escape, lines(value)))
