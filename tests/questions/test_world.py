"""The closed world is declared, never assumed: what is not refuted is undecided."""

from pathlib import Path

import pytest

from questions.bank import BadBank, Bank, load
from questions.generators import items_of
from tests.questions.small import DRUGS, concept, small, write

CHECKED = """
    references: [authority]
    checked:
      how: read
      against: [authority]
      on: 2026-11-22
"""

SITES = "".join(concept(each, "site") for each in ("liver", "lung", "brain", "bone"))
FINDINGS = "".join(concept(each, "finding") for each in ("jaundice", "cough"))

GRID = """
grids:
  - id: findings
    name: Findings
    topic: drugs
    relation: shows
    scope: one site only
    scale:
      - id: typical
        zone: keyed
        means: usual
      - id: possible
        zone: between
        means: seen
      - id: absent
        zone: refuted
        means: not explained
    columns: [liver, lung, brain, bone]
    rows:
      jaundice:
        references: [authority]
        checked:
          how: read
          against: [authority]
          on: 2026-11-22
        cells:
          liver:
            level: typical
            reason: Bile is blocked.
          brain:
            level: absent
            reason: The brain makes no bile.
          lung:
            level: possible
            reason: Rarely, by way of the liver.
"""


def loaded(folder: Path, more: str = "", concepts: str = "", **kinds: dict[str, str]) -> Bank:
    return load(write(folder, small(more=more, concepts=concepts, **kinds)))


def refusal(folder: Path, more: str, concepts: str = "") -> list[str]:
    with pytest.raises(BadBank) as bad:
        loaded(folder, more, concepts)
    return [problem.message for problem in bad.value.problems]


def test_a_partition_refutes_the_other_values(tmp_path):
    bank = loaded(tmp_path)
    proof = bank.refuted("tamol", "class", "beta-blocker")
    assert (proof.kind, proof.rests_on) == ("partition", ("classes", "tamol.class"))


def test_what_is_asserted_is_never_refuted(tmp_path):
    assert loaded(tmp_path).refuted("tamol", "class", "alpha-blocker") is None


def test_a_grid_has_three_zones_and_a_blank_is_undecided(tmp_path):
    bank = loaded(tmp_path, GRID, SITES + FINDINGS)
    assert bank.facts["findings.jaundice.liver"].objects == ("liver",)
    assert bank.refuted("jaundice", "shows", "brain").rests_on == ("findings.jaundice.brain",)
    assert bank.refuted("jaundice", "shows", "lung") is None
    assert bank.refuted("jaundice", "shows", "bone") is None


def test_a_missing_triple_is_not_a_false_one(tmp_path):
    bank = loaded(tmp_path, GRID, SITES + FINDINGS)
    assert bank.refuted("cough", "shows", "liver") is None


@pytest.mark.parametrize(
    ("kind", "field", "refutes"),
    [
        ("not", "object: bone", ["bone"]),
        ("closed", "among: [bone, lung, liver]", ["bone"]),
    ],
)
def test_each_kind_of_negative_refutes_what_it_says(tmp_path, kind, field, refutes):
    negative = f"""
negatives:
  {kind}:
    - id: negative
      subject: jaundice
      relation: shows
      {field}
      scope: adults
      reason: It was judged.
      references: [authority]
      checked:
        how: read
        against: [authority]
        on: 2026-11-22
"""
    bank = loaded(tmp_path, GRID + negative, SITES + FINDINGS)
    sites = ["liver", "lung", "brain", "bone"]
    by_negative = [
        site
        for site in sites
        if (proof := bank.refuted("jaundice", "shows", site)) and proof.kind == kind
    ]
    assert by_negative == refutes


def test_a_negative_that_contradicts_a_fact_is_refused(tmp_path):
    negative = """
negatives:
  not:
    - id: wrong
      subject: tamol
      relation: class
      object: alpha-blocker
      scope: all
      reason: Somebody thought so.
      references: [authority]
      checked:
        how: read
        against: [authority]
        on: 2026-11-22
"""
    assert refusal(tmp_path, negative) == ["refutes what the fact 'tamol.class' asserts"]


