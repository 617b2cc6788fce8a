"""The command that looks whether all is sound."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa

from app.models import DayTally, ItemVersion, Learner, Memory, Review
from tests.app.cli.shell import Shell

SOUND = """\
ok     the tables are those of this version
ok     every row has its parent
ok     every item is as it was published
ok     every answer names an item that can be shown
ok     every memory is what its log says
ok     every day's tally is what the log says
"""


def test_the_doctor_finds_a_fresh_database_sound(ready: Shell) -> None:
    done = ready("doctor")
    assert (done.exit_code, done.output) == (0, SOUND)


def test_the_doctor_stops_at_missing_tables(shell: Shell) -> None:
    done = shell("doctor")
    assert done.exit_code == 1
    assert "run `flask --app app db upgrade`" in done.output


def test_the_doctor_finds_a_memory_that_the_log_does_not_explain(ready: Shell) -> None:
    with ready.session() as session:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        session.add(Learner(id=UUID(int=1), name="Student", created_at=at))
        session.flush()
        session.add(
            Memory(learner_id=UUID(int=1), unit="bank/x", stability=5.0, difficulty=5.0, reps=1)
        )
        session.commit()
    done = ready("doctor")
    assert done.exit_code == 1
    assert done.output.splitlines()[4:] == [
        "WRONG  every memory is what its log says",
        f"       learner {UUID(int=1)}, bank/x",
        "ok     every day's tally is what the log says",
        "Error: 1 of these checks found something.",
    ]


def test_the_doctor_finds_a_tally_that_the_log_does_not_explain_and_mends_it(ready: Shell) -> None:
    with ready.session() as session:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        session.add(Learner(id=UUID(int=1), name="Student", created_at=at))
        session.flush()
        session.add(DayTally(learner_id=UUID(int=1), day=20514, answers=3))
        session.commit()
    done = ready("doctor")
    assert done.exit_code == 1
    assert done.output.splitlines()[5:] == [
        "WRONG  every day's tally is what the log says",
        f"       learner {UUID(int=1)}, 2026-03-02: run `flask --app app doctor --mend`",
        "Error: 1 of these checks found something.",
    ]
    mended = ready("doctor", "--mend")
    said = "Learners whose tallies were made anew: 1.\n"
    assert (mended.exit_code, mended.output) == (0, said + SOUND)


def test_an_upgrade_makes_the_tallies_that_an_older_version_did_not_know(ready: Shell) -> None:
    with ready.session() as session:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        session.add(Learner(id=UUID(int=1), name="Student", created_at=at))
        session.flush()
        session.add(
            Review(
                learner_id=UUID(int=1),
                id=UUID(int=2),
                unit="bank/x",
                kind="imported",
                counted=False,
                correct=True,
                answered_at=at,
                learner_day=20514,
                policy="1",
                parameters={"retention": 0.9},
            )
        )
        session.commit()
    assert ready("doctor").exit_code == 1
    assert ready("db", "upgrade").exit_code == 0
    done = ready("doctor")
    assert (done.exit_code, done.output) == (0, SOUND)


def test_the_doctor_finds_an_item_that_was_changed(ready: Shell) -> None:
    with ready.session() as session:
        row = session.scalars(sa.select(ItemVersion).order_by(ItemVersion.item_id)).first()
        assert row is not None
        row.body = {**row.body, "stem": "Something else?"}
        session.commit()
        expected = f"       {row.item_id} {row.version} is not what its version says"
    done = ready("doctor")
    assert done.exit_code == 1
    assert expected in done.output.splitlines()
