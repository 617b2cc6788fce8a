"""Figures agree with figures, ranks and their own statements; approvals and rows tell enough."""

from pathlib import Path

import pytest

from questions.bank import load
from questions.consistency.quoted import decimals, numbers
from tests.questions.small import concept, small, write
from tests.questions.test_consistency import FINDINGS, SITES, cross
from tests.questions.written import CHECK, sequence

HEAD = "\n    topic: drugs\n    statement: {statement}\n    explanation: It is known.\n"
ALIVE = "What share of adults is alive after five years?"


def figure(id_: str, value: float, statement: str = "It is so.", **other: str) -> str:
    fields = {"measure": ALIVE, "population": "adults with bone disease", "year": "2015-2021"}
    fields |= other
    return (
        f"  - id: {id_}{HEAD.format(statement=statement)}{CHECK}    low: {value}\n"
        f"    high: {value}\n    unit: '%'\n"
        + "".join(f"    {name}: {text}\n" for name, text in fields.items())
        + "    options:\n      - low: 0\n        high: 5\n      - low: 10\n        high: 60\n"
        "      - low: 70\n        high: 100\n"
    )


def ranked(id_: str, values: dict[str, str], **other: str) -> str:
    fields = {
        "question": f"Where is {id_} highest?",
        "dimension": "share alive after five years",
        "population": "adults with bone disease",
        "year": "2015-2021",
    } | other
    ranks = "".join(
        f"      - concept: {site}\n        rank: {n}\n" + (f"        value: {v}\n" if v else "")
        for n, (site, v) in enumerate(values.items(), 1)
    )
    return (
        f"  - id: {id_}{HEAD.format(statement=f'{id_} is so.')}{CHECK}"
        + "".join(f"    {name}: {text}\n" for name, text in fields.items())
        + f"    ranks:\n{ranks}"
    )


def figures(*entries: str) -> str:
    return small(more="figures:\n" + "".join(entries))


def ranks(*entries: str, more: str = "") -> str:
    return small(concepts=SITES, more="comparisons:\n" + "".join(entries) + more)


def passes(folder: Path, text: str) -> None:
    assert load(write(folder, text)).facts


def test_numbers_of_a_text_are_read_without_its_years():
    text = "Of 2,911 women (2015-2021, 2018), 20 to 27.5% or 1.20% lived in 2024."
    assert numbers(text) == (2911, 20, 27.5, 1.2)
    assert [decimals("1.20%"), decimals("20%")] == [2, 0]


@pytest.mark.parametrize(
    ("value", "found"),
    [(30, "30 % where that one has 20 %"), (20, "the same value")],
)
def test_one_measure_of_one_population_and_time_has_one_figure(tmp_path, value, found):
    again = "What share of the adults is alive after five years?"
    two = figure("one", 20) + figure("two", value, measure=again)
    assert cross(tmp_path / "facts", figures(two)) == [
        "- id: two | two: measures what the figure 'one' measures in the same people and time, "
        f"and has {found}; expected one figure; keep the one that its reference says"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"year": "2010-2014"},
        {"population": "adults with lung disease"},
        {"measure": "What share of children is alive after five years?"},
    ],
)
def test_another_time_population_or_measure_is_another_figure(tmp_path, other):
    passes(tmp_path / "facts", figures(figure("one", 20), figure("two", 30, **other)))


def test_a_figure_is_the_number_that_its_statement_tells(tmp_path):
    wrong = figure("one", 20, "In 2021 about 35% of 40 were alive.")
    assert cross(tmp_path / "facts", figures(wrong)) == [
        "- id: one | one: found the figure 20 % and other numbers in the statement: 35, 40; "
        "expected it there too, rounded or not"
    ]
    for n, text in enumerate(
        ("About 20% were alive.", "One in five was alive in 2021.", "RECIST 1.1 allows 2 or 20.")
    ):
        passes(tmp_path / str(n), figures(figure("one", 20.4, text)))


def test_a_figure_may_be_told_in_a_word_beside_other_numbers(tmp_path):
    word = figure("one", 2, "RECIST 1.1 allows two lesions in an organ.")
    passes(tmp_path / "facts", figures(word))


