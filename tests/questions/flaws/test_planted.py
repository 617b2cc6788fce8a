"""The planted flaws: what the rules find, and what they find in clean items.

The rules were tuned on all three files, so that the counts hold what is reached and say nothing of
items that nobody has read. Goals there: 98 % found, 1 % false alarms.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from questions.flaws.checks import CRITERIA
from questions.flaws.known import known
from questions.flaws.lint import lint

PLANTED = Path(__file__).parent.parent / "planted"
REACHED = {"tuning.jsonl": (84, 0), "held_out.jsonl": (126, 0), "held_out_2.jsonl": (168, 0)}
"""File -> planted flaws found, clean items with a finding."""


def planted(name: str) -> list[str | None]:
    """The planted criterion of each line."""
    lines = (PLANTED / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["criterion"] for line in lines]


@pytest.fixture(scope="module")
def measured(bank):
    """How many planted flaws are found, and in how many clean items something is."""

    def measure(name: str) -> tuple[int, int]:
        told: dict[int, set[str]] = {}
        for finding in lint(PLANTED / name, known(bank)):
            told.setdefault(finding.line, set()).add(finding.criterion)
        hits = [(criterion, told.get(at, set())) for at, criterion in enumerate(planted(name), 1)]
        found = sum(criterion in hit for criterion, hit in hits if criterion)
        return found, sum(bool(hit) for criterion, hit in hits if criterion is None)

    return measure


def test_the_files_are_as_they_were_frozen():
    sums = (PLANTED / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for line in sums:
        digest, name = line.split()
        assert hashlib.sha256((PLANTED / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("name", "each", "clean"), [("tuning", 4, 60), ("held_out", 6, 150), ("held_out_2", 8, 200)]
)
def test_every_criterion_is_planted_equally_often(name, each, clean):
    expected = dict.fromkeys(CRITERIA, each) | {None: clean}
    assert Counter(planted(f"{name}.jsonl")) == expected


@pytest.mark.parametrize("name", sorted(REACHED))
def test_what_is_reached_on_the_files_that_rules_were_tuned_on_is_kept(measured, name):
    assert measured(name) == REACHED[name]
