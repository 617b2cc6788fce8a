"""What does not come along: counted by kind, with the first note that had it."""

from __future__ import annotations

from exports.anki.own_contents import LeftOut

MOST_KINDS = 200
MORE_KINDS = "part of another kind"

SOUND = "sound"
VIDEO = "video"
SPEECH = "text to be read aloud"
FORMULA = "formula, kept as it is written"
SCRIPT = "script"
EMBEDDED = "embedded page or drawing"
FORM = "form field"
HIDDEN = "hidden passage, kept folded"
REMOTE = "picture that lies on a web site"
UNREAD = "picture written into the text"
MISSING = "picture that is not in the package"
OTHER_KIND = "picture that is no PNG, JPEG, GIF or WebP"
TOO_LARGE = "picture that is too large"
BEYOND = "picture beyond those that are read of one package"
DAMAGED = "picture that is damaged"
LINK = "link that is no web address"
NO_FIELD = "field that its note type does not have"

OCCLUSION = "note whose pictures are partly covered (image occlusion)"
NO_CARD = "note without a card in the package"
NO_TEMPLATE = "card whose template is not in the package"
BAD_TEMPLATE = "card whose template cannot be understood"
NO_GAP = "card whose gap is not in its text"
NO_FRONT = "card without a front"
NO_BACK = "card without a back"
LONG_CARD = "card that is too long"
LONG_NOTE = "note that is too long"
TWICE = "card that is in the package twice"


class Leaving:
    """Counts what is left out, each thing of a note once however many of its sides have it."""

    def __init__(self) -> None:
        self._counted: dict[str, tuple[int, str]] = {}
        self._here: set[tuple[str, str]] = set()
        self._where = ""

    def at(self, where: str) -> None:
        """From here on things stand in this note."""
        self._where, self._here = where, set()

    def add(self, what: str, thing: str = "", number: int = 1) -> None:
        """One more of a kind (`number` more), known by `thing` within its note."""
        if (what, thing) in self._here or number < 1:
            return
        self._here.add((what, thing))
        if what not in self._counted and len(self._counted) >= MOST_KINDS:
            what = MORE_KINDS
        count, first = self._counted.get(what, (0, self._where))
        self._counted[what] = count + number, first

    def told(self) -> tuple[LeftOut, ...]:
        """All kinds, in the order in which they were met."""
        return tuple(LeftOut(what, *counted) for what, counted in self._counted.items())