def test_a_negative_must_have_been_seen(tmp_path):
    negative = """
negatives:
  not:
    - id: unseen
      subject: tamol
      relation: class
      object: beta-blocker
      scope: all
      reason: It is said.
      checked:
        how: known
        on: 2026-11-22
"""
    needs = "a drug, figure, rank, gap, misconception or negative must be read or seen"
    assert refusal(tmp_path, negative) == [f"found 'how: known'; {needs}"]


def test_a_functional_relation_needs_a_partition(tmp_path):
    relation = """
relations:
  - id: made-by
    from: [drug]
    to: [site]
    cardinality: one
    says: "{Subject} is made by {object}."
"""
    text = small().replace("relations:\n", relation.lstrip("\n"), 1)
    with pytest.raises(BadBank) as bad:
        load(write(tmp_path, text))
    assert [problem.message for problem in bad.value.problems] == [
        "found 'cardinality: one' without a partition; name the partition of its values"
    ]


COMPLETE = """
negatives:
  complete:
    - id: all-of-jaundice
      subject: jaundice
      relation: shows
      scope: adults
      reason: It was judged.
      references: [authority]
      checked:
        how: read
        against: [authority]
        on: 2026-11-22
"""


def triple(id_: str, subject: str, relation: str, object_: str, status: str = "established") -> str:
    return f"""
  - id: {id_}
    topic: drugs
    status: {status}
    statement: {subject} {relation} {object_}.
    explanation: It is so.
    subject: {subject}
    relation: {relation}
    object: [{object_}]
    references: [authority]
    checked:
      how: read
      against: [authority]
      on: 2026-11-22
    sources:
      - source: article
        section: Drugs
        said: something else"""


def test_a_complete_row_refutes_the_rest_and_rests_on_the_whole_row(tmp_path):
    triples = "\ntriples:" + triple("one", "jaundice", "shows", "liver")
    triples += triple("two", "jaundice", "shows", "bone")
    bank = loaded(tmp_path, triples + COMPLETE, SITES + FINDINGS)
    assert bank.refuted("jaundice", "shows", "lung").rests_on == ("all-of-jaundice", "one", "two")
    assert bank.refuted("jaundice", "shows", "bone") is None
    assert bank.only_object(bank.facts["one"]) is None


def test_a_complete_row_of_one_proves_the_only_answer(tmp_path):
    triples = "\ntriples:" + triple("one", "jaundice", "shows", "liver")
    bank = loaded(tmp_path, triples + COMPLETE, SITES + FINDINGS)
    assert bank.only_object(bank.facts["one"]).rests_on == ("all-of-jaundice", "one")


def test_a_complete_row_whose_class_sibling_is_empty_is_refused(tmp_path):
    kin = concept("sign", "finding") + "".join(
        concept(each, "finding") + "    is_a: [sign]\n" for each in ("jaundice", "cough")
    )
    triples = "\ntriples:" + triple("one", "jaundice", "shows", "liver")
    assert refusal(tmp_path, triples + COMPLETE, SITES + kin) == [
        "its class sibling 'cough' has no 'shows'; fill it or use 'closed'"
    ]


def test_a_complete_row_of_a_grid_is_refused_for_a_blank_is_undecided(tmp_path):
    assert refusal(tmp_path, GRID + COMPLETE, SITES + FINDINGS) == [
        "its row stands in a grid, where a blank is undecided; judge the cells there"
    ]


