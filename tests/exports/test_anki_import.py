"""The deck in the real Anki (package `anki`): what its importer, renderer and checks say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anki.collection import (
    Collection,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.scheduler.v3 import CardAnswer, Scheduler

from exports.anki import notetype, write
from exports.anki.sides import back, front
from exports.anki.writing import guid
from exports.deck import Deck, DeckFact
from questions.bank import load
from questions.generators import items_of
from tests.exports.reading import database, packed
from tests.exports.samples import choice, deck, each_form, fact, typed
from tests.exports.test_anki_tapping import KINDS, kind

if TYPE_CHECKING:  # at run time anki.cards cannot be the first module of anki
    from anki.cards import Card

OUTCOMES = ("new", "updated", "duplicate", "conflicting")
FACTS = (
    fact("olaparib.target"),
    fact("bone-first", (choice("bone-first"),), topic="sites"),
    fact("p-value", (typed("p-value", stem="Which target, p<0.05?"), choice("p-value", 2))),
    fact("without-items", ()),
)
LATER = date(2026, 11, 25)


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Collection]:
    """A student's own, empty collection."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


def imported(student: Collection, package: bytes) -> dict[str, int]:
    """How many notes Anki took how; what it took no way is left out."""
    path = Path(student.path).with_name("deck.apkg")
    path.write_bytes(package)
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    log = student.import_anki_package(request).log
    counts = {outcome: len(getattr(log, outcome)) for outcome in OUTCOMES}
    return {outcome: count for outcome, count in counts.items() if count}


def card_of(student: Collection, fact_id: str) -> Card:
    """The only card of a fact's note."""
    (note_id,) = student.db.list("select id from notes where guid = ?", guid(fact_id))  # type: ignore[union-attr]
    (card,) = student.get_note(note_id).cards()
    return card


def changed(facts: tuple[DeckFact, ...], fact_id: str) -> Deck:
    """The deck after one fact was edited."""
    return deck(
        *(
            replace(each, statement="Newly worded.", changed=LATER) if each.id == fact_id else each
            for each in facts
        )
    )


def answer_good(student: Collection, fact_id: str) -> None:
    """The student answers the card of a fact with Good, as a review."""
    card, scheduler = card_of(student, fact_id), student.sched
    assert isinstance(scheduler, Scheduler)
    student.set_config("fsrs", True)
    student.decks.select(card.did)
    scheduler.set_due_date([card.id], "0")
    queued = scheduler.get_queued_cards(fetch_limit=10).cards
    (mine,) = (each for each in queued if each.card.id == card.id)
    card.load()
    card.start_timer()
    answer = scheduler.build_answer(card=card, states=mine.states, rating=CardAnswer.GOOD)
    scheduler.answer_card(answer)


def test_all_notes_are_new_with_one_card_each(student: Collection) -> None:
    assert imported(student, write(deck(*FACTS))) == {"new": 3}
    assert (student.note_count(), student.card_count()) == (3, 3)


