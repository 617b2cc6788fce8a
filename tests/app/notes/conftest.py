"""The application and its people, for the room of notes."""

from tests.app.web import classmate, student, visitor, web

__all__ = ["classmate", "student", "visitor", "web"]
