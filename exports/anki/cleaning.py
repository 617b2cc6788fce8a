"""Foreign HTML made safe to show: what is text, table, list or picture stays, the rest is told.

Everything passes nh3 last, so no step before it has to be safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import NamedTuple
from weakref import WeakMethod

import nh3

from exports.anki import leaving
from exports.anki.language import TooLong
from exports.anki.noticing import MEDIA, WEB

MOST_TAGS = 10_000  # deeply nested ones take time that grows with their square
TEXT = "b strong i em u s strike del ins mark small big sub sup br hr p div span code pre kbd samp"
OTHER = (
    "a img table thead tbody tfoot tr th td caption ul ol li dl dt dd blockquote var abbr cite q "
    "ruby rb rt rp details summary h1 h2 h3 h4 h5 h6 center"
)
TAGS = frozenset(f"{TEXT} {OTHER}".split())
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
EMPTIED = frozenset(
    "script style iframe object svg video audio canvas noscript template title textarea select "
    "button noembed noframes xmp".split()
)
# nh3 writes signs of markup in attributes as entities, so that these find tags and only tags
_HEADINGS = re.compile(r"<(/?)(h[1-6]|center)((?: [a-z]+=\"[^\"<>]*\")*)>")
_IMAGE = re.compile(r"<img((?: [a-z]+=\"[^\"<>]*\")*)>")
_SOURCE = re.compile(r" src=\"[0-9a-f]{64}\"")
_VOID = re.compile(r"<(?:br|hr|img)\b")
_TAGS = re.compile(r"<[^<>]*>")
FOLDING = frozenset("b strong i em u s big small p div span ul ol dl table blockquote".split())
_FOLDED = ' style="folded"'
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

Found = Callable[[str], str | None]
Attribute = Callable[[str, str, str], str | None]


class Cleaned(NamedTuple):
    """A clean side, the digests of its pictures, and whether there is anything to see on it."""

    html: str
    pictures: tuple[str, ...]
    empty: bool


def _machine(attribute: Attribute | None = None) -> nh3.Cleaner:
    read = ATTRIBUTES if attribute is None else {**ATTRIBUTES, "*": {*ATTRIBUTES["*"], "style"}}
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(EMPTIED),
        attributes=read,
        allowed_classes={"span": {"own-gap"}},
        attribute_filter=attribute,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


_AGAIN = _machine()


class Cleaner:
    """Cleans side after side. `found` gives a picture's digest by its name, or tells why not."""

    def __init__(self, found: Found, told: leaving.Leaving) -> None:
        self._found, self._told = found, told
        self._pictures: list[str] = []
        self._in_vain = 0
        self._failed: Exception | None = None
        kept = WeakMethod(self._attribute)  # nh3 holds it unseen by the collector of cycles
        self._machine = _machine(lambda *told: method(*told) if (method := kept()) else None)

    def clean(self, html: str) -> Cleaned:
        """The side without anything that could run, be fetched or be mistaken for the page.

        Raises:
            TooLong: more tags than a side may have.
        """
        if html.count("<") > MOST_TAGS:
            raise TooLong(f"it has more than {MOST_TAGS:,} tags")
        self._pictures, self._in_vain, self._failed = [], 0, None
        made = self._machine.clean(MEDIA.sub("", html))
        if self._failed is not None:  # nh3 only writes it to stderr, and keeps the attribute
            raise self._failed
        made, removed = self._without_sourceless(made)
        if removed > self._in_vain:  # nh3 took their source before we were asked
            self._told.add(leaving.UNREAD if "data:" in html else leaving.MISSING, "no name")
        if _FOLDED in made:
            self._told.add(leaving.HIDDEN)
            made = _AGAIN.clean(folded(made))
        made = _HEADINGS.sub(_plainer, made).strip()
        pictures = tuple(dict.fromkeys(self._pictures))
        return Cleaned(made, pictures, not pictures and is_empty(made))

    def _without_sourceless(self, made: str) -> tuple[str, int]:
        removed = [tag for tag in _IMAGE.findall(made) if not _SOURCE.search(tag)]
        if not removed:
            return made, 0
        kept = _IMAGE.sub(lambda tag: tag[0] if _SOURCE.search(tag[1]) else "", made)
        return kept, len(removed)

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        try:
            return self._kept(tag, name, value)
        except Exception as error:
            self._failed = error
            return None

    def _kept(self, tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ("img", "src"):
            return self._source(value)
        if name == "style":
            return "folded" if _UNSEEN.search(value) and tag in FOLDING else None
        if (tag, name) == ("a", "href") and not value.lower().startswith(WEB):
            return None
        return value

    def _source(self, name: str) -> str | None:
        digest = self._found(name)
        if digest is None:
            self._in_vain += 1
        else:
            self._pictures.append(digest)
        return digest


def folded(made: str) -> str:
    """What is marked as not seen, in a fold that the learner may open."""
    out: list[str] = []
    opened: list[bool] = []  # of each open element: whether a fold ends with it
    at = 0
    for tag in _TAGS.finditer(made):
        out.append(made[at : tag.start()])
        at = tag.end()
        unseen = _FOLDED in tag[0]
        bare = tag[0].replace(_FOLDED, "")
        if tag[0].startswith("</"):
            out.append(bare + ("</details>" if opened and opened.pop() else ""))
        else:
            out.append(("<details><summary>Hidden</summary>" if unseen else "") + bare)
            if _VOID.match(bare) is None:
                opened.append(unseen)
    return "".join(out) + made[at:]


def _plainer(tag: re.Match[str]) -> str:
    """Headings would belong to the page around; a block of bold text says the same."""
    bold = tag[2] != "center"
    if tag[1]:
        return "</b></div>" if bold else "</div>"
    return f"<div{tag[3]}><b>" if bold else f"<div{tag[3]}>"


def is_empty(clean: str) -> bool:
    """Whether there is no text in what nh3 wrote."""
    return not unescape(_TAGS.sub("", clean)).strip()
