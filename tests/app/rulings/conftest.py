"""People of rulings."""

from tests.app.courses.teaching import instructor
from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "instructor", "student", "visitor", "web"]
