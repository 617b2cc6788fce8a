"""People who visit the plan."""

from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "student", "visitor", "web"]
