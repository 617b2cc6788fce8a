"""What an Anki package holds, read without Anki."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from exports import WRITERS
from exports.anki import notetype, write
from exports.anki.fields import note_fields
from exports.anki.pairs import ordered
from tests.exports.reading import decks, model, notes, rows
from tests.exports.samples import (
    MET,
    REPORT,
    choice,
    deck,
    fact,
    typed,
)

NOTES = "SELECT guid, mod, tags, flds, sfld FROM notes ORDER BY guid"


def test_anki_is_one_of_the_writers() -> None:
    made = WRITERS["anki"]
    assert (made.suffix, made.mimetype, made.write) == (".apkg", "application/vnd.anki", write)


def test_a_fact_is_one_note_with_one_card() -> None:
    package = write(deck(fact("olaparib.target"), fact("olaparib.class")))
    assert rows(package, "SELECT count(*) FROM notes") == [2]
    assert (
        rows(
            package,
            "SELECT notes.id = cards.nid, ord, type, queue FROM notes JOIN cards ON nid = notes.id",
        )
        == [(1, 0, 0, 0)] * 2
    )


def test_a_fact_without_items_gives_no_note() -> None:
    package = write(deck(fact("asked"), fact("silent", ())))
    assert [note["Id"] for note in notes(package)] == ["asked"]
    with pytest.raises(ValueError, match="silent has no items"):
        note_fields(fact("silent", ()), REPORT)


def test_a_deck_without_facts_is_still_a_package() -> None:
    assert rows(write(deck()), "SELECT count(*) FROM notes") == [0]


def test_equal_facts_give_equal_notes_whenever_they_are_written() -> None:
    facts = (fact("one"), fact("two", topic="sites"), fact("three"))
    later = datetime(2027, 1, 1, tzinfo=UTC)
    one, two = write(deck(*facts)), write(deck(*facts, made_at=later))
    assert rows(one, NOTES) == rows(two, NOTES)
    assert rows(one, "SELECT * FROM cards") == rows(two, "SELECT * FROM cards")
    assert model(one) == model(two)
    assert decks(one) == decks(two)


def test_a_note_does_not_depend_on_its_neighbours() -> None:
    by_id = "SELECT id, guid, mod, tags, flds FROM notes WHERE sfld = 'two'"
    alone = rows(write(deck(fact("two"))), by_id)
    assert alone == rows(write(deck(fact("one"), fact("two"), fact("three"))), by_id)


def test_the_guid_comes_from_the_fact_id_alone() -> None:
    changed = fact("one", (choice("one", stem="Another stem?"),), topic="sites", statement="New.")
    guids = [rows(write(deck(each)), "SELECT guid FROM notes") for each in (fact("one"), changed)]
    assert guids == [["h[7B1vQt4%"], ["h[7B1vQt4%"]]


def test_a_note_is_changed_on_the_day_of_its_fact() -> None:
    facts = (fact("old", changed=date(2026, 11, 1)), fact("new", changed=date(2026, 11, 22)))
    days = {
        "old": int(datetime(2026, 11, 1, tzinfo=UTC).timestamp()),
        "new": int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()),
    }
    query = "SELECT sfld, notes.mod, cards.mod FROM notes JOIN cards ON nid = notes.id"
    found = {name: (note, card) for name, note, card in rows(write(deck(*facts)), query)}
    assert found == {name: (day, day) for name, day in days.items()}


def test_new_cards_are_due_in_the_order_of_the_deck() -> None:
    facts = (fact("a", topic="sites"), fact("b"), fact("none", ()), fact("c", topic="sites"))
    query = "SELECT sfld FROM notes JOIN cards ON nid = notes.id ORDER BY due"
    package = write(deck(*facts))
    assert rows(package, query) == ["a", "b", "c"]
    assert rows(package, "SELECT due FROM cards ORDER BY due") == [1, 2, 3]


def test_decks_form_a_tree_by_topic_with_fixed_ids() -> None:
    found = decks(write(deck(fact("a"), fact("b", topic="sites"))))
    assert found == {
        "Default": 1,
        "Metastasis Trainer": 1_795_305_600_001,
        "Metastasis Trainer::Systemic therapy": 1_744_341_828_455,
        "Metastasis Trainer::Sites": 1_759_927_973_149,
    }


def test_tags_form_a_tree_and_hold_no_blank() -> None:
    other = choice("a", sources=(replace(MET, source="breast-spine"),))
    tagged = fact("a", (choice("a"), other), tags=("mt::site::bone marrow", "exam week"))
    (tags,) = rows(write(deck(tagged)), "SELECT tags FROM notes")
    assert tags.split() == [
        "exam_week",
        "mt::site::bone_marrow",
        "mt::source::breast-spine",
        "mt::source::liver-mbc",
        "mt::topic::systemic-therapy",
    ]


def test_the_settings_name_the_second_scheduler() -> None:
    (conf,) = rows(write(deck(fact("a"))), "SELECT conf FROM col")
    assert json.loads(conf)["schedVer"] == 2


def test_the_note_type_has_fixed_ids() -> None:
    found = model(write(deck(fact("a"))))
    assert (found["id"], found["name"]) == (str(notetype.ID), "Metastasis Trainer fact")
    assert [(each["name"], each["id"]) for each in found["flds"]] == [
        (field.name, field.id) for field in notetype.FIELDS
    ]
    assert [each["id"] for each in found["tmpls"]] == [notetype.TEMPLATE_ID]
    ids = [notetype.TEMPLATE_ID, *(field.id for field in notetype.FIELDS)]
    assert len(set(ids)) == len(ids)


def test_a_changed_note_type_moves_its_date_on() -> None:
    """When this fails: set notetype.CHANGED to today, then both values here."""
    found = model(write(deck(fact("a"))))
    parts = {name: found[name] for name in ("flds", "tmpls", "css")}
    told = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
    assert (notetype.CHANGED, told) == (date(2026, 11, 30), "b208710f111a5ed6")


def test_recall_comes_first_and_directions_take_turns() -> None:
    items = (
        choice("f", 1),
        choice("f", 2),
        choice("f", 3, "subject"),
        typed("f", "subject"),
        typed("f"),
    )
    assert [item.id for item in ordered(items)] == [
        "short-answer-f-subject",
        "short-answer-f-object",
        "single-best-f-1",
        "single-best-f-3",
        "single-best-f-2",
    ]


def test_a_note_has_at_most_six_questions() -> None:
    (note,) = notes(write(deck(fact("f", tuple(choice("f", n) for n in range(9))))))
    assert all(note[f"Front{n}"] and note[f"Back{n}"] for n in range(1, 7))


def test_unused_questions_and_my_notes_are_empty() -> None:
    (note,) = notes(write(deck(fact("f"))))
    assert [name for name, value in note.items() if not value] == [
        "Front3",
        "Front4",
        "Front5",
        "Front6",
        "Back3",
        "Back4",
        "Back5",
        "Back6",
        "My notes",
    ]
