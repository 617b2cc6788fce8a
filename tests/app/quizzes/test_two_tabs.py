"""Two tabs that keep a preset at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import now
from app.db import engine_options
from app.models import QuizPreset
from app.quizzes.criteria import Criteria
from app.quizzes.presets import save
from tests.app.conftest import person

ME = UUID(int=1)
WAIT = 0.3


@pytest.fixture
def engine(any_database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(any_database))
    with Session(made) as session:
        session.add(person("student", 1))
        session.commit()
    yield made
    made.dispose()


def keep(engine: sa.Engine, number: int) -> bool:
    """Whether the name was there."""
    with Session(engine) as session:
        replaced = save(session, ME, "Mine", Criteria(number=number), now())
        session.commit()
        return replaced


def test_a_name_that_two_tabs_save_is_one_preset(engine: sa.Engine) -> None:
    with Session(engine) as first, ThreadPoolExecutor() as pool:
        save(first, ME, "Mine", Criteria(number=1), now())
        other = pool.submit(keep, engine, 2)
        sleep(WAIT)
        first.commit()
        assert other.result(timeout=20)
    with Session(engine) as session:
        (row,) = session.scalars(sa.select(QuizPreset))
    assert row.criteria["number"] == 2
