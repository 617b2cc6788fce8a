"""People of a course whose knowledge is looked at."""

from tests.app.courses.teaching import instructor
from tests.app.days import noon
from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "instructor", "noon", "student", "visitor", "web"]
