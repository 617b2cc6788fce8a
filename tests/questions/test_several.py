"""Forms of several answers at once: what is right, what is proved wrong, and who asks."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from questions.bank import Bank, load
from questions.fact import Triple
from questions.generators import all_items, items_of, refusals_of
from questions.item import Item, Matching, NumericBand, OddOneOut, SelectAll, Table
from questions.proving import unproved
from tests.questions.small import concept, write
from tests.questions.wide import HELD, SITES, WIDER, figure, grid, wide

SEVERAL = (SelectAll, Matching, OddOneOut, Table)


@pytest.fixture(scope="module")
def wide_bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return load(write(tmp_path_factory.mktemp("wide") / "facts", wide()))


def of_form(items: list[Item], form: type[Item]) -> list[Item]:
    return [item for item in items if item.form == form.form]


def made(bank: Bank, form: type[Item]) -> list[Item]:
    return of_form(list(all_items(bank)), form)


def rules(bank: Bank, fact: str, form: type[Item]) -> list[tuple[str, str]]:
    found = refusals_of(bank.facts[fact], bank)
    return [(each.asks, each.rule) for each in found if each.form == form.form]


def asked_of(item: Item) -> str:
    """The one thing that a selection or an odd one out of drugs is about."""
    return item.stem.removesuffix(" Select all that apply.")


def test_all_that_is_right_is_asserted_and_all_that_is_wrong_refuted(wide_bank):
    drugs = {
        asked_of(item): (
            {option.id for option in item.options if option.correct},
            {option.id for option in item.options if not option.correct},
        )
        for item in made(wide_bank, SelectAll)
        if isinstance(item, SelectAll) and item.facts[0].endswith(".class")
    }
    assert set(drugs) == {
        "Which of these drugs can be called an alpha blocker?",
        "Which of these drugs can be called a beta blocker?",
    }
    for stem, (right, wrong) in drugs.items():
        class_ = stem.split()[-2] + "-blocker"
        assert {WIDER[each] for each in right} == {class_}
        assert class_ not in {WIDER[each] for each in wrong}
        assert len(right) > 1 < len(wrong)


def test_findings_of_a_site_are_those_of_its_keyed_cells(wide_bank):
    found = made(wide_bank, SelectAll)
    sites = {item.facts[0].rpartition(".")[2]: item for item in found if "findings" in item.stem}
    assert set(sites) == set(SITES)
    for site, item in sites.items():
        assert isinstance(item, SelectAll)
        assert {o.id: o.correct for o in item.options} == {
            o.id: site in HELD[o.id] for o in item.options
        }


def test_facts_that_would_share_a_stem_share_one_item(wide_bank):
    stems = [item.stem for item in made(wide_bank, SelectAll)]
    assert len(stems) == len(set(stems))
    (asks,) = (i.facts[0] for i in made(wide_bank, SelectAll) if "alpha" in i.stem)
    others = {"tamol.class", "ulvex.class", "sodrin.class"} - {asks}
    for other in others:
        assert ("subjects", f"asked with '{asks}'") in rules(wide_bank, other, SelectAll)


def test_two_sites_of_one_finding_and_a_third_are_too_few_to_choose_from(wide_bank):
    for site in ("liver", "lung"):
        assert rules(wide_bank, f"findings.fever.{site}", SelectAll)[0] == (
            "objects",
            "1 provably wrong options beside 2 right ones",
        )


def test_no_wrong_pair_could_be_right(wide_bank):
    found = [each for each in made(wide_bank, Matching) if isinstance(each, Matching)]
    assert {item.stem for item in found} == {
        "Match each drug to its class.",
        "Match each finding to its site.",
    }
    for item in found:
        pairs = {f"{one.id}:{two.id}" for one, two in product(item.left, item.right)}
        right = {f"{one}:{two}" for one, two in item.answer.items()}
        assert set(item.proofs) == pairs - right
        for pair in right:
            one, _, two = pair.partition(":")
            assert two in (HELD[one] if one in HELD else (WIDER[one],))
        for pair in item.proofs:
            one, _, two = pair.partition(":")
            assert two not in (HELD[one] if one in HELD else (WIDER[one],))


def test_a_spare_answer_is_nobodys_partner(tmp_path):
    drugs = {drug: class_ for drug, class_ in WIDER.items() if class_ != "delta-blocker"}
    items = made(load(write(tmp_path, wide(drugs))), Matching)
    (item,) = (each for each in items if "drug" in each.stem)
    assert isinstance(item, Matching)
    assert len(item.left) == 3
    assert {each.id for each in item.right} - set(item.answer.values()) == {"delta-blocker"}
    assert item.stem == "Match each drug to its class. One of the answers is left over."
    assert len(item.proofs) == 9


def test_the_odd_one_is_refuted_what_all_others_share(wide_bank):
    found = [each for each in made(wide_bank, OddOneOut) if isinstance(each, OddOneOut)]
    assert found
    for item in found:
        others = [option.id for option in item.options if option.id != item.answer]
        if item.answer in WIDER:
            (shared,) = {WIDER[each] for each in others}
            assert WIDER[item.answer] != shared
        else:
            shared = item.stem.split(".")[0].split()[-1]
            assert {shared in HELD[each] for each in others} == {True}
            assert shared not in HELD[item.answer]
        assert len(others) in (2, 3)


def odd_drugs(folder: Path, text: str) -> list[str]:
    items = made(load(write(folder, text)), OddOneOut)
    return sorted(item.key_text for item in items if "drugs" in item.stem)


def test_a_class_ending_that_all_others_share_tells_the_odd_one(tmp_path):
    two = {"tamol": "alpha-blocker", "epsin": "gamma-blocker", "rudex": "alpha-blocker"}
    telling = {"tamolmab": "alpha-blocker", "epsin": "gamma-blocker", "rudexmab": "alpha-blocker"}
    assert odd_drugs(tmp_path / "plain", wide(two)) == ["Epsin"]
    assert odd_drugs(tmp_path / "telling", wide(telling)) == []


def test_a_family_that_makes_another_one_odd_refuses_the_item(tmp_path):
    drugs = {"tamol": "alpha-blocker", "epsin": "gamma-blocker", "rudex": "alpha-blocker"}
    text = wide(drugs).replace(
        "    article: a\n",
        "    article: a\n    families:\n      - id: big\n        name: big\n"
        "      - id: little\n        name: little\n",
        1,
    )

    def families(**of: str) -> str:
        found = text
        for drug, family in of.items():
            name = f"    name: {drug}\n"
            found = found.replace(name, f"{name}    family: {family}\n", 1)
        return found

    alike = families(tamol="big", epsin="little", rudex="big")
    crossed = families(tamol="big", epsin="big", rudex="little")
    assert odd_drugs(tmp_path / "alike", alike) == ["Epsin"]
    assert odd_drugs(tmp_path / "crossed", crossed) == []


def test_a_table_is_what_its_grid_says(wide_bank):
    found = [each for each in made(wide_bank, Table) if isinstance(each, Table)]
    assert found
    for item in found:
        truth = {(row, site) for row, sites in HELD.items() for site in sites}
        assert {(c.row, c.column): c.correct for c in item.cells} == {
            (row.id, column.id): (row.id, column.id) in truth
            for row, column in product(item.rows, item.columns)
        }
        by_row = [sum(c.correct for c in item.cells if c.row == row.id) for row in item.rows]
        assert 0 < min(by_row) <= max(by_row) < len(item.columns)
        assert 1 / 3 <= sum(by_row) / len(item.cells) <= 2 / 3
        assert item.level == "analyse"


def test_a_blank_cell_keeps_its_row_out_of_every_table(tmp_path):
    text = wide().replace(
        "          bone:\n            level: refuted\n            reason: The bone is so.\n", ""
    )
    assert made(load(write(tmp_path, text)), Table) == []


@pytest.mark.parametrize(
    ("low", "high", "bands", "unit", "right", "hint"),
    [
        (40, 40, "1-2 30-50 70-80", '"%"', (36, 44), "within 10%"),
        (13.9, 13.9, "1-4 10-18 30-38", '"%"', (12.51, 15.29), "within 10%"),
        (99.3, 99.3, "70-74 88-92 98-100", '"%"', (98.8, 99.8), "whole"),
        (1.2, 1.2, "0.1-0.4 1-2 5-7", '"%"', (0.7, 1.7), "whole"),
        (70, 80, "5-10 70-80 92-98", '"%"', (70, 80), "range"),
        (1.5, 1.5, "1.5-1.5 3-3 5-5", "times", (1.5, 1.5), "exact"),
        (3, 3, "1-1.5 2.5-3.5 5-6", "times", (2.5, 3.5), "whole"),
        (1.8, 1.8, "1.1-1.3 1.6-2 2.8-3.2", "times", (1.62, 1.98), "within 10%"),
    ],
)
def test_the_band_of_a_figure_follows_from_what_it_is(
    tmp_path, low, high, bands, unit, right, hint
):
    bank = load(write(tmp_path, wide(more=figure("it", low, high, bands, unit))))
    (item,) = (each for each in made(bank, NumericBand) if each.facts[0] == "it")
    assert isinstance(item, NumericBand)
    assert (item.answer.low, item.answer.high) == right
    assert hint in item.stem.removeprefix("How many are it?")


def test_a_large_count_is_not_typed_and_says_why(tmp_path):
    bank = load(
        write(
            tmp_path,
            wide(more=figure("it", 310720, 310720, "1-2 300000-320000 400000-410000", "cases")),
        )
    )
    assert rules(bank, "it", NumericBand) == [
        ("figure", "310,720 cases: a figure of that size is looked up")
    ]


def test_a_band_that_reaches_another_option_is_refused(tmp_path):
    bank = load(write(tmp_path, wide(more=figure("it", 40, 40, "1-2 39-41 43-50"))))
    assert rules(bank, "it", NumericBand) == [
        ("figure", "what would be near enough reaches another of its options")
    ]


def test_every_wrong_option_pair_and_cell_is_proved(wide_bank):
    found = list(all_items(wide_bank))
    assert {type(item) for item in found} >= {*SEVERAL, NumericBand}
    assert list(unproved(wide_bank, tuple(found))) == []


def test_a_missing_proof_is_told(wide_bank):
    items = list(all_items(wide_bank))
    one = next(item for item in items if isinstance(item, Matching))
    pair = next(iter(one.proofs))
    bare = replace(one, proofs={k: v for k, v in one.proofs.items() if k != pair})
    (told,) = unproved(wide_bank, (bare,))
    assert told.endswith("has no proof")
    table = next(item for item in items if isinstance(item, Table))
    cells = tuple(replace(cell, proof=None, rationale="") for cell in table.cells)
    messages = list(unproved(wide_bank, (replace(table, cells=cells),)))
    wrong = sum(not cell.correct for cell in cells)
    assert sum(each.endswith("has no rationale") for each in messages) == len(cells)
    assert sum(each.endswith("has no proof") for each in messages) == wrong
    several = next(item for item in items if isinstance(item, SelectAll))
    (told,) = unproved(wide_bank, (replace(several, answer=several.answer[:1]),))
    assert told == f"{several.id}: expected two or more keys and something wrong beside them"


def test_a_proof_that_the_item_does_not_list_is_told(wide_bank):
    item = next(each for each in all_items(wide_bank) if isinstance(each, NumericBand))
    (told,) = unproved(wide_bank, (replace(item, facts=("other",)),))
    assert told == f"{item.id}: the proof of '40%' rests on 'share', which it does not list"


def test_several_keyed_facts_are_all_listed_and_cited(wide_bank):
    for item in all_items(wide_bank):
        if isinstance(item, SelectAll):
            keyed = {f"{each}.class" for each in item.answer if each in WIDER}
            assert keyed <= set(item.facts)
        if isinstance(item, SEVERAL):
            assert [each.id for each in item.references] == ["authority"]
            assert item.checked == "read"


def by_id(folder: Path, text: str) -> dict[str, Item]:
    return {item.id: item for item in all_items(load(write(folder, text)))}


def test_a_new_drug_changes_or_takes_over_only_items_that_list_it(tmp_path):
    before = by_id(tmp_path / "before", wide())
    after = by_id(tmp_path / "after", wide({**WIDER, "omegin": "delta-blocker"}))
    new = [item for item in after.values() if "omegin.class" in item.facts]
    changed = [id_ for id_ in before if id_ in after and before[id_] != after[id_]]
    assert [id_ for id_ in changed if "omegin.class" not in after[id_].facts] == []
    gone = [before[id_] for id_ in before if id_ not in after]
    taken = [item.form for item in new if item.id not in before]
    assert [item.id for item in gone if item.form not in taken] == []
    assert len(changed) + len(gone) < len(before) / 4


def test_a_new_finding_leaves_drugs_alone(tmp_path):
    before = by_id(tmp_path / "before", wide())
    held = {**HELD, "tremor": ("bone",)}
    text = wide(concepts=concept("tremor", "finding")).replace(grid(), grid(held))
    after = by_id(tmp_path / "after", text)
    drugs = [item for item in before.values() if not item.facts[0].startswith("findings.")]
    assert [after[item.id] for item in drugs] == drugs


def test_a_relation_without_wordings_says_so(tmp_path):
    text = wide()
    for field in ("select_subject", "match", "odd_subject"):
        text = text.replace(f"    {field}:\n", f"    that_{field}:\n", 1)
    lines = text.splitlines(keepends=True)
    kept = [
        line for n, line in enumerate(lines) if "that_" not in line and "that_" not in lines[n - 1]
    ]
    bank = load(write(tmp_path, "".join(kept)))
    assert rules(bank, "tamol.class", Matching) == [
        ("pairs", "'class' has no wording that asks for pairs")
    ]
    assert rules(bank, "tamol.class", OddOneOut) == [
        ("odd one", "'class' has no wording for an odd one")
    ]
    assert ("subjects", "'class' has no wording that asks for several subjects") in rules(
        bank, "tamol.class", SelectAll
    )


def test_the_real_bank_asks_each_fact_at_most_three_times_in_a_form(bank):
    for fact in bank.asked():
        forms = [item.form for item in items_of(fact, bank) if isinstance(item, SEVERAL)]
        assert [form for form in forms if forms.count(form) > 3] == []


def test_no_two_items_of_the_real_bank_ask_the_same(items):
    for form in SEVERAL:
        asked = [(item.stem, item.key_text) for item in of_form(items, form)]
        assert len(asked) == len(set(asked))


def holds(bank: Bank, subject: str, relation: str, object_: str) -> bool:
    return object_ in bank.held(subject, relation)


def test_no_wrong_answer_of_the_real_bank_holds(bank, items):
    """Judged by what the facts assert, not by the proofs that the items carry."""
    second: list[str] = []
    for item in items:
        fact = bank.facts[item.facts[0]]
        if not isinstance(item, SEVERAL) or not isinstance(fact, Triple):
            continue
        for subject, object_, right in judged(item, fact):
            if holds(bank, subject, fact.relation, object_) != right:
                second.append(f"{item.id}: {subject} {object_}")
    assert second == []


def judged(item: Item, fact: Triple) -> list[tuple[str, str, bool]]:
    """(subject, object, whether it holds), as the item says."""
    match item:
        case SelectAll() if item.asks == "objects":
            return [(fact.subject, each.id, each.correct) for each in item.options]
        case SelectAll():
            return [(each.id, fact.objects[0], each.correct) for each in item.options]
        case Matching():
            return [
                (left.id, right.id, item.answer[left.id] == right.id)
                for left, right in product(item.left, item.right)
            ]
        case Table():
            return [(cell.row, cell.column, cell.correct) for cell in item.cells]
        case OddOneOut():
            return [(item.answer, fact.objects[0], True)]
    return []


def test_the_odd_one_of_the_real_bank_is_the_only_one_without_what_is_shared(bank, items):
    for item in of_form(items, OddOneOut):
        assert isinstance(item, OddOneOut)
        relation = bank.facts[item.facts[0]].relation
        others = [option.id for option in item.options if option.id != item.answer]
        shared = set.intersection(*(set(bank.held(each, relation)) for each in others))
        refuted = [each for each in shared if bank.refuted(item.answer, relation, each)]
        assert refuted


def test_places_of_the_odd_one_are_spread(items):
    found = [item for item in of_form(items, OddOneOut) if isinstance(item, OddOneOut)]
    places = {[o.correct for o in item.options].index(True) for item in found if item.k == 4}
    assert places == {0, 1, 2, 3}
