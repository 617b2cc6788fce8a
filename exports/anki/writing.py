"""write(deck) -> an Anki package: genanki fills a database in memory, which goes into a zip."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain
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


@dataclass(frozen=True)
class _Placed:
    """A fact that has a note: `id` of note and card, `place` in the order of new cards."""

    fact: DeckFact
    place: int
    id: int


def write(deck: Deck) -> bytes:
    """The deck as an .apkg of the oldest kind, which every Anki reads.

    One fact is one note with one card, known by the fact's id alone and changed on the fact's
    date, so equal facts give equal notes wherever and whenever they are written. A fact
    without items gives none. New cards are due in the order of the deck. With a plan the cards
    carry the learner's memory, review log, flags and suspensions, and the decks a preset.
    """
    topics = _by_topic(deck.facts)
    placed = list(chain.from_iterable(topics.values()))
    ids = chain.from_iterable((each.id, each.id) for each in placed)  # genanki: note, then card
    with closing(sqlite3.connect(":memory:")) as db:
        cursor = db.cursor()
        _package(deck, topics).write_to_db(cursor, _seconds(notetype.CHANGED), ids)
        _date(cursor, placed)
        _use_second_scheduler(cursor)
        noted = [progress.Noted(each.fact, each.id) for each in placed]
        progress.carry(cursor, deck, noted, _digest(PRESET_IDS, deck.id))
        db.commit()
        return _zipped(db.serialize(), deck.made_at)


def guid(fact_id: str) -> str:
    """The note's name in every collection, from the fact's id alone."""
    return str(genanki.guid_for("metastasis-trainer", fact_id))


def _by_topic(facts: Iterable[DeckFact]) -> dict[str, list[_Placed]]:
    """Facts that have items, by topic; topics and facts in the order of the deck."""
    topics: dict[str, list[_Placed]] = {}
    taken: set[int] = set()
    asked = (fact for fact in facts if fact.items)
    for place, fact in enumerate(asked, start=1):
        note_id = _digest(NOTE_IDS, fact.id)
        while note_id in taken:
            note_id += 1
        taken.add(note_id)
        topics.setdefault(fact.topic, []).append(_Placed(fact, place, note_id))
    return topics


def _package(deck: Deck, topics: dict[str, list[_Placed]]) -> Any:
    """genanki's package: the deck itself, empty, and below it one for each topic."""
    model = notetype.note_type()
    decks = [genanki.Deck(deck.id, deck.title, _description(deck))]
    for topic, placed in topics.items():
        name = f"{deck.title}::{placed[0].fact.topic_name.replace('::', ' ')}"
        decks.append(genanki.Deck(_digest(DECK_IDS, deck.id, topic), name))
        for each in placed:
            decks[-1].add_note(_note(model, each, deck.report_address))
    return genanki.Package(decks)


def _note(model: Any, placed: _Placed, report_address: str) -> Any:
    return genanki.Note(
        model=model,
        fields=note_fields(placed.fact, report_address),
        tags=note_tags(placed.fact),
        guid=guid(placed.fact.id),
        due=placed.place,
    )


def _description(deck: Deck) -> str:
    made = deck.made_at.astimezone(UTC).date()
    return f"{text(deck.title)}, made on {made.isoformat()}. For education. Not medical advice."


def _date(cursor: sqlite3.Cursor, placed: list[_Placed]) -> None:
    """Give each note and card the day its fact changed; genanki knows one time for all.

    A learner's own note that is newer makes the note newer.
    """
    dates = [(_changed(each.fact), each.id) for each in placed]
    cursor.executemany("UPDATE notes SET mod = ? WHERE id = ?", dates)
    cursor.executemany("UPDATE cards SET mod = ? WHERE id = ?", dates)


def _changed(fact: DeckFact) -> int:
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
            package.writestr(entry, content, compresslevel=1)
    return out.getvalue()
