"""Anki packages of 10,000 notes, written and read, against genanki and Anki themselves."""

from __future__ import annotations

import gc
import io
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import genanki
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from app.memory.scheduling import WEIGHTS
from bench.exporting import bank_deck
from bench.measuring import Row, compared
from bench.peak import peaks
from exports.anki import read
from exports.anki.notetype import FIELDS
from exports.anki.writing import Note, notes_of, packed
from exports.deck import Deck, Memory, Own, Plan, Review

NOTES, FEW, MANY = 10_000, 5, 50  # reviews of a note
ROUNDS = 7
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
SHORT = ("Id", "Topic", "Front1", "Back1")
"""What a note holds that asks one question, as most people's notes do."""
READ_AT = datetime(2026, 12, 1, tzinfo=UTC)


def packages() -> list[Row]:
    """Writing, reading, and what reading takes of memory; Anki's files lie in memory too.

    What is here to stay is kept out of the search for garbage, as in the application.
    """
    deck = replace(bank_deck(), facts=bank_deck().facts[:NOTES])
    few, many = _carried(deck, FEW), _carried(deck, MANY)
    whole, short = notes_of(few), _of_one_question(notes_of(few))
    gc.freeze()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name:
        folder = Path(name)
        files = {
            "whole notes": _file(folder / "whole.apkg", packed(few, whole)),
            "notes of one question": _file(folder / "short.apkg", packed(few, short)),
        }
        newest = _newest(files["whole notes"], folder)
        log = _file(folder / "log.apkg", packed(many, _of_one_question(notes_of(many))))
        return [
            *_written(deck, whole, "whole notes"),
            *_written(deck, short, "notes of one question"),
            *(_read(file, what, folder) for what, file in files.items()),
            _read(newest, "whole notes in the newest form", folder),
            *peaks({**files, "500,000 reviews": log}, folder),
        ]


def _file(path: Path, package: bytes) -> Path:
    path.write_bytes(package)
    return path


def _carried(deck: Deck, reviews: int) -> Deck:
    """The deck with so many reviews of every fact."""
    facts = tuple(replace(fact, own=Own(_memory(n, reviews))) for n, fact in enumerate(deck.facts))
    return replace(deck, facts=facts, plan=Plan(0.9, 10, 100, WEIGHTS))


def _memory(place: int, count: int) -> Memory:
    begun = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(seconds=7 * place)
    reviews = tuple(
        Review(begun + timedelta(days=4 * n), 3, 4 * n + 4, 4 * n, 5.0, 9000) for n in range(count)
    )
    return Memory(20.0, 5.0, date(2026, 2, 1), 20, 0, reviews)


def _of_one_question(topics: dict[str, list[Note]]) -> dict[str, list[Note]]:
    for note in (note for notes in topics.values() for note in notes):
        values = zip(FIELDS, note.fields, strict=True)
        note.fields = [value if field.name in SHORT else "" for field, value in values]
    return topics


def _written(deck: Deck, topics: Mapping[str, list[Note]], what: str) -> list[Row]:
    """Notes that are made already, through our writer and through genanki's own."""
    package = _genankis(topics)

    def ours() -> bytes:
        return packed(deck, topics)

    def genankis() -> bytes:
        out = io.BytesIO()
        package.write_to_file(out)
        return out.getvalue()

    peer = "genanki, the same notes"
    row = compared(f"write {what}, a note", ours, peer, genankis, rounds=ROUNDS, count=NOTES)
    sizes = len(ours()) / NOTES, len(genankis()) / NOTES
    size = Row(f"size of {what}, a note", peer, NOTES, *sizes, goal=sizes[1] / 5, unit="bytes")
    return [replace(row, goal=1.25 * row.other), size]


def _genankis(topics: Mapping[str, list[Note]]) -> Any:
    decks = [genanki.Deck(number, topic) for number, topic in enumerate(topics, start=2)]
    for deck, notes in zip(decks, topics.values(), strict=True):
        for each in notes:
            same = genanki.Note(
                each.model, each.fields, tags=each.tags, guid=each.guid, due=each.due
            )
            deck.add_note(same)
    return genanki.Package(decks)


def _read(package: Path, what: str, folder: Path) -> Row:
    """The package read by us, and imported by Anki into a collection without anything in it."""
    content = package.read_bytes()
    with ExitStack() as stack:
        empty = [_collection(folder, stack) for _ in range(ROUNDS + 1)]
        row = compared(
            f"read {what}, a note with {FEW} reviews",
            lambda: read(io.BytesIO(content), READ_AT),
            "Anki's import",
            lambda: _import(empty.pop(), package),
            rounds=ROUNDS,
            count=NOTES,
        )
    return replace(row, goal=row.other)


def _collection(folder: Path, stack: ExitStack) -> Collection:
    made = Collection(str(Path(tempfile.mkdtemp(dir=folder)) / "collection.anki2"))
    stack.callback(made.close)
    return made


def _import(collection: Collection, package: Path) -> None:
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    new = len(collection.import_anki_package(request).log.new)
    if new != NOTES:
        raise RuntimeError(f"Anki took {new} notes")


def _newest(package: Path, folder: Path) -> Path:
    """The same notes as Anki exports them."""
    path = folder / "newest.apkg"
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, legacy=False)
    with ExitStack() as stack:
        made = _collection(folder, stack)
        _import(made, package)
        made.export_anki_package(out_path=str(path), options=options, limit=None)
    return path
