"""Items: proved, explained, in a fixed order, and unmoved by what they do not list."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest

from questions.bank import load
from questions.flaws.opposites import are_opposites
from questions.flaws.quantities import spans
from questions.generators import GENERATORS, all_items, items_of
from questions.grading import grade
from questions.item import (
    Cloze,
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Ordering,
    Proof,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
    dump,
)
from questions.item import load as load_item
from tests.questions.small import DRUGS, small, write


def choices(items: list[Item]) -> list[SingleBest]:
    return [item for item in items if isinstance(item, SingleBest) and item.form == "single_best"]


def test_every_fact_has_a_single_best_answer_item(bank, items):
    asked = {fact.id for fact in bank.asked()}
    assert {item.facts[0] for item in choices(items)} == asked


def test_the_bank_is_asked_in_every_form(items):
    assert {item.form for item in items} == set(GENERATORS)


def test_no_fact_has_more_than_three_items_of_a_form(items):
    made = Counter((item.facts[0], item.form) for item in items)
    assert {each: n for each, n in made.items() if n > 3} == {}


def proofs(item: Item) -> list[Proof]:
    match item:
        case SingleBest() | TrueFalse() | SelectAll():
            return [option.proof for option in item.options if option.proof]
        case ExtendedMatching():
            return [each.proof for part in item.parts for each in part.options if each.proof]
        case ShortAnswer() | Cloze() | Ordering() | NumericBand():
            return [item.proof]
        case Matching():
            return list(item.proofs.values())
        case Table():
            return [cell.proof for cell in item.cells if cell.proof]
    raise TypeError(item.form)


def test_every_option_has_a_rationale_and_every_distractor_a_proof(bank, items):
    bare = [
        (item.id, option.text)
        for item in items
        if isinstance(item, SingleBest | TrueFalse | SelectAll)
        for option in item.options
        if not option.rationale or bool(option.proof) == option.correct
    ]
    assert bare == []


def test_every_proof_rests_on_claims_that_the_item_lists(bank, items):
    unlisted = [
        (item.id, claim)
        for item in items
        for proof in proofs(item)
        for claim in proof.rests_on
        if claim not in item.facts or bank.claim(claim) is None
    ]
    assert unlisted == []


def test_every_item_has_a_reference_or_a_source(items):
    assert [item.id for item in items if not (item.references or item.sources)] == []


def test_ids_are_unique(items):
    assert [id_ for id_, n in Counter(item.id for item in items).items() if n > 1] == []


def test_an_item_survives_the_way_through_json(items):
    assert [load_item(json.loads(json.dumps(dump(item)))) for item in items] == items


def test_typed_answers_have_at_most_four_words(items):
    typed = [item.answer for item in items if isinstance(item, ShortAnswer | Cloze)]
    typed += [item.correction.text for item in judged(items) if item.correction.category]
    assert [answer for answer in typed if len(answer.split()) > 4] == []


def judged(items: list[Item]) -> list[TrueFalse]:
    return [item for item in items if isinstance(item, TrueFalse)]


def pairs(answers: dict[str, str]) -> str:
    return " ".join(f"{one}:{other}" for one, other in answers.items())


def right(item: Item) -> str:
    """The reply that is right."""
    match item:
        case SingleBest() | ShortAnswer() | Cloze():
            return item.answer
        case TrueFalse():
            typed = f": {item.correction.text}" if item.correction.category else ""
            return "true" if item.answer else f"false{typed}"
        case Ordering() | SelectAll() | Table():
            return " ".join(item.answer)
        case Matching():
            return pairs(item.answer)
        case NumericBand():
            return str(item.answer.value)
        case ExtendedMatching():
            return pairs({part.id: part.answer for part in item.parts})
    raise TypeError(item.form)


def wrong(item: Item) -> list[str]:
    """Every reply that is wrong and that the item itself tells of."""
    match item:
        case SingleBest():
            return [option.id for option in item.options if not option.correct]
        case ShortAnswer() | Cloze():
            return [rival.name for rival in item.rivals]
        case TrueFalse():
            rivals = [f"false: {rival.name}" for rival in item.correction.rivals]
            alone = ["false"] if item.correction.category else []
            return ["false", *rivals] if item.answer else ["true", *alone, *rivals]
        case NumericBand():
            return [str(item.answer.low - 0.01), str(item.answer.high + 0.01)]
    return wrongly_arranged(item)


def wrongly_arranged(item: Item) -> list[str]:
    """The same for what consists of several parts."""
    match item:
        case Ordering():
            swaps = range(len(item.answer) - 1)
            orders = [list(item.answer) for _ in swaps]
            for n, order in zip(swaps, orders, strict=True):
                order[n : n + 2] = reversed(order[n : n + 2])
            shown = [element.id for element in item.elements]
            return [" ".join(order) for order in (*orders, shown)]
        case SelectAll():
            every = [option.id for option in item.options]
            return [" ".join(every), *every, " ".join(item.answer[1:])]
        case Table():
            every = [f"{cell.row}:{cell.column}" for cell in item.cells]
            return [" ".join(every), " ".join(item.answer[1:])]
        case Matching():
            return [pairs(each) for each in swapped(item)]
        case ExtendedMatching():
            answers = {part.id: part.answer for part in item.parts}
            return [
                pairs({**answers, part.id: option.id})
                for part in item.parts
                for option in part.options
                if not option.correct
            ]
    raise TypeError(item.form)


def swapped(item: Matching) -> list[dict[str, str]]:
    """The answer with each two neighbours' partners exchanged."""
    lefts = list(item.answer)
    return [
        {**item.answer, one: item.answer[other], other: item.answer[one]}
        for one, other in pairwise(lefts)
    ]


