"""Each model refuses what cannot be true of one thing."""

from pathlib import Path

import pytest

from questions.reading import read
from tests.questions.small import write
from tests.questions.written import COMMON, sequence


def read_messages(folder: Path, text: str) -> list[str]:
    reading = read(write(folder, text))
    assert reading.unreadable == []
    return [each.message for each in reading.problems]


def figure(low: object, high: object, *bands: tuple[object, object]) -> str:
    options = "".join(f"      - low: {one}\n        high: {two}\n" for one, two in bands)
    return (
        f"figures:\n  - id: share{COMMON}    measure: m\n    low: {low}\n    high: {high}\n"
        f'    unit: "%"\n    population: p\n    year: 2020\n    options:\n{options}'
    )


THREE = ((10, 15), (20, 25), (30, 40))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (figure(12, 12, *THREE), []),
        (
            figure("nan", 12, *THREE),
            ["'low': found 'nan'; expected: input should be a finite number; example: 12.5"],
        ),
        (
            figure(12, 12, (10, 15), (20, 25), (30, "inf")),
            [
                "'options.2.high': found 'inf'; expected: input should be a finite number; "
                "example: 12.5"
            ],
        ),
        (
            figure(12, 12, (10, 15), (25, 20), (30, 40)),
            ["'options.1': 'low' 25.0 is above 'high' 20.0; swap them"],
        ),
        (figure(13, 12, *THREE), ["'entry': 'low' is above 'high'"]),
        (
            figure(12, 12, (10, 15), (15, 20), (30, 40)),
            ["'entry': bands 10.0-15.0 and 15.0-20.0 overlap"],
        ),
    ],
)
def test_a_figure_has_finite_disjoint_bands(tmp_path, text, expected):
    assert read_messages(tmp_path, text) == expected


@pytest.mark.parametrize(("bands", "problems"), [(2, 1), (3, 0), (5, 0), (6, 1)])
def test_a_figure_has_three_to_five_bands(tmp_path, bands, problems):
    text = figure(12, 12, *[(10 * n, 10 * n + 5) for n in range(1, bands + 1)])
    assert len(read_messages(tmp_path, text)) == problems


RANKS = "    question: q\n    dimension: d\n    population: p\n    year: 2020\n    ranks:\n"
SAID = "    about: a\n    believed_because: b\n    refuted_because: r\n"


def comparison(*ranks: str) -> str:
    rows = "".join(
        f"      - concept: {each}\n        rank: {n}\n" for n, each in enumerate(ranks, 1)
    )
    return f"comparisons:\n  - id: first{COMMON}{RANKS}{rows}"


def misconception(belief: str, *false: str) -> str:
    rows = "".join(f"      - text: {each}\n        because: b\n" for each in false)
    return (
        f"misconceptions:\n  - id: myth{COMMON}{SAID}    belief: {belief}\n    also_false:\n{rows}"
    )


def contrast(holds: str) -> str:
    return (
        f"contrasts:\n  - id: one{COMMON}    question: q\n    holds: {holds}\n"
        "    not_for:\n      cough: no\n      pain: no\n"
    )


def triple(objects: str) -> str:
    return (
        f"triples:\n  - id: one{COMMON}    subject: fever\n    relation: shows\n"
        f"    object: [{objects}]\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (sequence("fever, cough"), []),
        (
            sequence("nausea"),
            ["'entry': 'asked_after' holds 'nausea', which is none of the 'steps'"],
        ),
        (
            sequence("fever, fever"),
            ["'entry': 'asked_after' holds 'fever' twice; expected each once"],
        ),
        (
            sequence("pain"),
            ["'entry': 'asked_after' holds the last step 'pain'; nothing follows it"],
        ),
        (comparison("liver", "lung", "bone"), []),
        (
            comparison("liver", "lung", "liver"),
            ["'entry': ranks the concept 'liver' twice; expected each once"],
        ),
        (misconception("It is not so.", "It is never so.", "Nobody knows."), []),
        (
            misconception("it is SO", "It is never so.", "Nobody knows."),
            ["'entry': 'statement' and 'belief' say the same; expected different options"],
        ),
        (
            misconception("It is not so.", "Nobody knows.", "nobody knows"),
            ["'entry': 'also_false.0' and 'also_false.1' say the same; expected different options"],
        ),
        (contrast("fever"), []),
        (
            contrast("cough"),
            ["'entry': 'cough' stands under 'holds' and under 'not_for'; choose one"],
        ),
        (triple("liver, lung"), []),
        (triple("liver, liver"), ["'entry': found the object 'liver' twice; expected each once"]),
    ],
)
def test_a_fact_of_each_kind_refuses_what_makes_no_question(tmp_path, text, expected):
    assert read_messages(tmp_path, text) == expected


def test_a_sequence_asks_after_two_steps_at_most(tmp_path):
    (message,) = read_messages(tmp_path, sequence("fever, cough, jaundice"))
    assert message == (
        "'asked_after': found ['fever', 'cough', 'jaundice']; "
        "expected: tuple should have at most 2 items after validation, not 3"
    )


A_DAY = "a day of the calendar as YYYY-MM-DD; example: 2026-11-22"


@pytest.mark.parametrize(
    "day",
    ["20261122", "2026-W47-7", "2026-11-22T00:00:00", "1795305600", "2026-02-30", "2026-1-2", "x"],
)
def test_a_day_is_written_in_one_way(tmp_path, day):
    text = f"tombstones:\n  - id: old\n    on: {day}\n    why: It was wrong.\n"
    assert read_messages(tmp_path, text) == [f"'on': found '{day}'; expected: {A_DAY}"]


@pytest.mark.parametrize(
    ("dated", "good"),
    [
        ("2025", True),
        ("2025-12", True),
        ("2024-02-29", True),
        ("2025-02-29", False),
        ("2025-13", False),
        ("2025-00", False),
        ("2025-01-32", False),
        ("0025", False),
        ("٢٠٢٥", False),
    ],
)
def test_a_reference_is_dated_by_the_calendar(tmp_path, dated, good):
    text = f"references:\n  - id: a\n    authority: b\n    title: c\n    dated: {dated}\n"
    found = read_messages(tmp_path, text + "    address: d\n")
    assert [each.split(":")[0] for each in found] == ([] if good else ["'dated'"])


@pytest.mark.parametrize("weight", [-1, 6])
def test_a_finding_weighs_nought_to_five(tmp_path, weight):
    text = "findings:\n  - concept: fever\n    kind: sign\n    line: l\n    weights:\n      a: "
    text += f"{weight}\n"
    (message,) = read_messages(tmp_path, text)
    assert message.startswith(f"'weights.a': found '{weight}'; expected: input should be ")
