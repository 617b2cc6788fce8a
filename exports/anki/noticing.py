"""What stands in foreign fields and templates that no card will have, told before it is cleaned."""

from __future__ import annotations

import re

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
_LATEX = ("[latex]", "[$]", "[$$]")


def notice(html: str, told: leaving.Leaving) -> None:
    """Count sounds, videos, formulas, scripts, links and what else is foreign to a page of text."""
    if "<" in html:
        for place, tag in enumerate(_TAG.finditer(html)):
            told.add(_KINDS[tag[1].lower()], f"{place} {tag[0]}")
        for link in _LINK.finditer(html):
            if not link[1].lower().startswith(WEB):
                told.add(leaving.LINK, link[1])
    if "[" in html:
        for medium in MEDIA.finditer(html):
            name = medium[1].strip()
            told.add(leaving.VIDEO if name.lower().endswith(_VIDEO) else leaving.SOUND, name)
    told.add(leaving.FORMULA, "in text", _formulas(html))


def _formulas(html: str) -> int:
    """Of LaTeX and of MathJax; one that does not end is none."""
    latex = sum(map(html.count, _LATEX))
    pairs = ((r"\(", r"\)"), (r"\[", r"\]"))
    return latex + sum(min(map(html.count, pair)) for pair in pairs)
