"""What Anki's importer does with our decks, in its own counts; the table of exports/README.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as Condition

from exports.anki import notetype, write
from exports.anki.template import TAPPING
from exports.deck import Deck, Memory, Own
from tests.exports.reading import database, packed
from tests.exports.samples import deck, fact
from tests.exports.test_anki_import import answer_good, card_of
from tests.exports.test_anki_progress import PLAN, history

pytestmark = pytest.mark.long

README = Path(__file__).resolve().parents[2] / "exports" / "README.md"
OUTCOMES = ("new", "updated", "duplicate", "conflicting")
SINCE, THEN = date(2025, 1, 1), date(2025, 6, 1)
NAMES = ("one", "two", "three")
DAY = 86_400
ALWAYS = Condition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS


class Happened(NamedTuple):
    """A row of the table: Anki's counts, whose note stands there, whose progress."""

    new: int
    updated: int
    duplicate: int
    conflicting: int
    note: str
    progress: str


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Collection]:
    """A student's own, empty collection."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


def usual() -> Deck:
    """Three facts, as they were, each of a topic of its own."""
    return deck(*(fact(name, topic=name, changed=SINCE) for name in NAMES))


def corrected() -> Deck:
    """The same after the first fact changed."""
    first, *others = usual().facts
    return deck(replace(first, statement="Newly worded.", changed=THEN), *others)


def learned() -> Memory:
    return history((0, 3), (3, 3), unit="bank/one")


def with_progress() -> Deck:
    """The same with what a learner holds of the first fact."""
    first, *others = usual().facts
    return replace(deck(replace(first, own=Own(learned())), *others), plan=PLAN)


def take(student: Collection, package: bytes, *, always: bool = False) -> list[int]:
    """Import with progress and presets ticked; Anki's counts."""
    path = Path(student.path).with_name("deck.apkg")
    path.write_bytes(package)
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    if always:
        options.update_notes = ALWAYS
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    log = student.import_anki_package(request).log
    return [len(getattr(log, outcome)) for outcome in OUTCOMES]


def edit(student: Collection) -> None:
    """The student corrects the first note and writes beside it."""
    note = card_of(student, "one").note()
    note["Rule"], note["My notes"] = "Corrected by me.", "Ask about PALB2."
    student.update_note(note)


def delete(student: Collection) -> None:
    """The student deletes the deck."""
    student.decks.remove([student.decks.id_for_name("Metastasis Trainer")])  # type: ignore[list-item]


def happened(student: Collection, counts: list[int]) -> Happened:
    """The counts, and what became of the first note and card."""
    card = card_of(student, "one")
    note = card.note()
    whose = "the student's" if note["My notes"] else "ours"
    if note["Rule"].startswith("Newly"):
        whose = "ours, the new one"
    new, updated, duplicate, conflicting = counts
    return Happened(new, updated, duplicate, conflicting, whose, _progress(student))


def _progress(student: Collection) -> str:
    card = card_of(student, "one")
    if int(card.type) == 0:
        return "none"
    state = card.memory_state
    assert state is not None
    own = learned()
    ours = (state.stability, state.difficulty) == (
        pytest.approx(own.stability, rel=1e-3),
        pytest.approx(own.difficulty, rel=1e-3),
    )
    return "the file's" if ours and card.reps == 2 else "Anki's own"


def first_import(student: Collection) -> list[int]:
    return take(student, write(usual()))


def first_import_with_progress(student: Collection) -> list[int]:
    return take(student, write(with_progress()))


def begun(student: Collection) -> None:
    """The deck is there, and the student answered the first card."""
    first_import(student)
    answer_good(student, "one")


def second_import(student: Collection) -> list[int]:
    begun(student)
    return take(student, write(usual()))


def one_fact_changed(student: Collection) -> list[int]:
    begun(student)
    return take(student, write(corrected()))


def changed_and_edited(student: Collection) -> list[int]:
    begun(student)
    edit(student)
    return take(student, write(corrected()))


def changed_edited_and_always(student: Collection) -> list[int]:
    begun(student)
    edit(student)
    return take(student, write(corrected()), always=True)


def progress_into_cards_that_are_there(student: Collection) -> list[int]:
    begun(student)
    return take(student, write(with_progress()))


def progress_after_deletion(student: Collection) -> list[int]:
    begun(student)
    delete(student)
    return take(student, write(with_progress()))


def newer_templates(student: Collection) -> list[int]:
    take(student, older(write(usual())))
    answer_good(student, "one")
    return take(student, write(usual()))


def older(package: bytes) -> bytes:
    """The deck of an earlier release: its templates took no answers."""
    db = database(package)
    (told,) = db.execute("SELECT models FROM col").fetchone()
    models = json.loads(told)
    (model,) = models.values()
    model["mod"] -= DAY
    model["css"] = ".card { color: black; }"
    for side in ("qfmt", "afmt"):
        model["tmpls"][0][side] = model["tmpls"][0][side].replace(TAPPING, "")
    db.execute("UPDATE col SET models = ?", (json.dumps(models),))
    db.commit()
    return packed(db)


IMPORTS: dict[str, Callable[[Collection], list[int]]] = {
    "for the first time": first_import,
    "for the first time, with progress": first_import_with_progress,
    "the same deck again": second_import,
    "after one fact changed": one_fact_changed,
    "the same, but the student edited that note": changed_and_edited,
    "the same, with “Update notes: Always”": changed_edited_and_always,
    "after only the look of the cards changed": newer_templates,
    "with progress, when the cards are there": progress_into_cards_that_are_there,
    "with progress, after the deck was deleted": progress_after_deletion,
}


def documented() -> dict[str, Happened]:
    """The table of the README."""
    rows: dict[str, Happened] = {}
    for line in README.read_text(encoding="utf-8").splitlines():
        name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if name in IMPORTS:
            counts = (int(each) for each in cells[:4])
            rows[name] = Happened(*counts, *cells[4:])
    return rows


@pytest.mark.parametrize("name", IMPORTS)
def test_anki_does_what_the_readme_says(student: Collection, name: str) -> None:
    assert happened(student, IMPORTS[name](student)) == documented()[name]


def test_a_new_look_comes_with_the_next_deck_and_moves_no_schedule(student: Collection) -> None:
    take(student, older(write(usual())))
    answer_good(student, "one")
    before = card_of(student, "one")
    assert TAPPING not in before.question()
    reviews = student.card_stats_data(before.id).revlog
    assert take(student, write(usual())) == [0, 0, 3, 0]
    after = card_of(student, "one")
    kept = ("id", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "memory_state")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert student.card_stats_data(after.id).revlog == reviews
    assert TAPPING in after.question()
    assert "--mt-paper" in after.render_output().css
    assert [each.name for each in student.models.all_names_and_ids()].count(notetype.NAME) == 1


def test_always_replaces_every_note_that_differs_and_empties_what_was_written_beside(
    student: Collection,
) -> None:
    first_import(student)
    note = card_of(student, "two").note()
    note["My notes"] = "Beside a fact that did not change."
    student.update_note(note)
    assert take(student, write(corrected()), always=True) == [0, 2, 1, 0]
    assert card_of(student, "two").note()["My notes"] == ""
