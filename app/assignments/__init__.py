"""Assignments of a course: set by its staff, taken by its students."""
