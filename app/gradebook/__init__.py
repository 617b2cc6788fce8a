"""The grades of a course: everybody's for its staff, one's own for a student."""
