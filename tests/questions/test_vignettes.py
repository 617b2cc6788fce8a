"""Vignettes and extended matching: made by the rules, proved, distinct, and stable."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from questions.bank import Bank, load
from questions.generators import all_items, items_of, made_of, refusals_of
from questions.item import CaseLine, ExtendedMatching, Item, Proof, Vignette
from questions.proving import problems_of_items
from questions.telling import named
from questions.vignettes import problems_of_vignettes
from tests.questions.small import concept, write
from tests.questions.ward import BEDSIDE, CASE, ward


def bank_of(folder: Path, text: str = "") -> Bank:
    return load(write(folder, text or ward()))


def of(bank: Bank, fact: str, form: type[Item]) -> list[Item]:
    return [item for item in items_of(bank.facts[fact], bank) if isinstance(item, form)]


def vignette(bank: Bank, fact: str) -> Vignette:
    (item,) = of(bank, fact, Vignette)
    assert isinstance(item, Vignette)
    return item


def rule(bank: Bank, fact: str, form: str) -> str:
    return next(each.rule for each in refusals_of(bank.facts[fact], bank) if each.form == form)


def test_a_case_is_told_in_lines_that_each_rule_something_out(tmp_path):
    item = vignette(bank_of(tmp_path), "tamol.class")
    assert item.stem == (
        "A man of 50 takes one drug. His pulse stays fast. His skin is dry. His eyes are wide. "
        "Which class does he take?"
    )
    assert item.lines == (
        CaseLine("His pulse stays fast.", "sign", ("beta-blocker",)),
        CaseLine("His skin is dry.", "sign", ("gamma-blocker",)),
        CaseLine("His eyes are wide.", "test", ("delta-blocker",)),
    )
    options = {option.id: option for option in item.options}
    assert options["gamma-blocker"].rationale == "A wet skin would be seen. It suits a wet skin."
    assert options["gamma-blocker"].proof == Proof(
        "line", ("case-tamol", "epsin.class", "classes"), "A wet skin would be seen."
    )
    assert options["alpha-blocker"].rationale == (
        "Fast, dry and wide is what is left. Tamol is an alpha blocker."
    )


def test_a_case_lists_what_it_rests_on_and_is_of_its_fact(tmp_path):
    item = vignette(bank_of(tmp_path), "tamol.class")
    assert item.unit == "bank/tamol.class"
    assert item.facts == (
        "tamol.class",
        "case-tamol",
        "rudex.class",
        "epsin.class",
        "classes",
        "novar.class",
    )
    assert item.qualifiers == ("a test, 2026",)
    assert (item.level, item.face) == ("analyse", "apply")


def test_a_case_that_rests_on_one_fact_is_applied_not_analysed(tmp_path):
    text = CASE
    for other in ("rudex.class", "epsin.class, classes", "novar.class"):
        text = text.replace(f"[{other}]", "[classes]")
    assert vignette(bank_of(tmp_path, ward(text)), "tamol.class").level == "apply"


def test_a_spare_line_may_be_left_out_with_the_rival_it_serves(tmp_path):
    more = (
        "      - text: His hair is long.\n        kind: sign\n        spare: yes\n"
        "        against:\n          tarry-blocker:\n            because: It would be short.\n"
        "            rests_on: [classes]\n"
    )
    text = CASE.replace("    why:", f"{more}    why:").replace(
        "delta-blocker]", "delta-blocker, tarry-blocker]"
    )
    text = text.replace("    instead:\n", "    instead:\n      tarry-blocker: It is tar.\n")
    written = ward(text).replace(
        "concepts:\n", "concepts:\n" + concept("tarry-blocker", "drug-class"), 1
    )
    item = vignette(bank_of(tmp_path, written), "tamol.class")
    assert {option.id for option in item.options} == {
        "alpha-blocker",
        "beta-blocker",
        "gamma-blocker",
        "delta-blocker",
    }
    assert len(item.lines) == 3


def test_lines_that_do_the_same_are_two_lines(tmp_path):
    twice = CASE.replace(
        "      - text: His skin",
        "      - text: His heart races.\n        kind: sign\n        against:\n"
        "          beta-blocker:\n            because: It would be slow.\n"
        "            rests_on: [rudex.class]\n      - text: His skin",
    )
    bank = bank_of(tmp_path, ward(twice))
    assert len({line.id for line in bank.cases["case-tamol"].evidence}) == 4
    assert len(vignette(bank, "tamol.class").lines) == 4


def test_two_cases_of_a_fact_make_two_vignettes_where_no_key_rules(tmp_path):
    classes = ["alpha-blocker", "beta-blocker", "gamma-blocker", "delta-blocker"]
    turned = [[*classes[n:], *classes[:n]] for n in range(4)]
    drugs = ["tamol", "rudex", "epsin", "novar"]
    cases = "".join(
        _case(f"case-{drug}-{n}", drug, order, n)
        for drug, order in zip(drugs, turned, strict=True)
        for n in range(2)
    )
    bank = bank_of(tmp_path, ward("cases:\n" + cases))
    assert [len(of(bank, f"{drug}.class", Vignette)) for drug in drugs] == [2, 2, 2, 2]


def test_a_grid_makes_vignettes_of_findings_and_normal_results(tmp_path):
    item = vignette(bank_of(tmp_path), "ward.tremor.brain")
    assert item.stem == (
        "A woman comes to the ward. Her hands shake at rest. The scan of her skeleton is blank. "
        "Which site best accounts for it?"
    )
    bone = next(option for option in item.options if option.id == "bone")
    assert bone.rationale == "It would show. Limp points to the bone."
    assert bone.proof == Proof("line", ("normal-bone-scan",), "It would show.")
    assert item.answer == "brain"
    assert item.difficulty.reasons == (
        "level: apply",
        "2 lines to weigh",
        "a normal result counts",
    )


@pytest.mark.parametrize(
    ("old", "new", "fact", "expected"),
    [
        (BEDSIDE, "", "ward.limp.bone", "no case asks it, and its grid has no 'bedside'"),
        (CASE, "", "tamol.class", "no case asks it; write one under 'cases'"),
        ("", "", "ward.limp.bone", "its line rules out every other option by itself"),
        ("", "", "ward.itch.liver", "another fact's vignette shows just these lines"),
        (
            "Her hands shake at rest.",
            "She has a tremor.",
            "ward.tremor.brain",
            "its line rules out every other option by itself",
        ),
        (
            "    kind: normal\n",
            "    kind: normal\n    not_with: [tremor]\n",
            "ward.tremor.brain",
            "its line rules out every other option by itself",
        ),
    ],
)
def test_what_makes_no_vignette_is_told_why(tmp_path, old, new, fact, expected):
    bank = bank_of(tmp_path, ward().replace(old, new) if old else ward())
    assert rule(bank, fact, "vignette").startswith(expected)


def test_a_line_that_weighs_more_for_a_rival_is_not_shown_for_the_key(tmp_path):
    heavy = "    line: Her hands shake at rest.\n    weights:\n      bone: 5\n"
    text = ward().replace("    line: Her hands shake at rest.\n    weights:\n", heavy)
    assert of(bank_of(tmp_path, text), "ward.tremor.brain", Vignette) == []


def test_short_cases_share_their_options_and_each_is_proved(tmp_path):
    bank = bank_of(tmp_path)
    (item,) = of(bank, "ward.itch.liver", ExtendedMatching)
    assert isinstance(item, ExtendedMatching)
    assert item.stem == "Which site best accounts for each?"
    assert [each.text for each in item.options] == ["Bone", "Brain", "Liver", "Lung"]
    stems = {part.answer: part.stem for part in item.parts}
    assert stems["bone"] == "She favours her left leg."
    assert stems["brain"] == "Her hands shake at rest. The scan of her skeleton is blank."
    assert item.facts[0] == "ward.itch.liver"
    assert len(item.parts) == 3
    for part in item.parts:
        assert [option.id for option in part.options] == [each.id for each in item.options]
        assert [option.id for option in part.options if option.correct] == [part.answer]
        assert all(bool(option.proof) != option.correct for option in part.options)


def test_two_facts_do_not_ask_the_same_short_cases(tmp_path):
    bank = bank_of(tmp_path)
    leads = [item.facts[0] for item in all_items(bank) if isinstance(item, ExtendedMatching)]
    assert leads == ["ward.itch.liver"]
    assert rule(bank, "ward.wheeze.lung", "extended_matching") == (
        "no four options of which its lines rule out all but one, beside another new case"
    )


def test_cases_of_one_question_share_their_options(tmp_path):
    classes = ["alpha-blocker", "beta-blocker", "gamma-blocker", "delta-blocker"]
    cases = _case("case-0", "tamol", classes, 0)
    cases += _case("case-1", "rudex", [classes[1], classes[0], *classes[2:]], 1)
    bank = bank_of(tmp_path, ward("cases:\n" + cases))
    (item,) = [item for item in all_items(bank) if isinstance(item, ExtendedMatching)]
    assert item.stem == "For each of these cases: which class does he take?"
    assert {part.answer: part.stem for part in item.parts} == {
        "alpha-blocker": "A man of 50 takes one drug. His pulse stays fast, 0. His skin is dry, 0. "
        "His eyes are wide, 0.",
        "beta-blocker": "A man of 50 takes one drug. His pulse stays fast, 1. His skin is dry, 1. "
        "His eyes are wide, 1.",
    }
    assert {option.id for part in item.parts for option in part.options} == set(classes)
    assert {"case-0", "case-1", "tamol.class", "rudex.class"} < set(item.facts)
    assert rule(bank, "epsin.class", "extended_matching") == (
        "only cases and cells of a grid share a list of options"
    )


def test_no_key_rules_and_the_rest_is_told(tmp_path):
    """Six cases, four of them with one key: a quarter of six is one."""
    drugs = ["tamol", "rudex", "epsin", "novar"]
    classes = ["alpha-blocker", "beta-blocker", "gamma-blocker", "delta-blocker"]
    cases = [_case(f"case-{n}", drugs[0], classes, n) for n in range(4)]
    cases += [_case("case-4", drugs[1], [classes[1], classes[0], *classes[2:]], 4)]
    cases += [_case("case-5", drugs[2], [classes[2], *classes[:2], classes[3]], 5)]
    bank = bank_of(tmp_path, ward("cases:\n" + "".join(cases)))
    made = [item for item in all_items(bank) if isinstance(item, Vignette)]
    assert Counter(item.answer for item in made) == Counter(classes[:3])


def _case(id_: str, drug: str, options: list[str], number: int) -> str:
    """A case of its own lines for the first of four classes."""
    body = CASE.removeprefix("cases:\n").replace("case-tamol", id_)
    body = body.replace("tamol.class", f"{drug}.class").replace(
        "hides: [tamol]", f"hides: [{drug}]"
    )
    for place, each in enumerate(("alpha", "beta", "gamma", "delta")):
        body = body.replace(f"{each}-blocker", f"@{place}@")
    for place, each in enumerate(options):
        body = body.replace(f"@{place}@", each)
    for word in ("fast", "dry", "wide"):
        body = body.replace(f"{word}.\n", f"{word}, {number}.\n")
    return body


BROKEN = [
    (lambda line: replace(line, against=()), "rules out no option"),
    (
        lambda line: replace(line, against=("beta-blocker", "gamma-blocker", "delta-blocker")),
        "alone rules out every option",
    ),
]


@pytest.mark.parametrize(("change", "expected"), BROKEN)
def test_check_refuses_a_line_that_does_nothing_or_all(tmp_path, change, expected):
    item = vignette(bank_of(tmp_path), "tamol.class")
    first, *others = item.lines
    bad = replace(item, lines=(change(first), *others))
    told = [message for _, message in problems_of_vignettes([bad])]
    assert told[0] == f"{item.id}: the line 'His pulse stays fast.' {expected}"


def test_check_refuses_an_option_that_falls_to_no_line(tmp_path):
    item = vignette(bank_of(tmp_path), "tamol.class")
    bad = replace(item, lines=item.lines[1:])
    assert list(problems_of_vignettes([bad])) == [
        ("tamol.class", f"{item.id}: no line rules out 'beta-blocker'")
    ]


def test_check_refuses_vignettes_that_are_not_distinct_and_a_key_that_rules(tmp_path):
    item = vignette(bank_of(tmp_path), "tamol.class")
    changed = CaseLine("His pulse races.", "sign", ("beta-blocker",))
    twin = replace(item, id="twin", lines=(changed, *item.lines[1:]))
    assert list(problems_of_vignettes([item, twin])) == [
        ("tamol.class", f"{item.id} and twin differ in less than two lines"),
        (
            "tamol.class",
            "'alpha-blocker' is the key of 2 of 2 vignettes of kind 'treatment'; a quarter may be",
        ),
    ]


def test_check_refuses_groups_of_the_same_cases(tmp_path):
    bank = bank_of(tmp_path)
    item = next(item for item in all_items(bank) if isinstance(item, ExtendedMatching))
    told = [message for _, message in problems_of_vignettes([item, replace(item, id="twin")])]
    assert f"{item.id} and twin differ in less than two cases" in told


def test_check_finds_nothing_wrong_with_the_ward_but_its_stamps(tmp_path):
    bank = bank_of(tmp_path)
    told = {
        each.message.partition(" differs")[0]
        for each in problems_of_items(bank, made_of(bank), tmp_path)
    }
    asks = {message for message in told if "single best" not in message}
    assert asks == {"what a learner sees"}


def test_another_wording_is_another_version_of_the_same_item(tmp_path):
    before = vignette(bank_of(tmp_path / "one"), "tamol.class")
    text = ward().replace("His skin is dry.", "His skin is dry and warm.")
    after = vignette(bank_of(tmp_path / "two", text), "tamol.class")
    assert (before.id, before.version != after.version) == (after.id, True)


def test_a_new_site_changes_no_vignette(tmp_path):
    before = {item.id: item for item in all_items(bank_of(tmp_path / "one"))}
    text = ward().replace("concepts:\n", "concepts:\n" + concept("spleen", "site"), 1)
    after = {item.id: item for item in all_items(bank_of(tmp_path / "two", text))}
    assert [id_ for id_ in before if before[id_] != after.get(id_)] == []


# The real bank.


@pytest.fixture(scope="module")
def vignettes(items: list[Item]) -> list[Vignette]:
    return [item for item in items if isinstance(item, Vignette)]


def test_the_real_vignettes_keep_every_rule(items):
    assert list(problems_of_vignettes(items)) == []


def test_no_real_vignette_names_what_is_to_be_inferred(bank, vignettes):
    hidden = {case_id: case.hides for case_id, case in bank.cases.items()}
    told = []
    for item in vignettes:
        concepts = [item.answer, *(c for claim in item.facts for c in hidden.get(claim, ()))]
        told += [(item.id, each) for each in concepts if named(item.stem, bank.concepts[each])]
    assert told == []


def test_the_key_of_a_real_vignette_leads_in_weight(bank, vignettes):
    behind = []
    for item in vignettes:
        lines = [each for each in bank.findings.values() if each.line in item.stem]
        sums = {o.id: sum(each.weights.get(o.id, 0) for each in lines) for o in item.options}
        if lines:
            behind += [
                item.id for o in item.options if not o.correct if sums[o.id] >= sums[item.answer]
            ]
    assert behind == []


def test_what_a_real_line_rests_on_is_cited(bank, vignettes):
    uncited = []
    for item in vignettes:
        claims = [bank.claim(claim) for claim in item.facts if claim in bank.findings]
        wanted = {ref for claim in claims if claim for ref in claim.references}
        if not wanted <= {each.id for each in item.references}:
            uncited.append(item.id)
    assert uncited == []


def test_every_finding_of_a_site_is_applied_somewhere(bank, items):
    applied = {item.facts[0] for item in items if item.face == "apply"}
    cells = {fact.id for fact in bank.triples if fact.cell_of == "findings-by-site"}
    assert cells - applied == set()
