"""What addresses carry: a query, a page number, the way back. Read without complaint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from flask import current_app
from werkzeug.exceptions import HTTPException

from app.fields import composed, is_plain

LONGEST = 200


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


def own_path(address: str | None) -> str | None:
    """The path and query of a page of this server; None for anything else."""
    try:
        parts = urlsplit(address or "")
        url_map = current_app.url_map.bind("")
        url_map.match(parts.path, method="GET")
    except (ValueError, HTTPException):
        return None
    elsewhere = parts.scheme or parts.netloc or not re.match("/(?!/)", parts.path)
    return None if elsewhere else urlunsplit(("", "", parts.path, parts.query, ""))


def public(endpoint: str, **values: object) -> str:
    """The whole address of a page, for a letter or for somebody else's hands."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return f"{current_app.config['PUBLIC_URL']}{path}"
