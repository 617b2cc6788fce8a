"""What of an Anki package belongs to which of our facts. Pure."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from app.memory.importing import ANSWERED, MARKS, Told
from exports.anki import Contents, notetype
from exports.anki.contents import Card, Note
from exports.anki.writing import guid

OURS = "mt::"
ANKIS = frozenset({"leech", "marked"})
OWN_FIELD = "My notes"
SILENT = frozenset({"script", "style"})
BLOCKS = frozenset({"div", "p", "li"})


@dataclass(frozen=True)
class Kept:
    """What a package holds of one fact: reviews, the own note as plain text, own tags.

    `modified`, in seconds since 1970, is when the fact or the learner last changed the note.
    """

    fact_id: str
    reviews: tuple[Told, ...]
    note: str
    tags: tuple[str, ...]
    modified: int = 0
    suspended: bool = False
    flagged: bool = False


@dataclass(frozen=True)
class Matched:
    """A package, matched. `withdrawn` are notes of ours whose fact is not there any more;
    `others` are notes of other decks."""

    facts: tuple[Kept, ...]
    withdrawn: int
    others: int

    @property
    def reviews(self) -> dict[str, tuple[Told, ...]]:
        """The reviews by fact."""
        return {each.fact_id: each.reviews for each in self.facts}


@dataclass(frozen=True)
class Brought:
    """What a package brings that is not here yet.

    `reviews` on `units` facts; `notes` and `tags`: facts whose own notes or tags are new here;
    `too_long`: facts whose two notes together would be longer than a note may be.
    """

    reviews: int
    units: int
    notes: tuple[str, ...]
    tags: tuple[str, ...]
    too_long: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """What of a package the learner wants. `scheduling`: other decks' cards with their reviews."""

    reviews: bool = True
    notes: bool = True
    cards: bool = True
    scheduling: bool = True


def matched(contents: Contents, fact_ids: Iterable[str]) -> Matched:
    """The notes by the GUID that our facts have, in the order of the package."""
    facts = {guid(each): each for each in fact_ids}
    cards = {card.note: card for card in contents.cards}
    reviews = _reviews(contents)
    ours = [note for note in contents.notes if note.note_type == notetype.ID]
    known = [note for note in ours if note.guid in facts]
    fields = contents.note_types[notetype.ID].fields if ours else ()
    return Matched(
        facts=tuple(
            _kept(facts[note.guid], note, fields, reviews.get(note.id, ()), cards.get(note.id))
            for note in known
        ),
        withdrawn=len(ours) - len(known),
        others=len(contents.notes) - len(ours),
    )


def wanted(came: Matched, chosen: Chosen) -> Matched:
    """The same without what was not chosen."""
    return replace(came, facts=tuple(_wanted(each, chosen) for each in came.facts))


def _wanted(kept: Kept, chosen: Chosen) -> Kept:
    if not chosen.reviews:
        kept = replace(kept, reviews=())
    return kept if chosen.notes else replace(kept, note="", tags=())


def _kept(
    fact_id: str,
    note: Note,
    fields: tuple[str, ...],
    reviews: Sequence[Told],
    card: Card | None,
) -> Kept:
    own = note.fields[fields.index(OWN_FIELD)] if OWN_FIELD in fields else ""
    return Kept(
        fact_id=fact_id,
        reviews=tuple(reviews),
        note=plain(own),
        tags=tuple(filter(_is_own, map(_of_text, note.tags))),
        modified=note.modified,
        suspended=card is not None and card.suspended,
        flagged=card is not None and card.flag > 0,
    )


def _is_own(tag: str) -> bool:
    return bool(tag) and not tag.startswith(OURS) and tag not in ANKIS


def _of_text(text: str) -> str:
    """Without control characters: not every database holds them."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cc")


def _reviews(contents: Contents) -> dict[int, list[Told]]:
    """The answers by note; what Anki itself rescheduled is none."""
    notes = {note.id: note.guid for note in contents.notes}
    cards = {card.id: card.note for card in contents.cards}
    found: dict[int, list[Told]] = defaultdict(list)
    for row in contents.reviews:
        if row.kind in ANSWERED and row.ease in MARKS:
            note = cards[row.card]
            found[note].append(Told(notes[note], row.id, row.ease, row.taken_ms))
    return found


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = False

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.silent = tag in SILENT
        if tag == "br":
            self.parts.append("\n")
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.silent = self.silent and tag not in SILENT
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag in BLOCKS and self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")


def plain(html: str) -> str:
    """The text of a field, its lines kept; without control characters."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.parts).replace("\xa0", " ").splitlines()
    return "\n".join(_of_text(line.replace("\t", " ")).strip() for line in lines).strip()


def bare(note: str) -> str:
    """A note without the differences that a way through HTML makes."""
    return " ".join(note.split())
