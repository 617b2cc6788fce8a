"""What reading a large package takes: memory in step with its tables, whatever its pictures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exports.large import write_large

ROOT = Path(__file__).resolve().parents[2]
MIB = 1 << 20


def taken(path: Path) -> list[int]:
    """Of a child of a shell: what a child of this process takes begins at what this one has."""
    program = [sys.executable, "-m", "tests.exports.large", str(path)]
    shell = ["sh", "-c", '"$@"; exit $?', "sh", *program]
    done = subprocess.run(shell, capture_output=True, cwd=ROOT, check=True)
    return list(json.loads(done.stdout))


@pytest.mark.long
def test_memory_is_at_most_three_times_the_largest_table(tmp_path: Path) -> None:
    write_large(tmp_path / "small", notes=1, reviews=1, pictures=1, each=100)
    *_, floor = taken(tmp_path / "small")
    largest = write_large(tmp_path / "large", notes=10_000, reviews=50_000, pictures=200, each=MIB)
    assert (tmp_path / "large").stat().st_size > 200 * MIB
    cards, pictures, reviews, peak = taken(tmp_path / "large")
    (tmp_path / "large").unlink()
    assert (cards, pictures // MIB, reviews) == (10_000, 200, 50_000)
    assert peak - floor <= 3 * largest
