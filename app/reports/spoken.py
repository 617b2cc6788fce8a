"""Replies as a reader sees them."""

from __future__ import annotations

from questions.grading import UnknownReply, grade
from questions.item import Item


def in_words(about: Item | None, reply: str | None) -> str | None:
    """A reply names options by their ids; what it says of them the item knows."""
    if about is None or reply is None:
        return reply
    try:
        return grade(about, reply).given
    except UnknownReply:
        return reply
