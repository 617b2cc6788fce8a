"""write(deck) -> an Anki package: genanki fills a database in memory, which goes into a zip."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, time
from itertools import chain, repeat
from typing import Any

import genanki

from exports.anki import notetype, progress
from exports.anki.fields import note_fields, note_tags
from exports.anki.markup import text
from exports.deck import Deck, DeckFact

# Ids in Anki are milliseconds; ours lie in the past and come from digests.
NOTE_IDS = range(1_704_067_200_000, 1_735_689_600_000)
DECK_IDS = range(1_735_689_600_000, 1_767_225_600_000)
PRESET_IDS = range(1_672_531_200_000, 1_704_067_200_000)

IN_MEMORY = "file:deck?vfs=memdb"  # of one piece, unlike `:memory:`, so that it is handed out fast
# With small pages fewer texts lie apart from the rest of their notes; both make the zip smaller.
PAGE = 1024
LEVEL = 3


class Note(genanki.Note):  # type: ignore[misc]
    """A fact's note. It has its own id, also for its card, and its own time of change.

    genanki counts ids on and knows one time for all. `place` is that among the new cards.
    """

    def __init__(self, model: Any, fact: DeckFact, place: int, id_: int, address: str) -> None:
        fields, tags = note_fields(fact, address), note_tags(fact)
        super().__init__(model, fields, tags=tags, guid=guid(fact.id), due=place)
        self.fact, self.id = fact, id_

    def write_to_db(self, cursor: Any, _time: float, deck_id: int, _ids: Iterator[int]) -> None:
        super().write_to_db(cursor, _changed(self.fact), deck_id, repeat(self.id))

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Not here: it takes as long as the rest, and `markup` escapes every text."""


def write(deck: Deck) -> bytes:
    """The deck as an .apkg of the oldest kind, which every Anki reads.

    One fact is one note with one card, known by the fact's id alone and changed on the fact's
    date, so equal facts give equal notes wherever and whenever they are written. A fact
    without items gives none. New cards are due in the order of the deck. With a plan the cards
    carry the learner's memory, review log, flags and suspensions, and the decks a preset.
    """
    return packed(deck, notes_of(deck))


def notes_of(deck: Deck) -> dict[str, list[Note]]:
    """Notes of the facts that have items, by topic; topics and facts in the order of the deck."""
    model = notetype.note_type()
    topics: dict[str, list[Note]] = {}
    taken: set[int] = set()
    asked = (fact for fact in deck.facts if fact.items)
    for place, fact in enumerate(asked, start=1):
        note_id = _digest(NOTE_IDS, fact.id)
        while note_id in taken:
            note_id += 1
        taken.add(note_id)
        note = Note(model, fact, place, note_id, deck.report_address)
        topics.setdefault(fact.topic, []).append(note)
    return topics


def packed(deck: Deck, topics: Mapping[str, list[Note]]) -> bytes:
    """The package of the deck, whose notes are made already."""
    with closing(sqlite3.connect(IN_MEMORY, uri=True)) as db:
        cursor = db.cursor()
        cursor.execute(f"PRAGMA page_size = {PAGE}")
        _package(deck, topics).write_to_db(cursor, _seconds(notetype.CHANGED), repeat(0))
        _use_second_scheduler(cursor)
        noted = [progress.Noted(each.fact, each.id) for each in chain(*topics.values())]
        progress.carry(cursor, deck, noted, _digest(PRESET_IDS, deck.id))
        db.commit()
        return _zipped(db.serialize(), deck.made_at)


def guid(fact_id: str) -> str:
    """The note's name in every collection, from the fact's id alone."""
    return str(genanki.guid_for("metastasis-trainer", fact_id))


def _package(deck: Deck, topics: Mapping[str, list[Note]]) -> Any:
    """genanki's package: the deck itself, empty, and below it one for each topic."""
    decks = [genanki.Deck(deck.id, deck.title, _description(deck))]
    for topic, notes in topics.items():
        name = f"{deck.title}::{notes[0].fact.topic_name.replace('::', ' ')}"
        decks.append(genanki.Deck(_digest(DECK_IDS, deck.id, topic), name))
        for each in notes:
            decks[-1].add_note(each)
    return genanki.Package(decks)


def _description(deck: Deck) -> str:
    made = deck.made_at.astimezone(UTC).date()
    return f"{text(deck.title)}, made on {made.isoformat()}. For education. Not medical advice."


def _changed(fact: DeckFact) -> int:
    """The day the fact changed, or when the learner's own note did, if that is newer; seconds."""
    noted = fact.own.noted_at
    return max(_seconds(fact.changed), 0 if noted is None else int(noted.timestamp()))


def _use_second_scheduler(cursor: sqlite3.Cursor) -> None:
    """genanki's settings name none, which Anki takes for the first and converts."""
    (conf,) = cursor.execute("SELECT conf FROM col").fetchone()
    cursor.execute("UPDATE col SET conf = ?", (json.dumps({**json.loads(conf), "schedVer": 2}),))


def _seconds(day: date) -> int:
    """Midnight UTC of the day, in seconds since 1970."""
    return int(datetime.combine(day, time(), UTC).timestamp())


def _digest(within: range, *names: object) -> int:
    """A number of the range that the names decide."""
    told = "/".join(map(str, names)).encode()
    return within[int.from_bytes(hashlib.sha256(told).digest()[:8], "big") % len(within)]


def _zipped(database: bytes, made_at: datetime) -> bytes:
    stamp = made_at.astimezone(UTC).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in (("collection.anki2", database), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content, compresslevel=LEVEL)
    return out.getvalue()
