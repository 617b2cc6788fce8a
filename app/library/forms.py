"""What the library's addresses carry: a query and a page number, read without complaint."""

from __future__ import annotations

from dataclasses import dataclass

from app.fields import composed, is_plain
from app.library.search import LONGEST


@dataclass(frozen=True)
class Query:
    """What was asked for, as far as it can be kept, and what is wrong with it."""

    text: str
    error: str = ""


def query(sent: str) -> Query:
    """A query as it came: what is no text is left out, and one that is too long is cut."""
    text = composed("".join(each if is_plain(each) else " " for each in sent))
    if len(text) <= LONGEST:
        return Query(text)
    error = f"Use at most {LONGEST} characters; you sent {len(text):,}. The end was cut off."
    return Query(text[:LONGEST].rstrip(), error)


def page(sent: str) -> int:
    """The number of a page; 1 where it is none."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 1
