"""Question sets of a course: built, looked at, kept in versions."""
