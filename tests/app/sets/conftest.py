"""A course with an empty set, and its instructor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.app.courses.teaching import instructor, open_course
from tests.app.web import Visitor, classmate, student, visitor, web

__all__ = ["classmate", "instructor", "student", "visitor", "web"]


@pytest.fixture
def path(instructor: Visitor) -> str:
    """The path of the set."""
    course = open_course(instructor)
    return instructor.post(f"{course}/sets/new", title="Week 1").location


@pytest.fixture
def statements(web: Flask) -> Iterator[list[str]]:
    """What is asked of the database, as it is asked."""
    with web.app_context():
        engine = db.engine
    sent: list[str] = []

    def note(*said: Any) -> None:
        sent.append(said[2])

    sa.event.listen(engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(engine, "before_cursor_execute", note)