def test_a_figure_tells_its_year_in_digits(tmp_path):
    assert cross(tmp_path / "facts", figures(figure("one", 20, year="recently"))) == [
        "- id: one | one: found the year 'recently'; expected one in digits; example: 2015-2021"
    ]


def test_values_fall_with_the_ranks(tmp_path):
    wrong = ranked("one", {"bone": "20%", "liver": "20 to 27%", "lung": ""})
    assert cross(tmp_path / "facts", ranks(wrong)) == [
        "- id: one | one: ranks 'bone' (20%) above 'liver' (20 to 27%); expected falling values, "
        "rank 1 being the most"
    ]
    right = ranked("one", {"bone": "40% or more", "liver": "20 to 27%", "lung": "about 8%"})
    passes(tmp_path / "right", ranks(right))


def test_two_comparisons_of_one_thing_rank_in_one_order(tmp_path):
    one = ranked("one", {"bone": "", "liver": "", "lung": ""})
    other = {"bone": "", "lung": "", "liver": ""}
    assert cross(tmp_path / "facts", ranks(one, ranked("two", other))) == [
        "- id: two | two: ranks 'lung' above 'liver', which the comparison 'one' ranks the other "
        "way round in the same people and time; expected one order"
    ]
    passes(tmp_path / "later", ranks(one, ranked("two", other, year="2022")))
    passes(tmp_path / "else", ranks(one, ranked("two", other, dimension="share with pain")))


def test_the_value_behind_a_rank_is_the_figure_of_the_same_measure(tmp_path):
    measure = "What share of adults with deposits in the liver is alive after five years?"
    values = {"bone": "50%", "liver": "38.2%", "lung": ""}

    def told(value: float, **other: str) -> str:
        more = "figures:\n" + figure("share", value, measure=measure, **other)
        return ranks(ranked("one", values), more=more)

    assert cross(tmp_path / "facts", told(31)) == [
        "- id: one | one: has 38.2% for 'liver', where the figure 'share' has 31 % for it in the "
        "same people and time; expected one value"
    ]
    passes(tmp_path / "rounded", told(38))
    passes(tmp_path / "same", told(38.2))
    passes(tmp_path / "later", told(31, year="2022"))


def approved(statement: str, *qualifiers: str) -> str:
    text = sequence("fever").replace("It is so.", statement)
    told = "".join(f"      - {each}\n" for each in qualifiers)
    return small(concepts=FINDINGS, more=text + (f"    qualifiers:\n{told}" if told else ""))


def lacks(word: str, what: str) -> str:
    return (
        f"- id: cascade | cascade: found '{word}' in the statement, and no {what} there or "
        "under 'qualifiers'; expected where and since when it holds; example: United States label, "
        "revised March 2025"
    )


def test_an_approval_tells_where_and_since_when(tmp_path):
    text = approved("Tamol was approved against fever.")
    assert cross(tmp_path / "both", text) == [
        lacks("approved", "jurisdiction"),
        lacks("approved", "year"),
    ]
    text = approved("Tamol is indicated in fever.", "United States label")
    assert cross(tmp_path / "year", text) == [lacks("indicated", "year")]
    text = approved("Tamol lost its licence, which it was given late.", "label of 2025")
    assert cross(tmp_path / "where", text) == [lacks("licence", "jurisdiction")]


def test_what_is_indicated_is_an_approval_only_of_a_drug(tmp_path):
    passes(tmp_path / "facts", approved("Surgery is indicated in fever."))
    passes(tmp_path / "trial", approved("Tamol helped in the trial that led to its approval."))
    passes(tmp_path / "told", approved("Tamol is licensed.", '"European Union, 2025"'))
    passes(tmp_path / "said", approved("Tamol has been licensed in Japan since 2015."))


INHERITS = """
  - id: lives-in
    from: [finding]
    to: [site]
    cardinality: many
    inherits: is_a
    says: "{Subject} lives in {the object}."
concepts:
"""
KINDS = FINDINGS + SITES + concept("chill", "finding") + "    is_a: [fever]\n"


