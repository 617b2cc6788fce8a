"""The two sides of each card of a foreign note: rendered as Anki does, then cleaned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.anki import gaps, language, leaving
from exports.anki.cleaning import Cleaned, Cleaner
from exports.anki.contents import Card, Note, NoteType
from exports.anki.filters import Scene, blank
from exports.anki.language import BadTemplate, Parsed, TooLong
from exports.anki.leaving import Leaving
from exports.anki.noticing import notice

LONGEST_NOTE = 1_000_000
LONGEST_KEPT = 100_000
SPECIAL = frozenset({"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID"})


class Refused(ValueError):
    """The note or card cannot be kept; its words are one of `leaving`."""


class Pair(NamedTuple):
    """A card and its two sides."""

    card: Card
    front: Cleaned
    back: Cleaned


class _Template(NamedTuple):
    """A template's two sides; `card` is what `{{Card}}` shows. `asks`: to type on the front."""

    card: str
    front: Parsed
    back: Parsed
    asks: bool


class _Fields(NamedTuple):
    """A note's fields by their names, those not blank, and the numbers of its gaps."""

    values: dict[str, str]
    filled: frozenset[str]
    gaps: frozenset[int]


class Sides:
    """Makes sides note by note, and tells what does not come along."""

    def __init__(self, types: dict[int, NoteType], cleaner: Cleaner, told: Leaving) -> None:
        self._types, self._cleaner, self._told = types, cleaner, told
        self._templates: dict[tuple[int, int], _Template | None] = {}

    def of(self, note: Note, cards: Sequence[Card]) -> Iterator[Pair]:
        """The cards of a note that can be kept; the others are told, each with its reason."""
        type_ = self._types[note.note_type]
        try:
            fields = _fields(note, type_, cards)
        except Refused as refused:
            self._told.add(str(refused))
            return
        for each in note.fields:
            notice(each, self._told)
        for card in cards:
            try:
                yield self._pair(note, type_, fields, card)
            except Refused as refused:
                self._told.add(str(refused), str(card.id))
            except TooLong:
                self._told.add(leaving.LONG_CARD, str(card.id))

    def _pair(self, note: Note, type_: NoteType, fields: _Fields, card: Card) -> Pair:
        template = self._template(type_, card)
        gap = card.ordinal + 1
        if type_.cloze and gap not in fields.gaps:
            raise Refused(leaving.NO_GAP)
        special = _special(note, type_, card, template.card)
        values = {**special, **fields.values}
        filled = fields.filled | {name for name, value in special.items() if value}
        front = language.render(template.front, values, filled, Scene(gap, False, False))
        again = front
        if template.asks:
            again = language.render(template.front, values, filled, Scene(gap, False, True))
        values["FrontSide"] = again.html
        back = language.render(template.back, values, filled, Scene(gap, True, True))
        return self._cleaned(card, front if front.filled else None, back.html)

    def _cleaned(self, card: Card, front: language.Rendered | None, back: str) -> Pair:
        if front is None:
            raise Refused(leaving.NO_FRONT)
        sides = (self._cleaner.clean(front.html), self._cleaner.clean(back))
        for side, empty in zip(sides, (leaving.NO_FRONT, leaving.NO_BACK), strict=True):
            if side.empty:
                raise Refused(empty)
            if len(side.html) > LONGEST_KEPT:
                raise Refused(leaving.LONG_CARD)
        return Pair(card, *sides)

    def _template(self, type_: NoteType, card: Card) -> _Template:
        """Of a note type with gaps all cards have the first one."""
        place = 0 if type_.cloze else card.ordinal
        if place >= len(type_.templates):
            raise Refused(leaving.NO_TEMPLATE)
        if (type_.id, place) not in self._templates:
            self._templates[type_.id, place] = self._parsed(type_, place)
        template = self._templates[type_.id, place]
        if template is None:
            raise Refused(leaving.BAD_TEMPLATE)
        return template

    def _parsed(self, type_: NoteType, place: int) -> _Template | None:
        template = type_.templates[place]
        try:
            front, back = language.parse(template.front), language.parse(template.back)
        except BadTemplate:
            return None
        for source, side in ((template.front, front), (template.back, back)):
            notice(source, self._told)
            if side.speaks():
                self._told.add(leaving.SPEECH, f"template {type_.id} {place}")
            for name in side.names() - SPECIAL - set(type_.fields):
                if not _numbered(name):
                    self._told.add(leaving.NO_FIELD, f"{type_.id} {name}")
        return _Template(template.name, front, back, front.asks())


def _fields(note: Note, type_: NoteType, cards: Sequence[Card]) -> _Fields:
    if not cards:
        raise Refused(leaving.NO_CARD)
    if sum(map(len, note.fields)) > LONGEST_NOTE:
        raise Refused(leaving.LONG_NOTE)
    covered = type_.cloze and any("::image-occlusion:" in each for each in note.fields)
    if covered or type_.name.lower().startswith("image occlusion"):
        raise Refused(leaving.OCCLUSION)
    values = dict(zip(type_.fields, note.fields, strict=True))
    filled = frozenset(name for name, value in values.items() if not blank(value))
    numbers = gaps.numbers(note.fields) if type_.cloze else frozenset[int]()
    return _Fields(values, filled, numbers)


def _special(note: Note, type_: NoteType, card: Card, name: str) -> dict[str, str]:
    """What templates may ask for beside fields; a field of that name goes before it."""
    return {
        "Tags": " ".join(note.tags),
        "Type": type_.name,
        "Deck": card.deck,
        "Subdeck": card.deck.rpartition("::")[2],
        "Card": name,
        "CardFlag": f"flag{card.flag}",
        "CardID": str(card.id),
        f"c{card.ordinal + 1}": "1",
    }


def _numbered(name: str) -> bool:
    """Whether it asks for a gap: `c1`."""
    return name.startswith("c") and name[1:].isdecimal()
