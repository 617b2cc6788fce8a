"""What stands in foreign fields and templates that no card will have, told before it is cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exports.anki import leaving

MEDIA = re.compile(r"\[sound:([^\]]{0,300})\]")
_VIDEO = (".mp4", ".webm", ".mkv", ".avi", ".mov", ".mpg", ".mpeg", ".ogv", ".flv", ".m4v", ".wmv")
_KINDS = {
    "script": leaving.SCRIPT,
    "video": leaving.VIDEO,
    "audio": leaving.SOUND,
    **dict.fromkeys(("iframe", "object", "embed", "svg", "canvas"), leaving.EMBEDDED),
    **dict.fromkeys(("input", "textarea", "select", "button"), leaving.FORM),
    "math": leaving.FORMULA,
}
_TAG = re.compile(rf"<({'|'.join(_KINDS)})\b", re.IGNORECASE)
_LINK = re.compile(r"<a\s[^<>]{0,300}?href\s*=\s*[\"']?\s*([^\"'\s<>]{0,300})", re.IGNORECASE)
WEB = ("http://", "https://")
_FORMULAS = (
    (r"\(", r"\)"),
    (r"\[", r"\]"),
    ("[latex]", "[/latex]"),
    ("[$]", "[/$]"),
    ("[$$]", "[/$$]"),
)
SHOWN = 200


def notice(html: str, told: leaving.Leaving) -> None:
    """Count sounds, videos, formulas, scripts, links and what else is foreign to a page of text."""
    if "<" in html:
        for tag in _TAG.finditer(html):
            begins, _, _ = html[tag.end() : tag.end() + SHOWN].partition("<")
            told.add(_KINDS[tag[1].lower()], tag[0] + begins)
        for link in _LINK.finditer(html):
            if not link[1].lower().startswith(WEB):
                told.add(leaving.LINK, link[1])
    if "[" in html:
        for medium in MEDIA.finditer(html):
            name = medium[1].strip()
            told.add(leaving.VIDEO if name.lower().endswith(_VIDEO) else leaving.SOUND, name)
    for opening, closing in _FORMULAS:
        for formula in _between(html, opening, closing):
            told.add(leaving.FORMULA, formula[:SHOWN])


def _between(html: str, opening: str, closing: str) -> Iterator[str]:
    at = html.find(opening)
    while at >= 0:
        end = html.find(closing, at)
        if end < 0:
            return
        yield html[at:end]
        at = html.find(opening, end)
