"""Plain text and links as HTML that Anki shows as written."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_SIGN = re.compile(r"[\x00-\x1f\x7f&<>\"'\[]")
_SHOWN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
    "[": "&#91;",
    "\n": "<br>",
    "\t": " ",
}


def text(value: str) -> str:
    """The text as HTML: NFC, escaped, line breaks kept, without control characters.

    An opening bracket is escaped too: Anki would read `[sound:...]` and `[latex]` in it.
    """
    clean = unicodedata.normalize("NFC", value).strip()
    return _SIGN.sub(lambda sign: _SHOWN.get(sign[0], ""), clean)


def link(address: str, shown: str) -> str:
    """A link if the address is of the web, otherwise the shown text alone."""
    if not address.startswith(("https://", "http://")):
        return text(shown)
    return f'<a href="{text(address)}">{text(shown)}</a>'


def report_link(address: str, fact_id: str) -> str:
    """The link by which a reader reports a problem with a fact."""
    joint = "&" if "?" in address else "?"
    return link(f"{address}{joint}fact={quote(fact_id, safe='')}", "Report a problem")
