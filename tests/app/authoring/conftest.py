"""A course, its instructor, and what is asked of the database."""

from __future__ import annotations

import pytest

from tests.app.courses.teaching import instructor, open_course
from tests.app.sets.conftest import statements
from tests.app.web import Visitor, classmate, student, visitor, web

__all__ = ["classmate", "instructor", "statements", "student", "visitor", "web"]


@pytest.fixture
def course(instructor: Visitor) -> str:
    """The path of the course."""
    return open_course(instructor)
