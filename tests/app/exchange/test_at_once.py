"""Files of one learner that come at once are counted one after the other. On both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import new_id
from app.db import engine_options
from app.exchange import uploading
from app.models import Learner, Upload
from tests.app.conftest import MONDAY, person

AT_ONCE = 6


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    with Session(made) as session:
        session.add(person("ina", 1))
        session.commit()
    yield made
    made.dispose()


def test_no_more_are_kept_than_there_may_be(engine: sa.Engine) -> None:
    ready = Barrier(AT_ONCE, timeout=20)

    def receive(number: int) -> bool:
        with Session(engine) as session:
            learner = session.scalars(sa.select(Learner)).one()
            session.rollback()
            ready.wait()
            try:
                uploading.receive(session, learner, new_id(MONDAY), f"{number}.apkg", 1, MONDAY)
            except uploading.Full:
                return False
            session.commit()
            return True

    with ThreadPoolExecutor(AT_ONCE) as pool:
        kept = list(pool.map(receive, range(AT_ONCE)))
    assert sum(kept) == uploading.MOST_OPEN
    with Session(engine) as session:
        assert len(session.scalars(sa.select(Upload.id)).all()) == uploading.MOST_OPEN
