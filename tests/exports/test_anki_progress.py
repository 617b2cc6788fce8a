"""A deck that carries progress, in the real Anki: memory, due day, log, preset, notes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from fsrs import Scheduler

from app.memory.days import EPOCH
from app.memory.replay import Entry, fold
from exports.anki import read, write
from exports.anki.writing import guid
from exports.deck import Deck, Memory, Own, Plan, Review
from tests.exports.samples import deck, fact

PARAMETERS = tuple(Scheduler().parameters)
PLAN = Plan(retention=0.9, new_per_day=7, reviews_per_day=120, parameters=PARAMETERS)
TODAY = date(2026, 11, 30)
NINE = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
EASES = {1: None, 2: "hard", 3: "good", 4: "easy"}


def history(*steps: tuple[int, int], begun: datetime = NINE, unit: str = "bank/x") -> Memory:
    """A memory by typed recall, as the application folds it: days waited, then the ease."""
    rows: list[Entry] = []
    reviews: list[Review] = []
    at, before = begun, fold(unit, ())
    for number, (waited, ease) in enumerate(steps):
        at += timedelta(days=waited, seconds=number)
        rows.append(_entry(number, at, ease))
        after = fold(unit, rows)
        reviews.append(
            Review(at, ease, after.interval, before.interval, after.difficulty or 0.0, 4000)
        )
        before = after
    due = EPOCH + timedelta(days=before.due_day or 0)
    strength = before.strength
    assert strength is not None
    return Memory(
        strength.stability,
        strength.difficulty,
        due,
        before.interval,
        before.lapses,
        tuple(reviews),
    )


def _entry(number: int, at: datetime, ease: int) -> Entry:
    return Entry(
        id=UUID(int=number + 1),
        kind="answer",
        counted=True,
        of=None,
        item_id="x",
        form="short_answer",
        correct=ease > 1,
        override=None,
        rating=EASES[ease],
        answered_at=at,
        learner_day=(at.date() - EPOCH).days,
        retention=0.9,
    )


STEADY = history((0, 3), (2, 3), (8, 4), (15, 3))
LAPSED = history((0, 1), (1, 3), (3, 1), (1, 2), begun=NINE + timedelta(hours=1))
FACTS = (
    replace(fact("steady"), own=Own(STEADY, flagged=True)),
    replace(
        fact("lapsed"),
        own=Own(LAPSED, suspended=True, note="µ < β\nsecond", noted_at=NINE),
        tags=("mine::hard",),
    ),
    fact("new"),
)


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Collection]:
    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.set_config("fsrs", val=True)
    yield collection
    collection.close()


def imported(student: Collection, made: Deck) -> None:
    path = Path(student.path).with_name("deck.apkg")
    path.write_bytes(write(made))
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    student.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))


def carrying() -> Deck:
    return replace(deck(*FACTS), plan=PLAN)


def card(student: Collection, fact_id: str) -> Any:
    (note_id,) = student.db.list("select id from notes where guid = ?", guid(fact_id))  # type: ignore[union-attr]
    return student.get_note(note_id).cards()[0]


@pytest.mark.parametrize(("name", "memory"), [("steady", STEADY), ("lapsed", LAPSED)])
def test_anki_keeps_the_memory_and_computes_the_same_from_the_log(
    student: Collection, name: str, memory: Memory
) -> None:
    imported(student, carrying())
    found = card(student, name)
    state = found.memory_state
    assert (round(state.stability, 4), round(state.difficulty, 4)) == (
        pytest.approx(memory.stability, rel=1e-4),
        pytest.approx(memory.difficulty, rel=1e-4),
    )
    again = student.compute_memory_state(found.id)
    assert (again.stability, again.difficulty) == (
        pytest.approx(memory.stability, rel=1e-4),
        pytest.approx(memory.difficulty, rel=1e-4),
    )


def test_anki_keeps_day_interval_counts_flag_and_suspension(student: Collection) -> None:
    imported(student, carrying())
    steady, lapsed, new = (card(student, name) for name in ("steady", "lapsed", "new"))
    day_zero = datetime.fromtimestamp(student.crt, UTC).date()
    assert day_zero + timedelta(days=steady.due) == STEADY.due
    assert (steady.ivl, steady.reps, steady.lapses) == (STEADY.interval, 4, 0)
    assert (lapsed.reps, lapsed.lapses) == (4, 1)
    assert [each.queue for each in (steady, lapsed, new)] == [2, -1, 0]
    assert [each.user_flag() for each in (steady, lapsed, new)] == [1, 0, 0]


def test_anki_keeps_the_review_log(student: Collection) -> None:
    imported(student, carrying())
    assert student.db is not None
    rows = student.db.all(
        "SELECT revlog.id, ease, revlog.ivl, lastIvl, time, revlog.type FROM revlog"
        " JOIN cards ON cards.id = cid JOIN notes ON notes.id = nid WHERE guid = ? ORDER BY 1",
        guid("steady"),
    )
    assert rows == [
        [
            int(each.at.timestamp() * 1000),
            each.ease,
            each.interval,
            each.before,
            4000,
            int(place > 0),
        ]
        for place, each in enumerate(STEADY.reviews)
    ]


def test_anki_keeps_the_preset_of_the_plan(student: Collection) -> None:
    imported(student, carrying())
    config = student.decks.config_dict_for_deck_id(card(student, "steady").did)
    assert (config["name"], config["desiredRetention"]) == ("Metastasis Trainer", 0.9)
    assert config["fsrsParams6"] == pytest.approx(list(PARAMETERS))
    assert (config["new"]["perDay"], config["rev"]["perDay"]) == (7, 120)
    assert (config["new"]["delays"], config["lapse"]["delays"]) == ([], [])


def test_anki_asks_new_cards_in_the_order_of_the_deck_whatever_their_topic(
    student: Collection,
) -> None:
    names = ["one", "two", "three", "four"]
    facts = (
        fact(name, topic=("bone", "brain")[place % 2]) for place, name in enumerate(names)
    )  # Anki's own order would be bone, bone, brain, brain
    imported(student, replace(deck(*facts), plan=PLAN))
    above = student.decks.id_for_name("Metastasis Trainer")
    assert above is not None
    student.decks.set_current(above)
    queued = student.sched.get_queued_cards(fetch_limit=9).cards
    assert [each.card.note_id for each in queued] == [card(student, name).nid for name in names]


def test_own_notes_and_tags_are_carried(student: Collection) -> None:
    imported(student, carrying())
    note = card(student, "lapsed").note()
    assert note["My notes"] == "µ &lt; β<br>second"
    assert "mine::hard" in note.tags


def test_our_reader_reads_what_we_wrote() -> None:
    made = read(io.BytesIO(write(carrying())), datetime(2026, 12, 1, tzinfo=UTC))
    states = {each.note: (each.stability, each.difficulty) for each in made.cards}
    assert sorted(s for s in states.values() if s[0] is not None) == sorted(
        (round(each.stability, 4), round(each.difficulty, 4)) for each in (STEADY, LAPSED)
    )
    assert len(made.reviews) == 8


def test_two_answers_of_one_millisecond_are_both_kept() -> None:
    twins = tuple(replace(fact(name), own=Own(STEADY)) for name in ("one", "two"))
    made = write(replace(deck(*twins), plan=PLAN))
    found = read(io.BytesIO(made), datetime(2026, 12, 1, tzinfo=UTC))
    assert len(found.reviews) == 8


def test_without_a_plan_no_progress_leaves_the_house() -> None:
    found = read(io.BytesIO(write(deck(*FACTS))), datetime(2026, 12, 1, tzinfo=UTC))
    assert found.reviews == ()
    assert {(each.kind, each.queue, each.flag) for each in found.cards} == {(0, 0, 0)}
