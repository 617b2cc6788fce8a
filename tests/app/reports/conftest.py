"""The application and its people, for the reports room."""

from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "student", "visitor", "web"]
