"""People who visit the plan."""

from tests.app.days import noon
from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "noon", "student", "visitor", "web"]