@pytest.mark.parametrize("status", ["contested", "superseded", "retired"])
def test_what_is_in_doubt_is_neither_premise_nor_distractor(tmp_path, status):
    triples = "\ntriples:" + triple("one", "jaundice", "shows", "liver")
    triples += triple("two", "jaundice", "shows", "bone", status)
    triples += triple("three", "cough", "shows", "brain", status)
    bank = loaded(tmp_path, triples + COMPLETE, SITES + FINDINGS)
    assert bank.refuted("jaundice", "shows", "bone") is None
    assert bank.objects_of("cough", "shows") == {}
    assert (bank.only_object(bank.facts["one"]) is not None) is (status == "superseded")
    assert items_of(bank.facts["two"], bank) == ()


@pytest.mark.parametrize("status", ["contested", "superseded"])
def test_a_class_in_doubt_proves_nothing_by_the_partition(tmp_path, status):
    cell = "            value: [beta-blocker]\n"
    text = small().replace(cell, f"{cell}            status: {status}\n")
    bank = load(write(tmp_path, text))
    assert bank.refuted("rudex", "class", "alpha-blocker") is None


@pytest.mark.parametrize("link", ["is_a", "part_of"])
def test_a_relative_of_a_true_answer_is_never_a_distractor(tmp_path, link):
    """Spine is part of bone, and bone of the skeleton: none of them beside another."""
    sites = SITES + concept("skeleton", "site")
    sites = sites.replace("    name: bone\n", "    name: bone\n    part_of: [skeleton]\n")
    sites += concept("spine", "site") + f"    {link}: [bone]\n"
    negative = """
negatives:
  closed:
    - id: judged
      subject: jaundice
      relation: shows
      among: [skeleton, lung, spine]
      scope: adults
      reason: It was judged.
      references: [authority]
      checked:
        how: read
        against: [authority]
        on: 2026-11-22
"""
    triples = "\ntriples:" + triple("one", "jaundice", "shows", "spine")
    bank = loaded(tmp_path, triples + negative, sites + FINDINGS)
    assert bank.related_by_name("spine", "skeleton")
    refuted = [
        site for site in ("bone", "skeleton", "lung") if bank.refuted("jaundice", "shows", site)
    ]
    assert refuted == ["lung"]


def test_two_facts_that_assert_one_triple_are_refused(tmp_path):
    triples = "\ntriples:" + triple("one", "jaundice", "shows", "liver")
    triples += triple("two", "jaundice", "shows", "liver")
    assert refusal(tmp_path, triples, SITES + FINDINGS) == [
        "asserts what the fact 'one' asserts; keep one of the two"
    ]


def test_two_concepts_of_a_type_may_not_share_a_name(tmp_path):
    twin = concept("alpha", "drug-class") + "    accepted: [alpha-blocker]\n"
    messages = refusal(tmp_path, "", twin)
    assert messages == [
        "found the name 'alphablocker', which 'alpha-blocker' has too; expected one owner"
    ]


def test_facts_of_one_table_do_not_come_in_the_order_of_the_alphabet(tmp_path):
    order = [fact.id for fact in loaded(tmp_path).asked()]
    assert order != sorted(order)
    assert order == [fact.id for fact in loaded(tmp_path).asked()]


def test_facts_come_foundations_first(tmp_path):
    value = "            value: [gamma-blocker]"
    needy = small().replace(value, f"{value}\n            needs: [tamol.class]")
    bank = load(write(tmp_path, needy))
    order = [fact.id for fact in bank.asked()]
    assert order.index("tamol.class") < order.index("epsin.class")
    assert sorted(order) == ["epsin.class", "novar.class", "rudex.class", "tamol.class"]


def test_what_a_fact_inherits_by_is_a_is_never_a_distractor(tmp_path):
    """A drug of a class whose class is asserted cannot be offered as wrong."""
    text = small(concepts=concept("tamol-slow", "drug") + "    is_a: [tamol]\n")
    text = text.replace("    partition: classes\n", "    partition: classes\n    inherits: is_a\n")
    bank = load(write(tmp_path, text))
    assert bank.holds("tamol-slow", "class", "alpha-blocker").id == "tamol.class"
    assert bank.refuted("tamol-slow", "class", "alpha-blocker") is None
    assert len(DRUGS) == 4
