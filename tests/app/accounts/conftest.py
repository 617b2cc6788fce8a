"""People who visit the pages of this room."""

from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "student", "visitor", "web"]