def test_the_right_reply_to_every_item_is_right_and_every_other_wrong(items):
    assert [item.id for item in items if not grade(item, right(item)).correct] == []
    assert [
        (item.id, reply) for item in items for reply in wrong(item) if grade(item, reply).correct
    ] == []


def test_statements_come_in_pairs_that_differ_in_their_truth_alone(items):
    sisters: dict[str, list[TrueFalse]] = {}
    for item in judged(items):
        sisters.setdefault(item.facts[0], []).append(item)
    for pair in sisters.values():
        assert sorted(item.answer for item in pair) == [False, True]
        assert len({item.stem for item in pair}) == 2
        assert len({item.correction for item in pair}) == 1


def test_no_blank_is_filled_by_its_own_sentence(items):
    blanks = [item for item in items if isinstance(item, Cloze)]
    assert [item.id for item in blanks if item.stem.count("____") != 1] == []
    assert [
        item.id for item in blanks if item.answer.casefold() in item.stem.casefold().split()
    ] == []


def test_steps_are_mixed(items):
    orders = [item for item in items if isinstance(item, Ordering)]
    assert [
        item.id for item in orders if tuple(each.id for each in item.elements) == item.answer
    ] == []


@pytest.mark.long
def test_two_runs_under_different_hash_seeds_give_equal_bytes():
    sums = []
    for seed in ("0", "4711"):
        out = subprocess.run(
            [sys.executable, "-m", "questions", "items"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        sums.append(hashlib.sha256(out).hexdigest())
    assert sums[0] == sums[1]


def made(folder, drugs: dict[str, str]) -> dict[str, Item]:
    return {item.id: item for item in all_items(load(write(folder, small(drugs))))}


def test_a_new_concept_changes_only_items_that_list_it(tmp_path):
    drugs = {**DRUGS, **{f"{name}-slow": class_ for name, class_ in DRUGS.items()}}
    before = made(tmp_path / "before", drugs)
    after = made(tmp_path / "after", {**drugs, "omegin": "delta-blocker"})
    changed = {id_ for id_ in before if before[id_] != after.get(id_)}
    silent = [id_ for id_ in changed if "omegin.class" not in after[id_].facts]
    assert before.keys() <= after.keys()
    assert silent == []
    assert 0 < len(changed) < len(before)


@pytest.mark.long
def test_a_new_drug_of_the_real_bank_changes_only_items_that_list_it(tmp_path, bank, items):
    """The real bank with one more drug in its table."""
    from questions.bank import FACTS

    folder = tmp_path / "facts"
    folder.mkdir()
    for path in FACTS.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(text, encoding="utf-8")
    (folder / "new.yaml").write_text(NEW_DRUG, encoding="utf-8")
    after = {item.id: item for item in all_items(load(folder))}
    changed = [item for item in items if after.get(item.id) != item]
    kept = [after[item.id] for item in changed if item.id in after]
    assert [item.id for item in kept if not lists(item, "new-drug")] == []
    gone = {item.form for item in changed if item.id not in after}
    assert gone <= {item.form for item in after.values() if lists(item, "new-drug")}
    assert 0 < len(changed) < len(items) // 10


def lists(item: Item, concept: str) -> bool:
    """Whether an item rests on a fact of the concept, or names it as near its answer."""
    match item:
        case ShortAnswer() | Cloze():
            near = item.rivals
        case TrueFalse():
            near = item.correction.rivals
        case _:
            near = ()
    of_concept = any(fact.startswith(f"{concept}.") for fact in item.facts)
    return of_concept or any(rival.concept == concept for rival in near)


UNRELATED = """
relations:
  - id: made-of
    from: [drug]
    to: [drug]
    cardinality: many
    says: "{Subject} is made of {object}."
triples:
  - id: rudex-made-of-tamol
    topic: drugs
    statement: Rudex is made of tamol.
    explanation: Invented.
    subject: rudex
    relation: made-of
    object: [tamol]
    status: STATUS
    references: [authority]
    checked:
      how: read
      against: [authority]
      on: 2026-11-22
    sources:
      - source: article
        section: Drugs
        said: something else
"""


@pytest.mark.parametrize("status", ["established", "contested", "superseded"])
def test_an_unrelated_fact_changes_no_item(tmp_path, status):
    more = UNRELATED.replace("STATUS", status)
    relation, _, triples = more.partition("triples:")
    text = small().replace("relations:\n", relation.lstrip("\n"), 1) + f"triples:{triples}"
    before = list(all_items(load(write(tmp_path / "before", small()))))
    after = {item.id: item for item in all_items(load(write(tmp_path / "after", text)))}
    assert [after[item.id] for item in before] == before


NEW_DRUG = """
references:
  - id: invented
    authority: A test
    title: Invented for a test
    dated: 2026
    address: tests/questions/test_items.py
concepts:
  - id: new-drug
    type: drug
    name: newciclib
    family: small-molecule
tables:
  - id: new-drugs
    name: New drugs
    topic: systemic-therapy
    columns: [drug-class]
    rows:
      new-drug:
        explanation: Invented.
        references: [invented]
        checked:
          how: read
          against: [invented]
          on: 2026-11-22
        cells:
          drug-class:
            value: [cdk4-6-inhibitor]
"""


def test_the_key_is_placed_by_digest_and_spread_over_all_places(items):
    places = Counter(
        (item.k, [option.correct for option in item.options].index(True))
        for item in choices(items)
        if not item.sorted and item.k == 4
    )
    assert set(places) == {(4, 0), (4, 1), (4, 2), (4, 3)}
    assert max(places.values()) < 2 * min(places.values())


def test_what_has_an_order_is_shown_in_it(items):
    for item in choices(items):
        found = spans(tuple(option.text for option in item.options))
        assert item.sorted is (found is not None)
        assert found is None or found == sorted(found)


def test_no_option_alone_is_the_opposite_of_a_key_that_is_a_concept(bank, items):
    for item in choices(items):
        if item.answer in bank.concepts and " " in item.key_text:
            others = [option.text for option in item.options if not option.correct]
            turned = [text for text in others if are_opposites(item.key_text, text)]
            assert len(turned) != 1 or any(
                are_opposites(one, other) for one in others for other in others
            )


def test_a_fact_without_proofs_gets_no_item_rather_than_padding(tmp_path):
    bank = load(write(tmp_path, small({"tamol": "alpha-blocker"})))
    fact = bank.facts["tamol.class"]
    asked = [item.asks for item in items_of(fact, bank) if isinstance(item, SingleBest)]
    assert asked == ["object"]
