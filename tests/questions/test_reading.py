"""A mistake in a file is answered with file, line, what was found and what is expected."""

from pathlib import Path

import pytest

from questions.bank import BadBank, load
from questions.reading import read
from tests.questions.small import small, write


def problems(folder: Path, text: str) -> list[str]:
    _, found = read(write(folder, text))
    return [f"{Path(each.file).name}:{each.line}: {each.id}: {each.message}" for each in found]


def test_a_small_bank_is_read_whole(tmp_path):
    bank = load(write(tmp_path, small()))
    assert sorted(bank.facts) == ["epsin.class", "novar.class", "rudex.class", "tamol.class"]
    assert bank.facts["tamol.class"].statement == "Tamol is an alpha blocker."


def test_texts_are_never_taken_for_other_types(tmp_path):
    text = "concepts:\n  - id: ratio\n    type: no\n    name: 2:1\n"
    entries, found = read(write(tmp_path, text))
    assert found == []
    assert (entries[0].model.name, entries[0].model.type) == ("2:1", "no")


def test_a_doubled_key_is_refused_with_its_line(tmp_path):
    text = "concepts:\n  - id: liver\n    type: site\n    name: liver\n    name: hepar\n"
    assert problems(tmp_path, text) == [
        "small.yaml:5: concepts.0: found the key 'name' twice; expected once; keep one of the two"
    ]


def test_a_comma_in_an_unquoted_list_is_refused(tmp_path):
    text = (
        "concepts:\n  - id: a\n    type: t\n    name: n\n    accepted: [bone pain, pain in bone]\n"
    )
    found = problems(tmp_path, text)
    assert [line.split(":")[1] for line in found] == ["5", "5"]
    assert "found 2 values in a one-line list, 'bone pain' unquoted" in found[0]


def test_an_unknown_section_and_a_broken_field_are_told_together(tmp_path):
    text = "conceptz:\n  - id: x\nconcepts:\n  - id: Not An Id\n    type: t\n    name: n\n"
    found = problems(tmp_path, text)
    assert [line.split(":")[1] for line in found] == ["1", "4"]
    assert "found no such section" in found[0]
    assert "'id': found 'Not An Id'; expected: a text like" in found[1]
    assert "example: liver-metastases" in found[1]


def test_a_missing_field_names_itself(tmp_path):
    found = problems(tmp_path, "concepts:\n  - id: liver\n    name: liver\n")
    assert found == [
        "small.yaml:2: liver: 'type': found nothing; expected: a value; this field is needed; "
        "example: see questions/facts/README.md"
    ]


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path):
    found = problems(tmp_path, "concepts:\n  - id: [liver\n")
    assert len(found) == 1
    assert "is not YAML" in found[0]


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "small.yaml").write_bytes(b"concepts:\n  - id: caf\xe9\n")
    _, found = read(tmp_path)
    assert [each.message for each in found] == ["is not UTF-8; save the file as UTF-8"]


def test_a_bad_bank_never_half_loads(tmp_path):
    text = small(more="triples:\n  - id: x\n    topic: nowhere\n")
    with pytest.raises(BadBank) as bad:
        load(write(tmp_path, text))
    assert {problem.id for problem in bad.value.problems} == {"x"}
    assert all(problem.line > 0 for problem in bad.value.problems)


def test_bands_of_a_figure_must_not_overlap(tmp_path):
    text = """
figures:
  - id: share
    topic: drugs
    statement: s
    explanation: e
    measure: m
    low: 12
    high: 12
    unit: "%"
    population: p
    year: 2020
    options:
      - low: 10
        high: 15
      - low: 15
        high: 20
      - low: 30
        high: 40
"""
    found = problems(tmp_path, text)
    assert len(found) == 1
    assert "bands 10.0-15.0 and 15.0-20.0 overlap" in found[0]
