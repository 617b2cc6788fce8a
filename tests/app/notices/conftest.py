"""People of courses, a class that is told, and a server that takes its letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from app.db import engine_options
from tests.app.accounts.postbox import Postbox, listening
from tests.app.courses.teaching import instructor
from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "instructor", "student", "visitor", "web"]


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with listening() as made:
        yield made


@pytest.fixture
def either(database: str) -> Iterator[sa.Engine]:
    """Both engines, in every run: what happens at once differs between them."""
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()