def inheriting(negative: str, more: str = "") -> str:
    text = small(concepts=KINDS, more=triple("own", "chill", "lung") + more + negative)
    return text.replace("concepts:\n", INHERITS.lstrip("\n"), 1)


def triple(id_: str, subject: str, object_: str, status: str = "established") -> str:
    head = HEAD.format(statement=f"{id_} is so.")
    return (
        ("triples:\n" if id_ == "own" else "")
        + f"  - id: {id_}{head}{CHECK}    status: {status}\n    subject: {subject}\n"
        f"    relation: lives-in\n    object: [{object_}]\n"
    )


def negative(kind: str, among: str = "") -> str:
    return (
        f"negatives:\n  {kind}:\n    - id: all\n      subject: chill\n      relation: lives-in\n"
        + (f"      among: [{among}]\n" if among else "")
        + "      scope: all\n      reason: It was judged.\n      references: [authority]\n"
        "      checked:\n        how: read\n        against: [authority]\n        on: 2026-11-22\n"
    )


DISPUTED = triple("class", "fever", "liver", "contested")
JUDGED = """grids:
  - id: places
    name: Places
    topic: drugs
    relation: lives-in
    scope: all
    scale:
      - id: possible
        zone: between
        means: seen
      - id: no
        zone: refuted
        means: never
    columns: [liver, lung]
    rows:
      fever:
        references: [authority]
        checked:
          how: read
          against: [authority]
          on: 2026-11-22
        cells:
          liver:
            level: possible
            reason: It may be.
"""


@pytest.mark.parametrize(
    ("row", "more", "why"),
    [
        (negative("complete"), DISPUTED, "contested ('class')"),
        (negative("closed", "liver, bone"), DISPUTED, "contested ('class')"),
        (negative("closed", "liver, bone"), JUDGED, "judged 'possible' (grid 'places')"),
    ],
)
def test_a_row_denies_nothing_that_its_class_leaves_open(tmp_path, row, more, why):
    assert cross(tmp_path / "facts", inheriting(row, more)) == [
        f"- id: all | all: denies 'liver', which is {why} of 'fever', from which 'chill' inherits; "
        "expected it decided there first; use 'closed' without it"
    ]


def test_a_row_may_deny_what_its_class_says_nothing_of(tmp_path):
    passes(tmp_path / "closed", inheriting(negative("closed", "bone, lung"), DISPUTED))
    held = triple("class", "fever", "liver")
    passes(tmp_path / "held", inheriting(negative("complete"), held))


def met(more: str) -> str:
    """A bank in which fever stands in a grid: refuted for the liver, possible for the lung."""
    judged = JUDGED.replace("level: possible", "level: no").replace("lives-in", "shows")
    line = f"findings:\n  - concept: fever\n    kind: sign\n    line: She is hot.\n{more}"
    return small(concepts=FINDINGS + SITES, more=judged + line)


def test_a_finding_points_to_nothing_that_is_refuted_of_it(tmp_path):
    assert cross(tmp_path / "facts", met("    weights:\n      liver: 2\n      bone: 1\n")) == [
        "- concept: fever | fever: weighs 2 for 'liver', which is refuted of it; expected 0; mend "
        "one"
    ]
    passes(tmp_path / "other", met("    weights:\n      liver: 0\n      bone: 1\n") + OTHER)


OTHER = "triples:\n" + triple("own", "fever", "bone").removeprefix("triples:\n").replace(
    "lives-in", "shows"
)


def test_a_finding_rules_out_nothing_that_a_fact_asserts(tmp_path):
    out = "    rules_out:\n      bone: It would show.\n    references: [authority]\n"
    out += "    checked:\n      how: read\n      against: [authority]\n      on: 2026-11-22\n"
    text = met(out).replace("kind: sign", "kind: normal")
    assert cross(tmp_path / "facts", text + OTHER) == [
        "- concept: fever | fever: rules out 'bone'; the fact 'own' asserts it; expected one of "
        "the two; mend the one that is wrong"
    ]
    passes(tmp_path / "other", text)