def test_the_same_deck_again_is_all_duplicates(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    assert imported(student, write(deck(*FACTS))) == {"duplicate": 3}


@cache
def bank_deck() -> Deck:
    """Every fact of the real bank with its items, as the export makes it."""
    bank = load()
    return deck(
        *(
            DeckFact(
                id=each.id,
                topic=each.topic,
                topic_name=bank.topics[each.topic].name,
                statement=each.statement,
                changed=bank.changed(each.id),
                items=items_of(each, bank),
            )
            for each in bank.asked()
        )
    )


@pytest.mark.long
def test_the_whole_bank_is_imported_then_only_what_changed(student: Collection) -> None:
    whole = bank_deck()
    count = len(whole.facts)
    assert imported(student, write(whole)) == {"new": count}
    assert (student.note_count(), student.card_count()) == (count, count)
    first, *others = whole.facts
    later = replace(first, statement="Newly worded.", changed=first.changed + timedelta(days=1))
    mended = replace(whole, facts=(later, *others))
    assert imported(student, write(mended)) == {"updated": 1, "duplicate": count - 1}
    assert student.card_count() == count


@pytest.mark.long
def test_every_question_of_the_bank_is_tapped_as_its_form_is_answered() -> None:
    items = [item for each in bank_deck().facts for item in each.items]
    wanted = [(item.id, KINDS.get(item.form, "one")) for item in items]
    assert [(item.id, kind(front(item))) for item in items] == wanted


def test_a_changed_deck_updates_the_changed_notes_only(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    assert imported(student, write(changed(FACTS, "p-value"))) == {"updated": 1, "duplicate": 2}
    assert card_of(student, "p-value").note()["Rule"].startswith("Newly worded.")
    assert student.card_count() == 3


def test_a_fact_that_gains_a_question_keeps_its_one_card(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    more = replace(FACTS[1], items=(typed("bone-first"), choice("bone-first")), changed=LATER)
    assert imported(student, write(deck(FACTS[0], more))) == {"updated": 1, "duplicate": 1}
    assert student.card_count() == 3
    assert card_of(student, "bone-first").note()["Front2"]


def test_a_new_fact_is_added_to_the_rest(student: Collection) -> None:
    imported(student, write(deck(*FACTS[:2])))
    assert imported(student, write(deck(*FACTS))) == {"new": 1, "duplicate": 2}


def test_the_schedule_of_a_reviewed_card_survives_an_update(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    answer_good(student, "p-value")
    before = card_of(student, "p-value")
    reviews = student.card_stats_data(before.id).revlog
    imported(student, write(changed(FACTS, "p-value")))
    after = card_of(student, "p-value")
    kept = ("id", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "memory_state")
    assert after.note()["Rule"].startswith("Newly worded.")
    assert (int(after.type), after.reps, after.memory_state is None) == (2, 1, False)
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert student.card_stats_data(after.id).revlog == reviews


def test_new_cards_come_in_the_order_of_the_deck(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    assert [card_of(student, each.id).due for each in FACTS if each.items] == [1, 2, 3]


def test_decks_form_a_tree_by_topic(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    assert student.decks.name(card_of(student, "bone-first").did) == "Metastasis Trainer::Sites"
    assert [each.name for each in student.decks.all_names_and_ids(skip_empty_default=True)] == [
        "Metastasis Trainer",
        "Metastasis Trainer::Sites",
        "Metastasis Trainer::Systemic therapy",
    ]


def test_anki_keeps_the_fixed_ids_of_the_note_type(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    found = student.models.by_name(notetype.NAME)
    assert found is not None
    assert (found["id"], found["tmpls"][0]["id"]) == (notetype.ID, notetype.TEMPLATE_ID)
    assert [(each["name"], each["id"]) for each in found["flds"]] == [
        (field.name, field.id) for field in notetype.FIELDS
    ]


def test_a_renamed_field_makes_no_conflict(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    package = renamed(write(changed(FACTS, "p-value")), "Why", "Reason")
    assert imported(student, package) == {"updated": 1, "duplicate": 2}
    assert "Reason" in card_of(student, "p-value").note()


def renamed(package: bytes, old: str, new: str) -> bytes:
    """The package of a later release, in which a field has another name."""
    db = database(package)
    (told,) = db.execute("SELECT models FROM col").fetchone()
    models = json.loads(
        told.replace(f"{{{{{old}}}}}", f"{{{{{new}}}}}")
        .replace(f"{{{{#{old}}}}}", f"{{{{#{new}}}}}")
        .replace(f"{{{{/{old}}}}}", f"{{{{/{new}}}}}")
    )
    (model,) = models.values()
    model["mod"] += 86_400
    for field in model["flds"]:
        field["name"] = new if field["name"] == old else field["name"]
    db.execute("UPDATE col SET models = ?", (json.dumps(models),))
    db.commit()
    return packed(db)


def test_ankis_check_finds_nothing_to_mend(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    assert student.fix_integrity() == ("Database rebuilt and optimized.", True)


def test_ankis_renderer_shows_question_and_answer(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    card = card_of(student, "p-value")
    question, answer = card.question(), card.answer()
    assert '<p class="mt-stem">Which target, p&lt;0.05?</p>' in question
    assert "The target of trastuzumab." not in question
    assert "The target of trastuzumab." in answer
    for sign in ("{{", "}}", "template error", "not found", "unknown"):
        assert sign not in (question + answer).casefold()


def test_ankis_renderer_shows_every_form_as_it_was_written(student: Collection) -> None:
    items = {f"every-{place}": item for place, item in enumerate(each_form("every"))}
    imported(student, write(deck(*(fact(name, (item,)) for name, item in items.items()))))
    for name, item in items.items():
        card = card_of(student, name)
        question, answer = card.question(), card.answer()
        assert front(item) in question
        assert back(item) in answer
        assert back(item) not in question


def test_a_field_of_the_students_own_is_shown_on_the_back(student: Collection) -> None:
    imported(student, write(deck(*FACTS)))
    note = card_of(student, "p-value").note()
    note["My notes"] = "Ask about PALB2."
    student.update_note(note)
    assert "Ask about PALB2." in card_of(student, "p-value").answer()
    assert "My notes" not in card_of(student, "bone-first").answer()


def test_tags_stand_in_ankis_tree(student: Collection) -> None:
    imported(student, write(deck(fact("f", tags=("mt::site::bone marrow",)))))
    assert student.tags.all() == [
        "mt::site::bone_marrow",
        "mt::source::liver-mbc",
        "mt::topic::systemic-therapy",
    ]
