"""A class works while a worker is killed: what was acknowledged is there, and nobody is stuck."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from time import sleep

import pytest

from bench.classroom.checking import Report
from bench.classroom.running import run, workers
from tests.conftest import ENGINES, Databases

pytestmark = pytest.mark.long
STUDENTS, QUESTIONS, SECONDS = 20, 6, 12.0
BUSY = " 503"  # who is told so comes back; on a machine that others use as well it may be needed


def kill_one(server: int) -> None:
    """Kill a worker in the middle of the work, as no worker ends by itself."""
    sleep(SECONDS / 2)
    os.kill(workers(server)[0], signal.SIGKILL)


@pytest.fixture(params=ENGINES)
def report(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Report:
    databases: Databases = request.getfixturevalue(f"{request.param}_databases")
    monkeypatch.setenv("METASTASIS_INSTANCE", str(tmp_path))
    url = databases.migrated()
    found = run(url, tmp_path, STUDENTS, QUESTIONS, SECONDS, kill_one)
    databases.drop(url)
    return found


def test_a_class_loses_nothing_to_a_killed_worker(report: Report) -> None:
    assert report.saved >= STUDENTS * QUESTIONS
    assert report.lost == 0
    errors = {each: many for each, many in report.refused.items() if not each.endswith(BUSY)}
    assert errors == {}
    assert report.stranded == ()
    assert report.attempts == report.ended == STUDENTS
    assert report.handed_in == STUDENTS
