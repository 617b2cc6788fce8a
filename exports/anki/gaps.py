"""Gaps of a cloze text, `{{c1::text::hint}}`: several of one number, several numbers, nested.

As the manual has it (docs.ankiweb.net/editing.html, "Cloze Deletion"); where it is silent, as the
real Anki shows it (tests/exports/test_anki_templates.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

DEEPEST = 10
OPEN, CLOSE = '<span class="own-gap">', "</span>"
_SIGN = re.compile(r"\{\{c([0-9]{1,9}(?:,[0-9]{1,9}){0,99})::|\}\}")


@dataclass
class Gap:
    """A gap: its numbers, what is hidden in it, and what is shown instead."""

    numbers: frozenset[int]
    inside: list[str | Gap] = field(default_factory=list)
    hint: str = "..."


@lru_cache(maxsize=2)  # one text serves all cards of its note, on both sides
def parsed(text: str) -> tuple[str | Gap, ...]:
    """Texts and gaps in their order.

    A gap that is not closed is lost with all that is in it. Openings below the tenth
    level are lost too, as in Anki; time is linear in the text.
    """
    top: list[str | Gap] = []
    opened: list[Gap] = []
    at = 0
    for sign in _SIGN.finditer(text):
        _add(text[at : sign.start()], top, opened)
        at = sign.end()
        if sign[1] is not None:
            if len(opened) < DEEPEST:
                opened.append(Gap(frozenset(map(int, sign[1].split(",")))))
        elif opened:
            gap = opened.pop()
            (opened[-1].inside if opened else top).append(gap)
        else:
            top.append(sign[0])
    _add(text[at:], top, opened)
    return tuple(top)


def _add(text: str, top: list[str | Gap], opened: list[Gap]) -> None:
    if not opened:
        top.append(text)
        return
    hidden, parted, hint = text.partition("::")
    opened[-1].inside.append(hidden)
    if parted:
        opened[-1].hint = hint


def shown(text: str, number: int, *, revealed: bool) -> str:
    """The text with the gaps of this number open (or revealed, and marked), all others filled.

    Nothing where no gap has the number.
    """
    nodes = parsed(text)
    if not any(_numbered(nodes, number)):
        return ""
    return "".join(_shown(nodes, number, revealed))


def hidden(text: str, number: int) -> str:
    """What stands in the gaps of this number, parted by commas."""
    return ", ".join(
        "".join(_shown(gap.inside, -1, True)) for gap in _numbered(parsed(text), number)
    )


def forget() -> None:
    """Let go of the texts that were read last."""
    parsed.cache_clear()


def numbers(texts: Iterable[str]) -> frozenset[int]:
    """The numbers of all gaps in some texts."""
    found: set[int] = set()
    for text in texts:
        waiting = list(parsed(text)) if "{{c" in text else []
        while waiting:
            node = waiting.pop()
            if not isinstance(node, str):
                found |= node.numbers
                waiting += node.inside
    return frozenset(found)


def _numbered(nodes: Iterable[str | Gap], number: int) -> Iterator[Gap]:
    for node in nodes:
        if isinstance(node, str):
            continue
        if number in node.numbers:
            yield node
        yield from _numbered(node.inside, number)


def _shown(nodes: Iterable[str | Gap], number: int, revealed: bool) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif number not in node.numbers:
            yield from _shown(node.inside, number, revealed)
        elif revealed:
            yield from (OPEN, *_shown(node.inside, number, revealed), CLOSE)
        else:
            yield f"{OPEN}[{node.hint}]{CLOSE}"
