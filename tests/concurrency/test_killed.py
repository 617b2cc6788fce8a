"""A server killed in the middle of its work loses no answer that it acknowledged."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import sleep
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import engine_options
from app.memory.checking import differences, tally_differences
from app.memory.operations import record_answer
from app.memory.publishing import publish_items
from app.memory.rows import standing
from app.models import Learner, Review
from tests.app.items import typed
from tests.app.memory.conftest import reply_to
from tests.concurrency.test_parallel_answers import START, person

pytestmark = pytest.mark.long
WRITERS, ROUNDS, SECONDS = 4, 3, 1.0
ITEM = typed("alpha")


def answer_for_ever(url: str, learner_id: int, acknowledged: str) -> None:
    """Answer without end; each answer's id goes to the file once it is committed."""
    engine = sa.create_engine(**engine_options(url))
    file = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Session(engine, expire_on_commit=False) as session:
        learner = session.get_one(Learner, UUID(int=learner_id))
        at = START
        while True:
            at += timedelta(hours=7)
            revision = standing(session, learner.id, ITEM.unit).revision
            reply = replace(reply_to(ITEM, "alpha blocker", at), revision=revision)
            record_answer(session, learner, reply, at)
            session.commit()
            os.write(file, f"{reply.id}\n".encode())
            session.expunge_all()


def test_no_acknowledged_answer_is_lost_to_a_kill(database: str, tmp_path: Path) -> None:
    engine = sa.create_engine(**engine_options(database))
    with Session(engine) as session:
        session.add_all(person(number) for number in range(1, WRITERS + 1))
        publish_items(session, (ITEM,), "first", START)
        session.commit()
    context = multiprocessing.get_context("spawn")
    for _ in range(ROUNDS):
        writers = [
            context.Process(
                target=answer_for_ever, args=(database, number, str(tmp_path / str(number)))
            )
            for number in range(1, WRITERS + 1)
        ]
        for writer in writers:
            writer.start()
        before = len(_acknowledged(tmp_path))
        while len(_acknowledged(tmp_path)) < before + 5 * WRITERS:
            assert all(writer.is_alive() for writer in writers)
            sleep(0.1)
        sleep(SECONDS)
        for writer in writers:
            writer.kill()
        for writer in writers:
            writer.join()
    with Session(engine) as session:
        kept = set(session.scalars(sa.select(Review.id)))
        assert _acknowledged(tmp_path) - kept == set()
        assert len(kept - _acknowledged(tmp_path)) <= WRITERS * ROUNDS
        for number in range(1, WRITERS + 1):
            learner = session.get_one(Learner, UUID(int=number))
            assert differences(session, learner) == tally_differences(session, learner) == ()
    engine.dispose()


def _acknowledged(folder: Path) -> set[UUID]:
    """The ids in the files; a half-written last line is no acknowledgement."""
    lines = [line for path in folder.iterdir() for line in path.read_text().split("\n")[:-1]]
    return {UUID(line) for line in lines}
