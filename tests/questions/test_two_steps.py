"""Questions in two steps: a clue to one of several named things, and what is asked of it."""

from __future__ import annotations

from pathlib import Path

from questions.bank import BadBank, Bank, load
from questions.generators import items_of
from questions.item import SingleBest
from tests.questions.small import concept, small, write
from tests.questions.written import CHECK

PAIR = """two_steps:
  - id: mark-to-class
    first: marked-by
    hidden: subject
    second: class
    given: subject
    why: A mark leads to a drug.
"""
RELATION = """relations:
  - id: marked-by
    from: [drug]
    to: [finding]
    cardinality: one
    partition: marks
    says: "{Subject} leaves {object}."
    that: "that leaves {object}"
"""
MARKS = {"tamol": "red", "rudex": "blue", "epsin": "green", "novar": "white"}


def partition() -> str:
    values = ", ".join(MARKS.values())
    return (
        f"partitions:\n  - id: marks\n    name: mark\n    type: finding\n    values: [{values}]\n"
        f"    reason: A drug leaves one mark.{CHECK.rstrip()}\n"
    )


def triples(marks: dict[str, str]) -> str:
    return "triples:\n" + "".join(
        f"  - id: mark-of-{drug}\n    topic: drugs\n"
        f"    statement: {drug.capitalize()} leaves {mark}.\n    explanation: So it is.\n"
        f"    subject: {drug}\n    relation: marked-by\n"
        f"    object: [{mark}]{CHECK}"
        for drug, mark in marks.items()
    )


def bank_of(folder: Path, marks: dict[str, str] = MARKS, pair: str = PAIR) -> Bank:
    text = small(concepts="".join(concept(each, "finding") for each in MARKS.values()))
    text = text.replace("relations:\n", RELATION, 1).replace("partitions:\n", partition(), 1)
    return load(write(folder, text + triples(marks) + pair))


def two_steps(bank: Bank, fact: str) -> list[SingleBest]:
    made = items_of(bank.facts[fact], bank)
    return [item for item in made if isinstance(item, SingleBest) and item.asks == "two steps"]


def test_the_second_step_is_asked_of_what_the_clue_points_to(tmp_path):
    (item,) = two_steps(bank_of(tmp_path), "tamol.class")
    assert item.stem == (
        "One of epsin, novar, rudex and tamol leaves red. To which class does this drug belong?"
    )
    assert item.answer == "alpha-blocker"
    assert item.level == "apply"
    assert item.facts[:2] == ("tamol.class", "mark-of-tamol")
    assert item.unit == "bank/tamol.class"


def test_a_wrong_option_is_right_for_another_thing_that_is_proved_not_to_be_meant(tmp_path):
    (item,) = two_steps(bank_of(tmp_path), "tamol.class")
    rudex = next(option for option in item.options if option.id == "beta-blocker")
    assert rudex.rationale == (
        "Rudex is a beta blocker. Rudex is not the one that the question means: Rudex leaves blue."
    )
    assert rudex.proof is not None
    assert rudex.proof.rests_on == ("classes", "tamol.class", "marks", "mark-of-rudex")
    assert set(rudex.proof.rests_on) < set(item.facts)


def test_a_thing_to_which_the_clue_may_point_too_is_not_named(tmp_path):
    marks = {drug: mark for drug, mark in MARKS.items() if drug != "rudex"}
    (item,) = two_steps(bank_of(tmp_path, marks), "tamol.class")
    assert "rudex" not in item.stem
    assert "beta-blocker" not in {option.id for option in item.options}


def test_only_allowed_pairs_are_asked(tmp_path):
    assert two_steps(bank_of(tmp_path, pair=""), "tamol.class") == []


def test_a_pair_without_its_wordings_is_refused(tmp_path):
    try:
        bank_of(tmp_path, pair=PAIR.replace("hidden: subject", "hidden: object"))
    except BadBank as bad:
        told = [each.message for each in bad.problems]
    assert told == [
        "the relation 'marked-by' has no 'whose', which tells what is hidden; write one"
    ]


def test_the_real_ones_name_what_their_options_belong_to(bank, items):
    made = [i for i in items if isinstance(i, SingleBest) and i.asks == "two steps"]
    assert made
    unlisted = [
        item.id
        for item in made
        for option in item.options
        if option.proof and not set(option.proof.rests_on) <= set(item.facts)
    ]
    assert unlisted == []
    assert [item.id for item in made if not item.stem.startswith(("One of ", "Of "))] == []
